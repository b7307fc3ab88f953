import { Choice } from '../../text/change.ts';
import type { EnvironmentVariable } from '../../model/container.ts';
import type { Value } from '../../model/field.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { listed, readValue } from './field.ts';
import type { Codec } from './field.ts';
import { nameSpan } from './span.ts';

/** A variable's literal is text whatever it looks like: a container's environment knows no numbers. */
const literal: Codec<string> = {
  type: 'a text',
  read: ({ node }) => (node?.kind === 'scalar' ? node.text : undefined),
  write: value => value,
};

/** The variables that a container lists. Those of `envFrom` have no names here. */
export function environment(list: Cursor): EnvironmentVariable[] {
  return listed(list).map(item => {
    const name = item.at('name').node;
    return variable(item, name?.kind === 'scalar' ? name.text : '');
  });
}

function variable(item: Cursor, name: string): EnvironmentVariable {
  const from = source(item.at('valueFrom'));
  return {
    name,
    span: nameSpan(item),
    value: value(item),
    ...(from === undefined ? {} : { from }),
    set: text => item.at('value').set(text),
    remove: () => item.remove(),
    useSecret: (secret, key) => ({
      from: `key ${key} of a Secret ${secret}, which you must create`,
      changes: () => [item.at('value').remove(), item.at('valueFrom').set({ secretKeyRef: { name: new Choice(secret), key: new Choice(key) } })],
    }),
  };
}

function value(item: Cursor): Value<string> {
  const from = item.at('valueFrom').span;
  if (from !== undefined) return { kind: 'dynamic', span: from, because: 'it is read when the container starts' };
  return readValue(item.at('value'), literal, nameSpan(item));
}

function source(valueFrom: Cursor): EnvironmentVariable['from'] {
  for (const [key, kind] of [['secretKeyRef', 'Secret'], ['configMapKeyRef', 'ConfigMap']] as const) {
    const name = valueFrom.at(key).at('name').node;
    const entry = valueFrom.at(key).at('key').node;
    if (name?.kind === 'scalar' && entry?.kind === 'scalar') return { kind, name: name.text, key: entry.text };
  }
  return undefined;
}

import { Choice } from '../../../text/change.ts';
import type { EnvironmentVariable } from '../../../model/container.ts';
import type { Value } from '../../../model/field.ts';
import { append } from '../../../syntax/cursor.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { listed, readValue } from '../../kubernetes/field.ts';
import { nameSpan } from '../../kubernetes/span.ts';
import { anyText } from './codecs.ts';

/** The variables of a container definition: literals in `environment`, those that ECS looks up in `secrets`. */
export function environment(container: Cursor): EnvironmentVariable[] {
  const secrets = container.at('secrets');
  return [
    ...listed(container.at('environment')).map(item => variable(item, readValue(item.at('value'), anyText, nameSpan(item)), secrets)),
    ...listed(secrets).map(item => variable(item, lookedUp(item), secrets)),
  ];
}

function lookedUp(item: Cursor): Value<string> {
  return { kind: 'dynamic', span: nameSpan(item), because: 'it is read when the container starts' };
}

/** @param secrets where the variable stands once it is looked up. */
function variable(item: Cursor, value: Value<string>, secrets: Cursor): EnvironmentVariable {
  const { node } = item.at('name');
  const name = node?.kind === 'scalar' ? node.text : '';
  return {
    name,
    span: nameSpan(item),
    value,
    set: literal => item.at('value').set(literal),
    remove: () => item.remove(),
    useSecret: (from, key) => ({
      from: `the secret ${from} in Secrets Manager, which you must create`,
      changes: () => [item.remove(), append(secrets, { name, valueFrom: new Choice(`arn:aws:secretsmanager:REGION:ACCOUNT:secret:${from}:${key}::`) })],
    }),
  };
}

import type { EnvironmentVariable } from '../../model/container.ts';
import type { Value } from '../../model/field.ts';
import { Choice } from '../../text/change.ts';
import type { Change } from '../../text/change.ts';
import type { Document } from '../../syntax/tree.ts';
import { partOf } from '../../text/source.ts';
import { Spot } from './spot.ts';
import type { Pair, ScalarTree } from './tree.ts';
import { pairsOf } from './tree.ts';

/** The variables that a service, or its build, lists, as a map or as a list. Those of `env_file` have no names here. */
export function environment(list: Spot, own: Document): EnvironmentVariable[] {
  return pairsOf(list.tree).map(pair => variable(pair, own));
}

function variable(pair: Pair, own: Document): EnvironmentVariable {
  const spot = new Spot(pair.value ?? nothing(pair), own);
  return {
    name: pair.name,
    span: pair.span,
    value: valueOf(pair),
    ...(isFromOutside(pair) ? { isFromOutside: true as const } : {}),
    set: text => setLiteral(pair, spot, text),
    remove: () => spot.remove(),
    useSecret: () => ({ from: 'the environment of Compose, or a .env file that is not committed', changes: () => [takeFromOutside(pair, spot)] }),
  };
}

/** Behind the name of an item, unless variables make a part of it: which part is not known. */
function setLiteral({ name, isItem, at: { node } }: Pair, spot: Spot, text: string): Change {
  if (!isItem) return spot.set(text);
  return node?.kind === 'scalar' && !node.text.includes('$') ? spot.set(`${name}=${text}`) : spot.refuse('a variable decides a part of it');
}

/** Compose has no secrets in the environment; what it is started with, or the `.env` beside it, gives the value. */
function takeFromOutside({ name, isItem, value }: Pair, spot: Spot): Change {
  const reference = `\${${value?.defaultOf?.name ?? name.replace(/^(?=\d)|\W/g, '_')}:?}`;
  return spot.replace(isItem ? `${name}=${reference}` : new Choice(reference));
}

/** A name without a value, or one that is a variable and nothing else. */
function isFromOutside({ value }: Pair): boolean {
  if (value === undefined || value.isNull) return true;
  return (value.because !== undefined || value.fromFile) && /^\$(?:\w+|\{\w+(?::?[?-][^{}]*)?\})$/.test(value.text);
}

function valueOf({ value, isItem, span, name }: Pair): Value<string> {
  if (value === undefined || value.isNull) return { kind: 'dynamic', span, because: 'it is what the environment of Compose says' };
  const place = value.at.span ?? span;
  if (value.because !== undefined) return { kind: 'dynamic', span: place, because: value.because, template: value.text };
  if (value.fromFile) return { kind: 'dynamic', span: place, because: 'an env file decides it' };
  if (!isItem) return { kind: 'known', value: value.text, span: place };
  const start = name.length + 1;
  return { kind: 'known', value: value.text, span: partOf(place, `${name}=${value.text}`, start, start + value.text.length) };
}

function nothing({ at }: Pair): ScalarTree {
  return { kind: 'scalar', at, tag: undefined, text: '', isNull: true, because: undefined, fromFile: false, defaultOf: undefined };
}

import { Choice } from '../../text/change.ts';
import type { PlainValue } from '../../text/change.ts';
import { formatDuration } from '../../model/values/duration.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { parseQuantity } from '../../model/values/quantity.ts';
import type { Codec } from './field.ts';
import { parseBytes, writeBytes } from './short/bytes.ts';
import { parseComposeDuration } from './short/duration.ts';
import { splitWords } from './short/words.ts';
import type { Spot } from './spot.ts';

const same = (value: PlainValue): PlainValue => value;

/** A text made by variables is a boolean too, and so are the words of YAML 1.1 (`toBoolean` of compose-go). */
export const boolean: Codec<boolean> = {
  type: 'true or false',
  read: ({ text }) => {
    if (text === undefined) return undefined;
    if (/^(true|y|yes|on|1)$/i.test(text)) return true;
    return /^(false|n|no|off|0)$/i.test(text) ? false : undefined;
  },
  write: same,
};

export const number: Codec<number> = {
  type: 'a number',
  read: ({ text }) => (text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  write: same,
};

/** A number that a person should look at when a fix proposes it. */
export const count: Codec<number> = { ...number, write: value => new Choice(value) };

export const text: Codec<string> = { type: 'a text', read: spot => spot.text, write: same };

/** A byte size. What a fix proposes, a person should look at. */
export const bytes: Codec<Quantity> = {
  type: 'a byte size that Compose accepts',
  read: spot => (spot.text === undefined ? undefined : parseBytes(spot.text)),
  write: quantity => new Choice(writeBytes(quantity)),
};

const CORES = /^(\d+(\.\d*)?|\.\d+)$/;

/** A number of cores. */
export const cores: Codec<Quantity> = {
  type: 'a number of cores that Compose accepts',
  read: spot => (spot.text !== undefined && CORES.test(spot.text) ? parseQuantity(spot.text) : undefined),
  write: quantity => new Choice(writeCores(quantity)),
};

/** A number of cores as Compose takes it: in its own words where these are such a number. */
export function writeCores({ text, number }: Quantity): string {
  return CORES.test(text) ? text : String(number);
}

/** A duration in seconds. */
export const duration: Codec<number> = {
  type: 'a duration',
  read: spot => (spot.text === undefined ? undefined : parseComposeDuration(spot.text)),
  write: formatDuration,
};

export const textList: Codec<readonly string[]> = {
  type: 'a list of texts',
  read: spot => (spot.tree?.kind === 'list' ? textsOf(spot) : undefined),
  write: same,
};

/** A list of numbers, such as group ids; a name among them is a number that only the image knows. */
export const numberList: Codec<readonly number[]> = {
  type: 'a list of numbers',
  read: spot => {
    const texts = textList.read(spot);
    return texts?.every(one => /^\d+$/.test(one)) === true ? texts.map(Number) : undefined;
  },
  write: same,
};

/** A command: a list of words, or a text that Compose splits into words. */
export const words: Codec<readonly string[]> = {
  type: 'a command',
  read: spot => (spot.text === undefined ? textList.read(spot) : splitWords(spot.text)),
  write: same,
};

/** Undefined where one of them is not a text that is known. */
function textsOf(spot: Spot): readonly string[] | undefined {
  return allKnown(spot.items().map(item => item.text));
}

/** A spot in plain data; undefined where a part of it is not known. */
export function plainOf(spot: Spot): PlainValue | undefined {
  const { tree } = spot;
  if (tree?.kind === 'scalar') return tree.isNull ? null : spot.text;
  if (tree?.kind === 'list') {
    const items = spot.items().map(plainOf);
    return allKnown(items);
  }
  const record: Record<string, PlainValue> = {};
  for (const { key, value } of spot.entries()) {
    const plain = plainOf(value);
    if (plain === undefined) return undefined;
    record[key] = plain;
  }
  return record;
}

function allKnown<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  const known: T[] = [];
  for (const item of items) {
    if (item === undefined) return undefined;
    known.push(item);
  }
  return known;
}

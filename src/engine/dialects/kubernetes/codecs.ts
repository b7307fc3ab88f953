import { Choice } from '../../text/change.ts';
import type { PlainValue } from '../../text/change.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { parseQuantity } from '../../model/values/quantity.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Node } from '../../syntax/tree.ts';
import { readScalar } from '../../syntax/yaml/scalar.ts';
import type { Codec } from './field.ts';

const same = (value: PlainValue): PlainValue => value;

export const boolean: Codec<boolean> = {
  type: 'true or false',
  read: ({ node }) => {
    const value = readScalar(node);
    return typeof value === 'boolean' ? value : undefined;
  },
  write: same,
};

export const number: Codec<number> = {
  type: 'a number',
  read: ({ node }) => numberOf(node),
  write: same,
};

export const text: Codec<string> = {
  type: 'a text',
  read: ({ node }) => textOf(node),
  write: same,
};

/** A name that a fix proposes and a person chooses. */
export const chosenText: Codec<string> = { type: 'a text', read: cursor => text.read(cursor), write: value => new Choice(value) };

/** A user or a group that a fix proposes and a person chooses. */
export const chosenNumber: Codec<number> = { type: 'a number', read: cursor => number.read(cursor), write: value => new Choice(value) };

/** A count or a percentage, a port number or a port's name. */
export const numberOrText: Codec<number | string> = {
  type: 'a number or a text',
  read: ({ node }) => {
    const value = readScalar(node);
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  },
  write: same,
};

/** Read from the text as written, so that `1e3` and `0.5` stay what they are. Whatever a fix writes, a person should look at. */
export const quantity: Codec<Quantity> = {
  type: 'a quantity that Kubernetes accepts',
  read: ({ node }) => (node?.kind === 'scalar' ? parseQuantity(node.text) : undefined),
  write: ({ text }) => new Choice(text),
};

export const textList: Codec<readonly string[]> = {
  type: 'a list of texts',
  read: cursor => listOf(cursor, textOf),
  write: same,
};

export const numberList: Codec<readonly number[]> = {
  type: 'a list of numbers',
  read: cursor => listOf(cursor, numberOf),
  write: same,
};

/** A text, or what is one where a text is wanted. */
function textOf(node: Node | undefined): string | undefined {
  if (node?.kind === 'scalar' && node.style === 'either') return node.text;
  const value = readScalar(node);
  return typeof value === 'string' ? value : undefined;
}

function numberOf(node: Node | undefined): number | undefined {
  const value = readScalar(node);
  return typeof value === 'number' ? value : undefined;
}

function listOf<T>(cursor: Cursor, pick: (item: Node | undefined) => T | undefined): T[] | undefined {
  if (cursor.node?.kind !== 'list') return undefined;
  const values: T[] = [];
  for (const item of cursor.items()) {
    const value = pick(item.node);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Anything that is written: for fields of which a rule asks only whether they are there. */
export const present: Codec<PlainValue> = { type: 'a value', read: plainValue, write: same };

/** How deep, and how many nodes, plain data may be; beyond it is not compared. */
const MAXIMUM_NODES = 2000;

/**
 * A node in plain data, aliases followed; undefined for one that is too large.
 * @param isRefused true for a node that makes the whole undefined.
 */
export function plainValue(cursor: Cursor, isRefused: (cursor: Cursor) => boolean = () => false): PlainValue | undefined {
  return plainNode(cursor, { left: MAXIMUM_NODES, isRefused });
}

interface Budget {
  left: number;
  readonly isRefused: (cursor: Cursor) => boolean;
}

function plainNode(cursor: Cursor, budget: Budget): PlainValue | undefined {
  budget.left -= 1;
  if (budget.left < 0 || budget.isRefused(cursor)) return undefined;
  const { node } = cursor;
  if (node?.kind === 'list') {
    const items: PlainValue[] = [];
    for (const item of cursor.items()) {
      const value = plainNode(item, budget);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  }
  if (node?.kind === 'map') {
    const entries: [string, PlainValue][] = [];
    for (const { key, value } of cursor.entries()) {
      const plain = plainNode(value, budget);
      if (plain === undefined) return undefined;
      entries.push([key, plain]);
    }
    return Object.fromEntries(entries);
  }
  return readScalar(node);
}

/** The texts of a map of texts, such as labels; undefined where a template decides one, or the text is broken before its end. */
export function textMap(cursor: Cursor): Record<string, string> | undefined {
  if (!cursor.isSound) return undefined;
  const texts: [string, string][] = [];
  for (const { key, value } of cursor.entries()) {
    const { node } = value;
    if (node?.kind !== 'scalar' || /\{\{|\$\{/.test(node.text)) return undefined;
    texts.push([key, node.text]);
  }
  return Object.fromEntries(texts);
}

import type { PlainValue } from '../../../text/change.ts';
import { Choice } from '../../../text/change.ts';
import type { Evaluated, List, Mapping, Scalar } from '../module/types.ts';

/** How a setting of one type reads what an expression comes to, and writes a value. */
export interface Codec<T, W = T> {
  /** Undefined where what is written is not of this type, or a part of it that matters is not known. */
  read(evaluated: Scalar | List | Mapping): T | undefined;
  write(value: W): PlainValue;
}

/** Terraform converts between texts, numbers and booleans: `"true"` is true. */
export const flag: Codec<boolean> = {
  read: evaluated => {
    if (evaluated.kind !== 'scalar') return undefined;
    const text = String(evaluated.value);
    return text === 'true' ? true : text === 'false' ? false : undefined;
  },
  write: value => value,
};

/** A switch that is spelled as two words: `status = "Enabled"`. The first is what a fix writes. */
export function words(on: readonly [string, ...string[]], off: readonly [string, ...string[]]): Codec<boolean> {
  return {
    read: evaluated => {
      const word = textOf(evaluated);
      if (word === undefined) return undefined;
      return on.includes(word) ? true : off.includes(word) ? false : undefined;
    },
    write: value => (value ? on[0] : off[0]),
  };
}

export const count: Codec<number> = {
  read: evaluated => {
    const number = evaluated.kind === 'scalar' && evaluated.value !== '' ? Number(evaluated.value) : Number.NaN;
    return Number.isFinite(number) ? number : undefined;
  },
  write: value => value,
};

/** A number that a person must decide. */
export const chosenCount: Codec<number> = { read: evaluated => count.read(evaluated), write: value => new Choice(value) };

export const text: Codec<string> = {
  read: evaluated => (evaluated.kind === 'scalar' ? String(evaluated.value) : undefined),
  write: value => value,
};

/** A text that a person must decide. */
export const chosenText: Codec<string> = { read: evaluated => text.read(evaluated), write: value => new Choice(value) };

/** A list of which every item is known. */
export const textList: Codec<readonly string[]> = {
  read: evaluated => {
    if (evaluated.kind !== 'list' || evaluated.open !== undefined) return undefined;
    const items = evaluated.items.map(textOf);
    return items.every(item => item !== undefined) ? items : undefined;
  },
  write: value => value,
};

/** The text of a scalar; undefined for anything else. */
export function textOf(evaluated: Evaluated): string | undefined {
  return evaluated.kind === 'scalar' ? String(evaluated.value) : undefined;
}

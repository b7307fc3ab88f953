import type { Evaluated, Place } from './types.ts';
import { absent, entriesOf, list, mapping, scalar } from './values.ts';

/** A value that is known to its last part, without places. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

/** Larger values are not looked through: no honest file comes near. */
const MOST_PARTS = 20_000;
const MAXIMUM_DEPTH = 60;

/** The whole value, or undefined where any part of it is not known. */
export function plainOf(value: Evaluated): Plain | undefined {
  const budget = { left: MOST_PARTS };
  return read(value, budget, 0);
}

function read(value: Evaluated, budget: { left: number }, depth: number): Plain | undefined {
  budget.left -= 1;
  if (budget.left < 0 || depth > MAXIMUM_DEPTH) return undefined;
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'absent':
      return null;
    case 'dynamic':
      return undefined;
    case 'list': {
      if (value.open !== undefined) return undefined;
      const items: Plain[] = [];
      for (const item of value.items) {
        const plain = read(item, budget, depth + 1);
        if (plain === undefined) return undefined;
        items.push(plain);
      }
      return items;
    }
    case 'map': {
      if (value.open !== undefined) return undefined;
      const entries = new Map<string, Plain>();
      for (const key of value.entries.keys) {
        const item = value.entries.get(key);
        const plain = item === undefined ? undefined : read(item, budget, depth + 1);
        if (plain === undefined) return undefined;
        entries.set(key, plain);
      }
      return entries;
    }
  }
}

/** A worked out value; all of it stands where the expression stands. */
export function evaluatedOf(plain: Plain, place: Place): Evaluated {
  if (plain === null) return absent(place);
  if (typeof plain !== 'object') return scalar(plain, place);
  if (isList(plain)) return list(plain.map(item => evaluatedOf(item, place)), place);
  return mapping(entriesOf(new Map([...plain].map(([key, item]) => [key, evaluatedOf(item, place)]))), place);
}

export function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

export function isMap(plain: Plain): plain is ReadonlyMap<string, Plain> {
  return plain instanceof Map;
}

/** Equal in Terraform's eyes, which never takes `"1"` for `1`. */
export function same(a: Plain, b: Plain): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => same(item, b[i] ?? null));
  if (isMap(a) && isMap(b)) return a.size === b.size && [...a].every(([key, item]) => b.has(key) && same(item, b.get(key) ?? null));
  return a === b;
}

/** A scalar as text, as Terraform converts it; undefined for null and collections. */
export function textOf(plain: Plain): string | undefined {
  if (typeof plain === 'string') return plain;
  if (typeof plain === 'boolean') return String(plain);
  return typeof plain === 'number' ? numberText(plain) : undefined;
}

/** Never with an exponent. */
function numberText(value: number): string {
  const text = String(value);
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^(-?)(\d+)(?:\.(\d+))?e([-+]\d+)$/.exec(text) ?? [];
  if (exponent === '') return text;
  if (Number(exponent) > 0) return BigInt(value).toString();
  return `${sign}0.${'0'.repeat(-Number(exponent) - 1)}${whole}${fraction}`;
}

/** A scalar as a number; undefined where it is none. */
export function numberOf(plain: Plain): number | undefined {
  if (typeof plain === 'number') return plain;
  return typeof plain === 'string' && /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}

export function booleanOf(plain: Plain): boolean | undefined {
  if (typeof plain === 'boolean') return plain;
  return plain === 'true' ? true : plain === 'false' ? false : undefined;
}

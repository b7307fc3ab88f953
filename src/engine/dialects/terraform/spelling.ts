import type { Path, PlainValue } from '../../text/change.ts';
import { Choice } from '../../text/change.ts';

/** How a resource's schema spells the keys of what it describes. */
export interface Spelling {
  /** The attribute or block of a key; undefined where the schema has no word for it. */
  spell(key: string): string | undefined;
  /** The key that a block or an attribute stands for. */
  read(name: string, isRepeated: boolean): string;
  /** True for a key whose value is a list of maps: blocks that may stand any number of times. */
  isRepeated(key: string): boolean;
  /** True for a key whose value is a map with keys of the person's own: an attribute, and no block. */
  isMap(key: string): boolean;
  /** True where a number may be written as a text, and a text as a number: Terraform converts what a schema types. */
  readonly converts: boolean;
  /** What is not spelled part by part, or undefined: some shapes differ. */
  rewrite?(value: PlainValue): PlainValue | undefined;
}

/** What stands below a place at which nothing but keys as they are can be written: an object, a map of labels. */
export const AS_WRITTEN: Spelling = {
  spell: key => key,
  read: name => name,
  isRepeated: () => false,
  isMap: () => true,
  converts: false,
};

/** The path of keys below a block, as the tree of HCL has it; undefined where the schema has no word for one of them. */
export function pathOf(keys: Path, spelling: Spelling): Path | undefined {
  const path: (string | number)[] = [];
  let own = spelling;
  for (const [i, key] of keys.entries()) {
    if (typeof key === 'number') {
      path.push(key);
      continue;
    }
    const name = own.spell(key);
    if (name === undefined) return undefined;
    path.push(name);
    if (own.isMap(key)) own = AS_WRITTEN;
    else if (!own.isRepeated(key) && i < keys.length - 1) path.push(0);
  }
  return path;
}

/**
 * A value as a schema takes it: maps become blocks, which are lists of bodies; those under keys of the person's own stay
 * maps. Undefined where the schema has no word for a part of it.
 */
export function valueOf(value: PlainValue, key: string, spelling: Spelling): PlainValue | undefined {
  if (spelling.isMap(key) || isScalar(value)) return value;
  if (isList(value)) return value.every(isScalar) ? value : listOf(value, spelling);
  const body = bodyOf(value, spelling);
  return body === undefined ? undefined : [body];
}

function listOf(values: readonly PlainValue[], spelling: Spelling): PlainValue | undefined {
  const bodies = values.map(value => bodyOf(value, spelling));
  return bodies.every(body => body !== undefined) ? bodies : undefined;
}

/** What a body holds. */
export function bodyOf(given: PlainValue, spelling: Spelling): PlainValue | undefined {
  const value = spelling.rewrite?.(given) ?? given;
  if (isScalar(value) || isList(value)) return value;
  const entries: [string, PlainValue][] = [];
  for (const [key, child] of Object.entries(value)) {
    const name = spelling.spell(key);
    const written = valueOf(child, key, spelling);
    if (name === undefined || written === undefined) return undefined;
    entries.push([name, written]);
  }
  return Object.fromEntries(entries);
}

function isScalar(value: PlainValue): value is string | number | boolean | null | Choice {
  return typeof value !== 'object' || value === null || value instanceof Choice;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

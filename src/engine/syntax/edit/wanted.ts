import { Choice } from '../../text/change.ts';
import type { Change, Path, PlainValue } from '../../text/change.ts';

/** What is wanted at one place of a tree, and below it. */
export type Wanted =
  | { readonly kind: 'set'; readonly value: PlainValue }
  | { readonly kind: 'remove' }
  | { readonly kind: 'inside'; readonly children: Map<Step, Wanted> };

export type Step = string | number;
export type PlainMap = Readonly<Record<string, PlainValue>>;

/** All that is wanted of one document. */
export interface Gathered {
  readonly root: Wanted | undefined;
  readonly appended: readonly PlainValue[];
  readonly because: string | undefined;
}

/**
 * Gathers changes into one tree of wishes. Where two speak of one place: a set wins over a remove, maps that are
 * set are laid over each other, and of two plain values the later one wins. What is appended to one list stands in turn, and what is
 * appended twice alike stands once: two subjects may be written in one place, which is mended for both.
 */
export function gather(changes: readonly Change[]): Gathered {
  let root: Wanted | undefined;
  const appended: PlainValue[] = [];
  const items = new Map<string, string[]>();
  const behind = ({ path, length, value }: Extract<Change, { kind: 'append' }>): Path => {
    const list = JSON.stringify(path);
    const item = JSON.stringify(value);
    const known = items.get(list) ?? [];
    items.set(list, known);
    if (!known.includes(item)) known.push(item);
    return [...path, length + known.indexOf(item)];
  };
  try {
    for (const change of changes) {
      if (change.kind === 'append-document') appended.push(change.value);
      else if (change.kind === 'append') root = combine(root, along(behind(change), { kind: 'set', value: change.value }));
      else root = combine(root, along(change.path, change.kind === 'set' ? change : { kind: 'remove' }));
    }
  } catch (error) {
    if (error instanceof Contradiction) return { root: undefined, appended: [], because: error.message };
    throw error;
  }
  return { root, appended, because: undefined };
}

/** The value that a wish comes to where nothing is written yet; undefined where it wants nothing. */
export function valueOf(wanted: Wanted): PlainValue | undefined {
  if (wanted.kind === 'remove') return undefined;
  if (wanted.kind === 'set') return wanted.value;
  const parts: [Step, PlainValue][] = [];
  for (const [step, child] of wanted.children) {
    const value = valueOf(child);
    if (value !== undefined) parts.push([step, value]);
  }
  if (parts.length === 0) return undefined;
  if (parts.every(([step]) => typeof step === 'number')) return listOf(parts);
  return Object.fromEntries(parts.map(([step, value]) => [String(step), value]));
}

export function isPlainMap(value: PlainValue | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !(value instanceof Choice) && !Array.isArray(value);
}

export function isPlainList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value);
}

class Contradiction extends Error {}

function along(path: Path, leaf: Wanted): Wanted {
  return path.reduceRight<Wanted>((child, step) => ({ kind: 'inside', children: new Map([[step, child]]) }), leaf);
}

function combine(first: Wanted | undefined, second: Wanted): Wanted {
  if (first === undefined) return second;
  if (first.kind === 'set' && second.kind === 'set') return { kind: 'set', value: overlay(first.value, second.value) };
  if (first.kind === 'inside' && second.kind === 'inside') return combineInside(first.children, second.children);
  if (first.kind === 'remove') return second.kind === 'inside' ? afresh(second) : second;
  if (second.kind === 'remove') return first.kind === 'inside' ? afresh(first) : first;
  if (first.kind === 'set') return { kind: 'set', value: applyInside(first.value, second) };
  return { kind: 'set', value: applyInside(second.kind === 'set' ? second.value : null, first) };
}

function combineInside(first: Map<Step, Wanted>, second: Map<Step, Wanted>): Wanted {
  const children = new Map(first);
  for (const [step, child] of second) children.set(step, combine(children.get(step), child));
  return { kind: 'inside', children };
}

/** What stands there goes, and only what is wanted inside is written again. */
function afresh(wanted: Wanted): Wanted {
  const value = valueOf(wanted);
  return value === undefined ? { kind: 'remove' } : { kind: 'set', value };
}

function overlay(under: PlainValue, over: PlainValue): PlainValue {
  if (!isPlainMap(under) || !isPlainMap(over)) return over;
  const result: Record<string, PlainValue> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = below === undefined ? value : overlay(below, value);
  }
  return result;
}

function applyInside(value: PlainValue, wanted: Wanted): PlainValue {
  if (wanted.kind !== 'inside') return wanted.kind === 'set' ? overlay(value, wanted.value) : value;
  if (isPlainList(value)) {
    const items: PlainValue[] = [...value];
    for (const [step, child] of wanted.children) {
      if (typeof step !== 'number' || step > items.length) throw new Contradiction('two of the changes contradict each other');
      items[step] = applyInside(items[step] ?? {}, child);
    }
    return items;
  }
  if (!isPlainMap(value)) throw new Contradiction('two of the changes contradict each other');
  const result: Record<string, PlainValue> = { ...value };
  for (const [step, child] of wanted.children) {
    if (child.kind === 'remove') Reflect.deleteProperty(result, String(step));
    else result[String(step)] = child.kind === 'set' ? child.value : applyInside(result[String(step)] ?? {}, child);
  }
  return result;
}

function listOf(parts: readonly (readonly [Step, PlainValue])[]): PlainValue[] {
  return [...parts].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}

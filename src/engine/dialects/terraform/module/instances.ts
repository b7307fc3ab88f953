import { plainOf, textOf } from './plain.ts';
import type { Evaluated, InstanceKey } from './types.ts';
import { dynamic, pairsOf, scalar } from './values.ts';

/** More instances of one block are read as one of which it is not known which it is. */
const MOST_INSTANCES = 200;

export interface EachInstance {
  readonly key: Evaluated;
  readonly value: Evaluated;
  readonly name: InstanceKey | undefined;
}

export interface InstanceList {
  readonly instances: readonly EachInstance[];
  /** Why it is not known which there are; then there is one that stands for all. */
  readonly open: string | undefined;
}

/** What `for_each` gives: a map, or a set of texts. A `dynamic` block takes lists too. */
export function instancesOf(each: Evaluated): InstanceList {
  const place = { ...each.place, path: undefined };
  if (each.kind === 'list' && each.open === undefined && each.items.length <= MOST_INSTANCES) {
    const instances = each.items.map((value, i): EachInstance => {
      const text = value.kind === 'scalar' ? textOf(value.value) : undefined;
      return { key: each.isSet === true ? value : scalar(i, place), value, name: text };
    });
    return { instances, open: undefined };
  }
  if (each.kind === 'map' && each.open === undefined && each.entries.keys.length <= MOST_INSTANCES) {
    const pairs = pairsOf(each.entries).sort(([a], [b]) => (a < b ? -1 : 1));
    return { instances: pairs.map(([key, value]) => ({ key: scalar(key, place), value, name: key })), open: undefined };
  }
  return { instances: [unknownInstance(each)], open: becauseOf(each) };
}

function becauseOf(each: Evaluated): string {
  return each.kind === 'dynamic' ? each.because : ((each.kind === 'list' || each.kind === 'map') && each.open !== undefined ? each.open : 'for_each is not known');
}

/** Where `for_each` names a resource, each value is an instance of it. */
function unknownInstance(each: Evaluated): EachInstance {
  const place = { ...each.place, path: undefined };
  const because = becauseOf(each);
  const value = each.kind === 'dynamic' && each.reference?.attribute === '' ? each : each.kind === 'list' && each.items[0]?.reference?.attribute === '' ? each.items[0] : dynamic(because, place);
  return { key: dynamic(because, place), value, name: undefined };
}

/** How many `count` makes; undefined where that is not known. */
export function countOf(count: Evaluated): number | undefined {
  const plain = plainOf(count);
  const value = typeof plain === 'number' ? plain : typeof plain === 'string' && /^\d+$/.test(plain) ? Number(plain) : undefined;
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** What `count` makes. */
export function countedInstances(count: Evaluated): InstanceList {
  const place = { ...count.place, path: undefined };
  const known = countOf(count);
  const because = count.kind === 'dynamic' ? count.because : 'count is not known';
  const one: EachInstance = { key: dynamic(because, place), value: dynamic(because, place), name: undefined };
  if (known === undefined) return { instances: [one], open: because };
  // There are some: only which one is meant is not known.
  if (known > MOST_INSTANCES) return { instances: [one], open: undefined };
  return { instances: Array.from({ length: known }, (_, i) => ({ key: scalar(i, place), value: scalar(i, place), name: i })), open: undefined };
}

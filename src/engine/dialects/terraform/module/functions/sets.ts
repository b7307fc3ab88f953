import type { Plain } from '../plain.ts';
import { isList, plainOf, same, textOf } from '../plain.ts';
import type { Evaluated, Place } from '../types.ts';
import { list } from '../values.ts';
import { invalid, MOST_ITEMS, pure, unknown } from './support.ts';
import type { Call, Functions } from './support.ts';

/** Functions of sets, and those that take items out of lists (Terraform, "Collection Functions"). A set is a list in order. */
export const SETS: Functions = new Map([
  ['distinct', (args, here) => picked(args, here, (_, first) => first)],
  ['compact', (args, here) => picked(args, here, plain => plain !== null && plain !== '')],
  ['toset', toSet],
  ['sort', (args, here) => sorted(picked(args, here, () => true))],
  ['setunion', set(sets => combined(sets, (item, all) => all.some(set => has(set, item))))],
  ['setintersection', set(sets => combined(sets, (item, all) => all.every(set => has(set, item))))],
  ['setsubtract', set(sets => combined(sets, (item, [a, b]) => a !== undefined && b !== undefined && has(a, item) && !has(b, item)))],
  ['setproduct', pure(product)],
]);

function set(compute: (sets: readonly Plain[]) => Plain | undefined): Call {
  const call = pure(compute);
  return (args, here) => {
    const value = call(args, here);
    return value.kind === 'list' ? { ...value, isSet: true } : value;
  };
}

/** The items that stay. An item that is not known stays, and makes it uncertain how many there are. */
function picked(args: readonly Evaluated[], here: Place, stays: (plain: Plain, first: boolean) => boolean): Evaluated {
  const [of] = args;
  if (of?.kind !== 'list') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  let { open } = of;
  const seen = new Set<Plain>();
  const deep: Plain[] = [];
  const items = of.items.filter(item => {
    const plain = plainOf(item);
    if (plain === undefined) {
      if (item.kind === 'dynamic') open ??= item.because;
      return true;
    }
    const first = typeof plain === 'object' && plain !== null ? !deep.some(one => same(one, plain)) : !seen.has(plain);
    if (typeof plain === 'object' && plain !== null) deep.push(plain);
    else seen.add(plain);
    return stays(plain, first);
  });
  return list(items, here, open);
}

/** A list as a set: each item once, in Terraform's order where all are known. */
export function toSet(args: readonly Evaluated[], here: Place): Evaluated {
  const items = sorted(picked(args, here, (_, first) => first));
  return items.kind === 'list' ? { ...items, isSet: true } : items;
}

function sorted(value: Evaluated): Evaluated {
  if (value.kind !== 'list' || value.items.some(item => item.kind !== 'scalar')) return value;
  const key = (item: Evaluated): string | number => (item.kind === 'scalar' ? (typeof item.value === 'number' ? item.value : (textOf(item.value) ?? '')) : '');
  return { ...value, items: [...value.items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
}

function has(set: readonly Plain[], item: Plain): boolean {
  return set.some(one => same(one, item));
}

function combined(args: readonly Plain[], stays: (item: Plain, sets: readonly (readonly Plain[])[]) => boolean): Plain | undefined {
  const sets = args.filter(isList);
  if (sets.length !== args.length || sets.length === 0 || sets.some(set => set.length > 500)) return undefined;
  const items: Plain[] = [];
  for (const item of sets.flat()) if (stays(item, sets) && !has(items, item)) items.push(item);
  return items.every(item => typeof item === 'string') ? items.sort() : items;
}

function product(args: readonly Plain[]): Plain | undefined {
  let rows: Plain[][] = [[]];
  for (const set of args) {
    if (!isList(set)) return undefined;
    if (rows.length * set.length > MOST_ITEMS) return undefined;
    rows = rows.flatMap(row => set.map(item => [...row, item]));
  }
  return args.length < 2 ? undefined : rows;
}

import { isList, numberOf, plainOf, same, textOf } from '../plain.ts';
import type { Evaluated, Place } from '../types.ts';
import { absent, dynamic, entriesOf, Lazy, list, mapping, mentionsOf, pairsOf, scalar } from '../values.ts';
import { invalid, MOST_ITEMS, pure, undecided, unknown } from './support.ts';
import type { Functions } from './support.ts';

/**
 * Functions of lists and objects (Terraform, "Collection Functions"). What is known of a part of an argument is known of
 * the result, and stands where it stood.
 */
export const COLLECTIONS: Functions = new Map([
  ['merge', merge],
  ['concat', concat],
  ['length', length],
  ['lookup', lookup],
  ['element', element],
  ['flatten', flatten],
  ['keys', keys],
  ['values', values],
  ['contains', contains],
  ['coalesce', coalesce],
  ['coalescelist', coalesceList],
  ['one', one],
  ['zipmap', zipmap],
  ['reverse', reverse],
  ['slice', slice],
  ['index', pure(([items, wanted]) => {
    const at = items !== undefined && isList(items) ? items.findIndex(item => same(item, wanted ?? null)) : -1;
    return at < 0 ? undefined : at;
  })],
  ['chunklist', pure(([items, size]) => {
    const by = numberOf(size ?? null);
    return items !== undefined && isList(items) && by !== undefined && by > 0 ? Array.from({ length: Math.ceil(items.length / by) }, (_, i) => items.slice(i * by, i * by + by)) : undefined;
  })],
]);

function merge(args: readonly Evaluated[], here: Place): Evaluated {
  const makers = new Map<string, () => Evaluated>();
  let open: string | undefined;
  for (const arg of args) {
    if (arg.kind === 'absent') continue;
    if (arg.kind === 'scalar' || arg.kind === 'list') return invalid(here);
    const because = arg.kind === 'dynamic' ? arg.because : arg.open;
    if (because !== undefined) {
      open ??= because;
      for (const key of makers.keys()) makers.set(key, () => dynamic(because, here, mentionsOf(arg)));
    }
    if (arg.kind === 'map') for (const key of arg.entries.keys) makers.set(key, () => arg.entries.get(key) ?? absent(arg.place));
  }
  return mapping(new Lazy(makers), here, open);
}

function concat(args: readonly Evaluated[], here: Place): Evaluated {
  const items: Evaluated[] = [];
  let open: string | undefined;
  for (const arg of args) {
    if (arg.kind === 'dynamic') open ??= arg.because;
    else if (arg.kind === 'list') {
      if (items.length + arg.items.length > MOST_ITEMS) return undecided('there is too much to work out', args, here);
      items.push(...arg.items);
      open ??= arg.open;
    } else return invalid(here);
  }
  return list(items, here, open);
}

function length(args: readonly Evaluated[], here: Place): Evaluated {
  const [arg] = args;
  if (arg === undefined || arg.kind === 'absent') return invalid(here);
  if (arg.kind === 'dynamic') return unknown(arg, args, here);
  if (arg.kind === 'scalar') return typeof arg.value === 'string' ? scalar([...new Intl.Segmenter().segment(arg.value)].length, here) : invalid(here);
  return arg.open === undefined ? scalar(arg.kind === 'list' ? arg.items.length : arg.entries.keys.length, here) : undecided(arg.open, args, here);
}

function lookup(args: readonly Evaluated[], here: Place): Evaluated {
  const [of, key, otherwise] = args;
  if (of === undefined || key === undefined) return invalid(here);
  if (of.kind === 'dynamic') return unknown(of, args, here);
  const name = key.kind === 'scalar' ? textOf(key.value) : undefined;
  if (of.kind !== 'map') return invalid(here);
  if (name === undefined) return unknown(key, args, here);
  const found = of.entries.get(name);
  if (found !== undefined) return found;
  return of.open === undefined ? (otherwise ?? invalid(here)) : undecided(of.open, args, here);
}

function element(args: readonly Evaluated[], here: Place): Evaluated {
  const [of, at] = args;
  if (of === undefined || at === undefined) return invalid(here);
  const index = at.kind === 'scalar' ? numberOf(at.value) : undefined;
  if (of.kind !== 'list') return of.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  if (of.open !== undefined) return undecided(of.open, args, here);
  if (index === undefined) return unknown(at, args, here);
  const { length: count } = of.items;
  return count === 0 ? invalid(here) : (of.items[((index % count) + count) % count] ?? invalid(here));
}

function flatten(args: readonly Evaluated[], here: Place): Evaluated {
  const [of] = args;
  if (of?.kind !== 'list') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  const items: Evaluated[] = [];
  const state: { open: string | undefined } = { open: of.open };
  flattenInto(of.items, items, state, 0);
  return items.length > MOST_ITEMS ? undecided('there is too much to work out', args, here) : list(items, here, state.open);
}

function flattenInto(from: readonly Evaluated[], into: Evaluated[], state: { open: string | undefined }, depth: number): void {
  for (const item of from) {
    if (into.length > MOST_ITEMS) return;
    if (item.kind === 'list' && depth < 20) {
      state.open ??= item.open;
      flattenInto(item.items, into, state, depth + 1);
    } else {
      // It may be a list itself.
      if (item.kind === 'dynamic' && item.reference === undefined) state.open ??= item.because;
      into.push(item);
    }
  }
}

function keys(args: readonly Evaluated[], here: Place): Evaluated {
  const [of] = args;
  if (of?.kind !== 'map') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  return list([...of.entries.keys].sort().map(key => scalar(key, here)), here, of.open);
}

function values(args: readonly Evaluated[], here: Place): Evaluated {
  const [of] = args;
  if (of?.kind !== 'map') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  const pairs = pairsOf(of.entries).sort(([a], [b]) => (a < b ? -1 : 1));
  return list(pairs.map(([, value]) => value), here, of.open);
}

function contains(args: readonly Evaluated[], here: Place): Evaluated {
  const [of, wanted] = args;
  if (of === undefined || wanted === undefined) return invalid(here);
  if (of.kind !== 'list') return of.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  const plain = plainOf(wanted);
  if (plain === undefined) return unknown(wanted, args, here);
  const items = of.items.map(plainOf);
  if (items.some(item => item !== undefined && same(item, plain))) return scalar(true, here);
  const at = items.indexOf(undefined);
  if (at >= 0) return unknown(of.items[at] ?? of, args, here);
  return of.open === undefined ? scalar(false, here) : undecided(of.open, args, here);
}

function coalesce(args: readonly Evaluated[], here: Place): Evaluated {
  const found = args.find(arg => !(arg.kind === 'absent' || (arg.kind === 'scalar' && arg.value === '')));
  if (found === undefined) return invalid(here);
  // The last one is taken if it is anything at all.
  return found.kind === 'dynamic' && (found !== args.at(-1) || found.refused === true) ? unknown(found, args, here) : found;
}

function coalesceList(args: readonly Evaluated[], here: Place): Evaluated {
  const found = args.find(arg => !(arg.kind === 'list' && arg.items.length === 0 && arg.open === undefined));
  if (found === undefined) return invalid(here);
  return found.kind === 'dynamic' || (found.kind === 'list' && found.items.length === 0) ? unknown(found, args, here) : found;
}

function one(args: readonly Evaluated[], here: Place): Evaluated {
  const [of] = args;
  if (of?.kind === 'absent') return of;
  if (of?.kind !== 'list') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  if (of.open !== undefined) return undecided(of.open, args, here);
  const [first, ...more] = of.items;
  return more.length > 0 ? invalid(here) : (first ?? absent(here));
}

function zipmap(args: readonly Evaluated[], here: Place): Evaluated {
  const [names, items] = args;
  if (names?.kind !== 'list' || items?.kind !== 'list') return unknown(names?.kind === 'list' ? (items ?? names) : (names ?? absent(here)), args, here);
  if (names.open !== undefined || items.open !== undefined) return undecided(names.open ?? items.open, args, here);
  const entries = new Map<string, Evaluated>();
  for (const [i, name] of names.items.entries()) {
    const text = name.kind === 'scalar' ? textOf(name.value) : undefined;
    if (text === undefined) return unknown(name, args, here);
    entries.set(text, items.items[i] ?? invalid(here));
  }
  return mapping(entriesOf(entries), here);
}

function reverse(args: readonly Evaluated[], here: Place): Evaluated {
  const [of] = args;
  if (of?.kind !== 'list') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  return list([...of.items].reverse(), here, of.open);
}

function slice(args: readonly Evaluated[], here: Place): Evaluated {
  const [of, from, to] = args;
  if (of?.kind !== 'list') return of?.kind === 'dynamic' ? unknown(of, args, here) : invalid(here);
  if (of.open !== undefined) return undecided(of.open, args, here);
  const [start, end] = [from, to].map(arg => (arg?.kind === 'scalar' ? numberOf(arg.value) : undefined));
  if (start === undefined || end === undefined) return unknown(start === undefined ? (from ?? of) : (to ?? of), args, here);
  return start < 0 || end > of.items.length || start > end ? invalid(here) : list(of.items.slice(start, end), here);
}

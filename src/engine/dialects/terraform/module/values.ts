import type { Path } from '../../../text/change.ts';
import type { Document, Node } from '../../../syntax/tree.ts';
import type { Absent, Dynamic, Entries, Evaluated, List, Mapping, Place, Reference, Scalar } from './types.ts';

/** Where an expression stands: what is needed to say where what it comes to is written. */
export interface Origin {
  readonly document: Document;
  /** Undefined below whatever works a value out. */
  readonly path: Path | undefined;
  /** What names the expression: an attribute's name, a key. */
  readonly head: Range | undefined;
  /** Set in what is read out of another syntax's text, where the whole of that text is the place. */
  readonly fixed?: Place;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export function placeOf(node: Node, { document, path, head, fixed }: Origin): Place {
  return fixed ?? { document, start: node.start, end: node.end, path, head: head ?? firstKey(node) };
}

/** What names an object that nothing leads to by a key, such as an item of a list. */
function firstKey(node: Node): Range {
  const [first] = node.kind === 'map' ? node.entries : [];
  const named = first?.key ?? node;
  return { start: named.start, end: named.end };
}

/** The origin of an entry of an object. */
export function below(origin: Origin, key: string | number, head: Range | undefined): Origin {
  return { ...origin, path: origin.path === undefined ? undefined : [...origin.path, key], head };
}

/** The origin of what an expression is made of: nothing there can be written by a path. */
export function within(origin: Origin): Origin {
  return origin.path === undefined && origin.head === undefined ? origin : { ...origin, path: undefined, head: undefined };
}

export function scalar(value: string | number | boolean, place: Place): Scalar {
  return { kind: 'scalar', value, place };
}

export function list(items: readonly Evaluated[], place: Place, open?: string): List {
  return { kind: 'list', items, open, place };
}

export function mapping(entries: Entries, place: Place, open?: string): Mapping {
  return { kind: 'map', entries, open, place };
}

export function absent(place: Place): Absent {
  return { kind: 'absent', place };
}

export function dynamic(because: string, place: Place, mentions: readonly Reference[] = []): Dynamic {
  return { kind: 'dynamic', because, mentions, place };
}

/** What Terraform would refuse. */
export function refused(because: string, place: Place): Dynamic {
  return { kind: 'dynamic', because, mentions: [], place, refused: true };
}

/** What follows from something that is not known: why, and what it mentions. */
export function follows(from: Evaluated, place: Place): Dynamic {
  if (from.kind !== 'dynamic') return dynamic(openness(from) ?? 'it is not known', place, mentionsOf(from));
  return { kind: 'dynamic', because: from.because, mentions: mentionsOf(from), place, ...(from.refused === true ? { refused: true } : {}) };
}

function openness(value: Evaluated): string | undefined {
  return value.kind === 'list' || value.kind === 'map' ? value.open : undefined;
}

/** The resources that a value names or is made of, in lists too. Few of them tell what a value depends on. */
export function mentionsOf(...values: readonly Evaluated[]): readonly Reference[] {
  return collected(values, { steps: 256, mentions: 32, maps: false });
}

/** Every resource that a value names, in lists and maps too: for questions that are asked once all is read. */
export function everyMention(value: Evaluated): readonly Reference[] {
  return collected([value], { steps: 10_000, mentions: 10_000, maps: true });
}

/** Lists of lists are looked into as far as they are few: locals can double each other without end. */
function collected(values: readonly Evaluated[], most: { readonly steps: number; readonly mentions: number; readonly maps: boolean }): readonly Reference[] {
  const found: Reference[] = [];
  const open = [...values];
  for (let at = 0; at < open.length && at < most.steps && found.length < most.mentions; at += 1) {
    const value = open[at];
    if (value?.reference !== undefined) found.push(value.reference);
    const room = Math.max(0, most.steps - open.length);
    if (value?.kind === 'dynamic') found.push(...value.mentions);
    else if (value?.kind === 'list') open.push(...value.items.slice(0, room));
    else if (value?.kind === 'map' && most.maps) open.push(...value.entries.keys.slice(0, room).flatMap(key => value.entries.get(key) ?? []));
  }
  return found.slice(0, most.mentions);
}

/** Entries that are worked out when they are asked for. */
export class Lazy implements Entries {
  readonly #makers: ReadonlyMap<string, () => Evaluated>;
  readonly #made = new Map<string, Evaluated>();

  constructor(makers: ReadonlyMap<string, () => Evaluated>) {
    this.#makers = makers;
  }

  get keys(): readonly string[] {
    return [...this.#makers.keys()];
  }

  get(key: string): Evaluated | undefined {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#makers.get(key)?.();
    if (made !== undefined) this.#made.set(key, made);
    return made;
  }
}

/** Entries that are there. */
export function entriesOf(values: ReadonlyMap<string, Evaluated>): Entries {
  return { keys: [...values.keys()], get: key => values.get(key) };
}

export function pairsOf(entries: Entries): [string, Evaluated][] {
  return entries.keys.flatMap((key): [string, Evaluated][] => {
    const value = entries.get(key);
    return value === undefined ? [] : [[key, value]];
  });
}

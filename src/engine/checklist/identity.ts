import type { RawItem } from './item.ts';
import { normalise, similarity } from './words.ts';
import { pushTo } from '../text/lists.ts';

/** Where a box is and what it says: what its record is found by. */
export interface Identity {
  /** The checklist's path, relative to its folder, with `/`. */
  readonly file: string;
  /** The headings and the groups above it, the outermost first. */
  readonly under: readonly string[];
  readonly text: string;
  /** From 1; greater for the second box and later ones with all the rest alike. */
  readonly occurrence: number;
}

export interface Identified extends Identity {
  readonly id: string;
}

/** The identities of a checklist's items, in their order. */
export function identitiesOf(items: readonly (RawItem & { readonly parent: number | undefined })[]): Identified[] {
  const seen = new Map<string, number>();
  return items.map(item => {
    const identity = { file: item.source.uri, under: [...item.headings, ...groupsOf(item.parent, items)], text: item.text };
    const key = keyOf(identity);
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return { ...identity, occurrence, id: hash(`${key}\n${String(occurrence)}`) };
  });
}

function groupsOf(parent: number | undefined, items: readonly (RawItem & { readonly parent: number | undefined })[]): string[] {
  const above = parent === undefined ? undefined : items[parent];
  return above === undefined ? [] : [...groupsOf(above.parent, items), above.text];
}

function keyOf({ file, under, text }: Omit<Identity, 'occurrence'>): string {
  return [file, ...under, text].join('\n');
}

/** 64 bits of FNV-1a in two halves with different seeds, in 13 letters and digits: short enough to read out. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ code ^ (low >>> 15), 0x01000197) >>> 0;
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0');
}

/** Below this two wordings are not taken for the same item. */
const ALIKE = 0.5;

/**
 * Which of the stored identities belongs to which of the present ones: each to one at most.
 * First those that are exactly as stored; then the same text elsewhere in the file (moved); then the same place with
 * other words (reworded), the most alike first; last the same place and text in another file, where the stored one's is gone.
 * @returns for each stored identity its present one, or undefined.
 */
export function matchIdentities<S extends Identity & { readonly id?: string }, P extends Identity & { readonly id?: string }>(stored: readonly S[], present: readonly P[]): ReadonlyMap<S, P> {
  const matching = new Matching(stored, present);
  matching.sameIds();
  const files = new Set(present.map(({ file }) => file));
  matching.pair(one => JSON.stringify([keyOf(one), one.occurrence]));
  matching.pair(({ file, under, text, occurrence }) => JSON.stringify([file, under.map(normalise), normalise(text), occurrence]));
  matching.pair(({ file, under, text }) => JSON.stringify([file, under.at(-1), text]));
  matching.pair(({ file, text }) => JSON.stringify([file, text]));
  matching.pair(({ file, text }) => JSON.stringify([file, normalise(text)]));
  matching.reworded();
  matching.pair(({ under, text }) => JSON.stringify([under.slice(1), text]), one => !files.has(one.file));
  return matching.pairs;
}

class Matching<S extends Identity & { readonly id?: string }, P extends Identity & { readonly id?: string }> {
  readonly pairs = new Map<S, P>();
  readonly #stored: readonly S[];
  readonly #present: readonly P[];
  readonly #taken = new Set<P>();

  constructor(stored: readonly S[], present: readonly P[]) {
    this.#stored = stored;
    this.#present = present;
  }

  /** Most entries are of boxes that nobody touched: their ids are made of the same words. */
  sameIds(): void {
    const ids = new Map(this.#present.flatMap(one => (one.id === undefined ? [] : [[one.id, one] as const])));
    for (const one of this.#stored) {
      const partner = one.id === undefined ? undefined : ids.get(one.id);
      if (partner === undefined || this.#taken.has(partner)) continue;
      if (keyOf(partner) === keyOf(one) && partner.occurrence === one.occurrence) this.#join(one, partner);
    }
  }

  get #isDone(): boolean {
    return this.pairs.size === this.#stored.length;
  }

  /** Pairs what has the same key, in order. */
  pair(key: (one: Identity) => string, accepts: (one: S) => boolean = () => true): void {
    if (this.#isDone) return;
    const free = new Map<string, P[]>();
    for (const one of this.#present) if (!this.#taken.has(one)) pushTo(free, key(one), one);
    for (const one of this.#stored) {
      if (this.pairs.has(one) || !accepts(one)) continue;
      const partner = free.get(key(one))?.shift();
      if (partner !== undefined) this.#join(one, partner);
    }
  }

  /** Pairs what stands in the same place with words that are alike, the most alike first. */
  reworded(): void {
    if (this.#isDone) return;
    const place = ({ file, under }: Identity): string => JSON.stringify([file, ...under]);
    const free = new Map<string, P[]>();
    for (const one of this.#present) if (!this.#taken.has(one)) pushTo(free, place(one), one);
    const candidates = this.#stored
      .filter(one => !this.pairs.has(one))
      .flatMap(one => (free.get(place(one)) ?? []).map(other => ({ one, other, likeness: similarity(one.text, other.text) })))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness);
    for (const { one, other } of candidates) if (!this.pairs.has(one) && !this.#taken.has(other)) this.#join(one, other);
  }

  #join(one: S, other: P): void {
    this.pairs.set(one, other);
    this.#taken.add(other);
  }
}

import type { Labels, Selector } from './facts.ts';
import { selects } from './facts.ts';
import { pushTo } from '../text/lists.ts';

interface Selecting {
  readonly selector: Selector;
}

interface Labelled {
  readonly podLabels: Labels;
}

/**
 * Selecting objects (Services, budgets) and what they select from (workloads), each found from the other by one label: a
 * repository has thousands of both. Answers come in the order in which things were added.
 */
export class SelectorIndex<S extends Selecting, L extends Labelled> {
  readonly #selecting = new Buckets<S>();
  readonly #labelled = new Buckets<L>();

  addSelecting(one: S): void {
    const { selector } = one;
    const [first] = selector.kind === 'labels' ? Object.entries(selector.match) : [];
    this.#selecting.add(one, first === undefined ? [] : [bucketOf(first)]);
  }

  addLabelled(one: L): void {
    this.#labelled.add(one, Object.entries(one.podLabels ?? {}).map(bucketOf), one.podLabels === undefined);
  }

  /** What selects pods with these labels. */
  selecting({ podLabels }: Labelled): S[] {
    const near = podLabels === undefined ? this.#selecting.all : this.#selecting.near(Object.entries(podLabels).map(bucketOf));
    return near.filter(({ selector }) => selects(selector, podLabels));
  }

  /** What a selector selects. */
  selected({ selector }: Selecting): L[] {
    const [first] = selector.kind === 'labels' ? Object.entries(selector.match) : [];
    const near = first === undefined ? this.#labelled.all : this.#labelled.near([bucketOf(first)]);
    return near.filter(({ podLabels }) => selects(selector, podLabels));
  }
}

function bucketOf([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}

/** Things by words; those without any are near every word. */
class Buckets<T> {
  readonly all: T[] = [];
  readonly #order = new Map<T, number>();
  readonly #anywhere: T[] = [];
  readonly #byWord = new Map<string, T[]>();

  add(one: T, words: readonly string[], isAnywhere = words.length === 0): void {
    this.#order.set(one, this.all.length);
    this.all.push(one);
    if (isAnywhere) this.#anywhere.push(one);
    for (const word of words) pushTo(this.#byWord, word, one);
  }

  near(words: readonly string[]): T[] {
    const found = new Set([...this.#anywhere, ...words.flatMap(word => this.#byWord.get(word) ?? [])]);
    return [...found].sort((a, b) => (this.#order.get(a) ?? 0) - (this.#order.get(b) ?? 0));
  }
}

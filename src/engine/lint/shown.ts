import type { ActiveRule } from './ruleset.ts';

/**
 * Which findings are shown. What answers a checklist alone is not; nor is what a rule says with the numbers of one service
 * where it says so without them.
 */
export class Shown {
  readonly #plain = new Set<string>();

  /** To be asked of all findings of a file, in the order in which they were made. @param place equal for equal places. */
  has({ rule, question, of }: ActiveRule, place: string): boolean {
    if (question !== undefined) return false;
    const key = `${rule.id} ${place}`;
    if (of === undefined) this.#plain.add(key);
    return of === undefined || !this.#plain.has(key);
  }
}

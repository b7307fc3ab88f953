import type { Rule } from '../../rules/rule.ts';
import type { Source } from '../../text/source.ts';
import type { Candidate } from '../judge.ts';
import type { Suppression } from './suppression.ts';
import { covers, names } from './suppression.ts';

/** Finds what silences a finding among any number of suppressions, by the source and the rule that they are about. */
export class Silencers {
  readonly #order = new Map<Suppression, number>();
  readonly #everywhere = new ByRule();
  readonly #bySource = new Map<Source, ByRule>();

  constructor(suppressions: readonly Suppression[]) {
    for (const suppression of suppressions) {
      this.#order.set(suppression, this.#order.size);
      (suppression.scope.kind === 'file' ? this.#everywhere : this.#of(suppression.span.source)).add(suppression);
    }
  }

  /** The first suppression that silences a finding, or undefined. */
  of(candidate: Candidate): Suppression | undefined {
    if (this.#order.size === 0) return undefined;
    const { rule } = candidate.active;
    const sources = new Set([candidate.span.source, candidate.subject.span.source]);
    const found = [this.#everywhere, ...[...sources].flatMap(source => this.#bySource.get(source) ?? [])].flatMap(
      one => one.for(rule).find(suppression => covers(suppression, candidate)) ?? [],
    );
    return found.reduce<Suppression | undefined>((first, one) => (first === undefined || this.#place(one) < this.#place(first) ? one : first), undefined);
  }

  #of(source: Source): ByRule {
    const known = this.#bySource.get(source) ?? new ByRule();
    this.#bySource.set(source, known);
    return known;
  }

  #place(suppression: Suppression): number {
    return this.#order.get(suppression) ?? 0;
  }
}

class ByRule {
  readonly #all: Suppression[] = [];
  readonly #known = new Map<Rule, readonly Suppression[]>();

  add(suppression: Suppression): void {
    this.#all.push(suppression);
  }

  /** Those that name a rule, in the order in which they were added. */
  for(rule: Rule): readonly Suppression[] {
    let known = this.#known.get(rule);
    if (known === undefined) {
      known = this.#all.filter(suppression => names(suppression, rule));
      this.#known.set(rule, known);
    }
    return known;
  }
}

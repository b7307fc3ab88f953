import type { Question } from '../lint/ruleset.ts';
import type { ParameterValue } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import type { Item } from './item.ts';
import type { Binding, Evidence, Platform } from './bind/evidence.ts';
import type { Answer, World } from './evaluate.ts';
import { askedBy } from './questions.ts';

export interface Knowledge {
  readonly rules: readonly Rule[];
  /** What the manifests of a platform say to a question: all that were found, the suppressed ones among them, since what is suppressed is not good. */
  readonly answer: (question: Question, platform: Platform | undefined) => Answer;
  /** Facts of the repository; undefined for those that are not known. Absence is a fact only where everything was read. */
  readonly fact: (evidence: Evidence) => Answer | undefined;
}

/** Answers evidence from what the linter and the repository say. What was not asked in just this way is not answered. */
export function worldOf({ rules, answer, fact }: Knowledge): World {
  return evidence => {
    const silent = notInFiles(evidence);
    if (silent !== undefined) return silent;
    const asked = askedBy(evidence, rules);
    if (asked?.kind === 'unasked') return asked;
    if (asked === undefined) return fact(evidence) ?? NOT_ASKED;
    return answer(asked.question, evidence.scope?.platform);
  };
}

/** The answer to what no file can say; undefined for the rest. */
export function notInFiles({ kind }: Evidence): Answer | undefined {
  if (kind === 'cluster') return NO_CLUSTER;
  return kind === 'person' || kind === 'command' ? PERSON : undefined;
}

const NO_CLUSTER: Answer = { kind: 'unasked', because: 'No cluster was asked.' };
const PERSON: Answer = { kind: 'unasked', because: 'A person decides.' };
const NOT_ASKED: Answer = { kind: 'unasked', because: 'The repository was not asked.' };

/** A rule that a checklist relies on, with the numbers that it sets. */
export interface Demand {
  readonly ruleId: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly item: Item;
  /** Of which software or service it speaks; undefined for all. */
  readonly of: string | undefined;
  /** Of which files it speaks; undefined for all. */
  readonly platform: Platform | undefined;
  readonly origin: 'annotation' | 'accepted' | 'suggested';
}

/**
 * The numbers that checklists state for the linter: `Memory limits: 2Gi maximum` needs `memory-limit` run with `max=2Gi`. Where
 * two items disagree, each is listed and the first should win.
 */
export function demandsOf(bindings: Iterable<readonly [Item, Binding]>): Demand[] {
  return [...bindings].flatMap(([item, { claims }]) =>
    claims.flatMap(({ direction, evidence, origin }) =>
      evidence.flatMap(({ kind, id, parameters, scope }) =>
        kind === 'rule' && direction !== 'none' ? [{ ruleId: id, parameters, item, of: scope?.subject, platform: scope?.platform, origin }] : [],
      ),
    ),
  );
}

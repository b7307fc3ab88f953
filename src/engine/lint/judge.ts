import type { Unit } from '../dialects/dialect.ts';
import type { Subject } from '../model/subject.ts';
import type { Finding } from '../rules/rule.ts';
import type { ActiveRule, Ruleset } from './ruleset.ts';

/** A finding with the rule that made it and the subject that it is about. */
export interface Candidate extends Finding {
  readonly active: ActiveRule;
  readonly subject: Subject;
}

/** How many subjects a rule examined: only they can prove anything. */
export interface Tally {
  examined: number;
  found: number;
  unknown: number;
}

/** A rule that threw: one visible finding and one log line; the others go on. */
export interface RuleFailure {
  readonly ruleId: string;
  readonly subject: Subject;
  readonly error: unknown;
}

/** What the rules say of one unit, before the rest of the repository is asked. */
export interface UnitJudgement {
  readonly candidates: readonly Candidate[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failures: readonly RuleFailure[];
}

/** Takes a unit's subjects past the rules that are on. Pure: the same unit and ruleset give the same judgement. */
export function judge(unit: Unit, ruleset: Ruleset): UnitJudgement {
  const candidates: Candidate[] = [];
  const tallies = new Map<string, Tally>();
  const failures: RuleFailure[] = [];
  for (const subject of unit.subjects) {
    for (const active of ruleset.get(subject.subject) ?? []) {
      const { rule, parameters } = active;
      try {
        const judgement = rule.judge(subject, parameters);
        if (judgement === 'not-applicable') continue;
        const tally = tallyOf(tallies, rule.id);
        if (judgement === 'unknown') {
          tally.unknown += 1;
          continue;
        }
        tally.examined += 1;
        for (const finding of judgement) candidates.push({ ...finding, active, subject });
      } catch (error) {
        failures.push({ ruleId: rule.id, subject, error });
      }
    }
  }
  return { candidates, tallies, failures };
}

function tallyOf(tallies: Map<string, Tally>, id: string): Tally {
  let tally = tallies.get(id);
  if (tally === undefined) {
    tally = { examined: 0, found: 0, unknown: 0 };
    tallies.set(id, tally);
  }
  return tally;
}

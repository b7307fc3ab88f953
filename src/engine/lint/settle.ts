import type { Facts, MissingField } from '../model/facts.ts';
import type { Project } from '../model/project.ts';
import type { Standing } from '../rules/rule.ts';
import type { Tally } from './judge.ts';
import type { ActiveRule } from './ruleset.ts';
import { tallyKey } from './ruleset.ts';
import { pushTo } from '../text/lists.ts';

/** What `settle` needs of a finding. Two of one subject must hold the same `subject`. */
export interface Open {
  readonly active: ActiveRule;
  readonly subject: object;
  readonly about?: Facts | undefined;
  readonly missing?: MissingField | undefined;
}

/** A unit's findings that stand, and its tallies as the repository corrects them. `found` is still to be counted. */
export interface Settled<F> {
  readonly standing: readonly F[];
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Asks the repository about the findings that depend on it. */
export function settle<F extends Open>(findings: readonly F[], tallies: ReadonlyMap<string, Tally>, project: Project): Settled<F> {
  const standing: F[] = [];
  const fallen = new Map<string, Map<object, Standing[]>>();
  for (const finding of findings) {
    const answer = standingOf(finding, project);
    if (answer === true) {
      standing.push(finding);
      continue;
    }
    const key = tallyKey(finding.active);
    const bySubject = fallen.get(key) ?? new Map<object, Standing[]>();
    fallen.set(key, bySubject);
    pushTo(bySubject, finding.subject, answer);
  }
  if (fallen.size === 0) return { standing, tallies };
  // A subject stays examined where one of its findings stands.
  for (const { active, subject } of standing) fallen.get(tallyKey(active))?.delete(subject);
  return { standing, tallies: new Map([...tallies].map(([id, tally]) => [id, correct(tally, fallen.get(id))])) };
}

/** What the repository says of a finding. A rule that throws when it is asked does not know. */
export function standingOf({ active: { rule, parameters }, about, missing }: Omit<Open, 'subject'>, project: Project): Standing {
  if (missing !== undefined && project.mayBePatched(missing)) return 'unknown';
  try {
    return about === undefined || rule.holds(about, project, parameters);
  } catch {
    return 'unknown';
  }
}

/** A subject of which no finding stands was examined where all of them were answered with no. */
function correct(tally: Tally, fallen: ReadonlyMap<object, readonly Standing[]> = new Map()): Tally {
  const corrected = { ...tally };
  for (const answers of fallen.values()) {
    if (answers.every(answer => answer === false)) continue;
    corrected.examined -= 1;
    if (answers.includes('unknown')) corrected.unknown += 1;
  }
  return corrected;
}

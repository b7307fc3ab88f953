import type { FileModel } from '../dialects/file.ts';
import type { Unit } from '../dialects/dialect.ts';
import type { Project } from '../model/project.ts';
import type { Problem } from '../text/source.ts';
import type { Candidate, RuleFailure, Tally, UnitJudgement } from './judge.ts';
import { judge } from './judge.ts';
import type { Ruleset } from './ruleset.ts';
import { tallyKey } from './ruleset.ts';
import type { Settled } from './settle.ts';
import { settle } from './settle.ts';
import { shownAmong } from './shown.ts';
import { RULES } from '../rules/index.ts';
import type { Suppression, Suppressions } from './suppress/index.ts';
import { Silencers, suppressionsOf } from './suppress/index.ts';
import { unusedSuppressions } from './suppress/unused.ts';

/** A file with what the rules say of each of its units; what the rest of the repository decides is still open. */
export interface FileLint {
  readonly file: FileModel;
  readonly ruleset: Ruleset;
  readonly units: ReadonlyMap<Unit, UnitLint>;
}

interface UnitLint {
  readonly judgement: UnitJudgement;
  readonly suppressions: Suppressions;
}

/** A file's findings as they are shown. */
export interface FileReport {
  readonly findings: readonly Candidate[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What questions of checklists found, suppressed or not: not shown as findings. */
  readonly answers: readonly Candidate[];
  /** Broken text, and suppressions that say or silence nothing. */
  readonly problems: readonly Problem[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failures: readonly RuleFailure[];
}

export interface SuppressedFinding {
  readonly finding: Candidate;
  readonly suppression: Suppression;
}

const RULE_IDS = RULES.map(({ id }) => id);

/** Lints a file. Units that `previous` has judged with the same ruleset are not judged again. */
export function lintFile(file: FileModel, ruleset: Ruleset, previous?: FileLint): FileLint {
  const known = previous?.ruleset === ruleset ? previous.units : undefined;
  const units = new Map<Unit, UnitLint>();
  for (const unit of file.units) {
    units.set(unit, known?.get(unit) ?? { judgement: judge(unit, ruleset), suppressions: suppressionsOf(unit, RULE_IDS) });
  }
  return { file, ruleset, units };
}

/** Settles what depends on the repository, applies suppressions, and counts. */
export function reportFile({ file, ruleset, units }: FileLint, project: Project): FileReport {
  const findings: Candidate[] = [];
  const suppressed: SuppressedFinding[] = [];
  const answers: Candidate[] = [];
  const tallies = new Map<string, Tally>();
  const isPatch = project.isPatch(file.path);
  const suppressions = [...units.values()].flatMap(unit => unit.suppressions.valid);
  const silencers = new Silencers(suppressions);
  for (const { judgement } of isPatch ? [] : units.values()) {
    const settled = settle(judgement.candidates, judgement.tallies, project);
    const isShown = shownAmong(settled.standing, ({ span: { start, end } }) => `${String(start)}:${String(end)}`);
    for (const finding of settled.standing) {
      if (!isShown(finding)) {
        answers.push(finding);
        continue;
      }
      const suppression = silencers.of(finding);
      if (suppression === undefined) findings.push(finding);
      else suppressed.push({ finding, suppression });
    }
    count(tallies, settled);
  }
  return {
    findings,
    suppressed,
    answers,
    tallies,
    failures: [...units.values()].flatMap(unit => unit.judgement.failures),
    problems: [
      ...file.units.flatMap(unit => unit.problems),
      ...[...units.values()].flatMap(unit => unit.suppressions.problems),
      ...(isPatch ? [] : unusedSuppressions(suppressions, suppressed, ruleset, file.units)),
    ],
  };
}

function count(tallies: Map<string, Tally>, settled: Settled<Candidate>): void {
  const standing = new Map<string, number>();
  for (const { active } of settled.standing) standing.set(tallyKey(active), (standing.get(tallyKey(active)) ?? 0) + 1);
  for (const [id, { examined, unknown }] of settled.tallies) {
    const sum = tallies.get(id) ?? { examined: 0, found: 0, unknown: 0 };
    const found = standing.get(id) ?? 0;
    tallies.set(id, { examined: sum.examined + examined, found: sum.found + found, unknown: sum.unknown + unknown });
  }
}

import type { FileModel } from '../dialects/file.ts';
import type { Unit } from '../dialects/dialect.ts';
import type { Project } from '../model/project.ts';
import type { Problem } from '../text/source.ts';
import type { Candidate, RuleFailure, Tally, UnitJudgement } from './judge.ts';
import { judge } from './judge.ts';
import type { Ruleset } from './ruleset.ts';
import type { Suppression } from './suppress.ts';
import { suppressionsOf, suppressionFor } from './suppress.ts';

/** A file with what the rules say of each of its units; what the rest of the repository decides is still open. */
export interface FileLint {
  readonly file: FileModel;
  readonly ruleset: Ruleset;
  readonly units: ReadonlyMap<Unit, UnitLint>;
}

interface UnitLint {
  readonly judgement: UnitJudgement;
  readonly suppressions: readonly Suppression[];
}

/** A file's findings as they are shown. */
export interface FileReport {
  readonly findings: readonly Candidate[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly problems: readonly Problem[];
  readonly unused: readonly Suppression[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failures: readonly RuleFailure[];
}

export interface SuppressedFinding {
  readonly finding: Candidate;
  readonly suppression: Suppression;
}

/** Lints a file. Units that `previous` has judged with the same ruleset are not judged again. */
export function lintFile(file: FileModel, ruleset: Ruleset, previous?: FileLint): FileLint {
  const known = previous?.ruleset === ruleset ? previous.units : undefined;
  const units = new Map<Unit, UnitLint>();
  for (const unit of file.units) {
    units.set(unit, known?.get(unit) ?? { judgement: judge(unit, ruleset), suppressions: suppressionsOf(unit) });
  }
  return { file, ruleset, units };
}

/** Settles what depends on the repository, applies suppressions, and counts. */
export function reportFile({ file, units }: FileLint, project: Project): FileReport {
  const findings: Candidate[] = [];
  const suppressed: SuppressedFinding[] = [];
  const failures: RuleFailure[] = [];
  const tallies = new Map<string, Tally>();
  const patch = project.isPatch(file.path);
  const suppressions = [...units.values()].flatMap(unit => unit.suppressions);
  const used = new Set<Suppression>();
  for (const { judgement } of units.values()) {
    failures.push(...judgement.failures);
    if (patch) continue;
    const found = new Map<string, number>();
    for (const candidate of judgement.candidates) {
      const { rule } = candidate.active;
      if (candidate.about !== undefined && !rule.holds(candidate.about, project)) continue;
      found.set(rule.id, (found.get(rule.id) ?? 0) + 1);
      const suppression = suppressionFor(candidate, suppressions);
      if (suppression === undefined) {
        findings.push(candidate);
      } else {
        used.add(suppression);
        suppressed.push({ finding: candidate, suppression });
      }
    }
    for (const [id, tally] of judgement.tallies) add(tallies, id, tally, found.get(id) ?? 0);
  }
  const unused = suppressions.filter(suppression => suppression.by === 'seaworthy' && !used.has(suppression));
  return { findings, suppressed, unused, tallies, failures, problems: file.units.flatMap(unit => unit.problems) };
}

function add(tallies: Map<string, Tally>, id: string, { examined, unknown }: Tally, found: number): void {
  const sum = tallies.get(id) ?? { examined: 0, found: 0, unknown: 0 };
  tallies.set(id, { examined: sum.examined + examined, found: sum.found + found, unknown: sum.unknown + unknown });
}

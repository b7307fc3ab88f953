import type { Facts, MissingField } from '../model/facts.ts';
import type { DialectId } from '../model/dialect.ts';
import type { SubjectName } from '../model/subject.ts';
import type { Safety, Tool } from '../rules/rule.ts';
import type { Position } from '../text/lines.ts';
import type { ActiveRule, Ruleset } from './ruleset.ts';
import type { Tally } from './judge.ts';

/** A stretch of a file as editors count it: zero-based lines, zero-based UTF-16 columns, half-open. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding as plain data: it outlives the text and the tree that it was made from. */
export interface PlainFinding {
  readonly active: ActiveRule;
  readonly message: string;
  readonly range: Range;
  readonly subject: PlainSubject;
  /** The first fix that the rule offers; to apply it, load the file again. */
  readonly fix: PlainFix | undefined;
  readonly suppression: PlainSuppression | undefined;
  /** Set where the finding depends on the rest of the repository. */
  readonly about: Facts | undefined;
  /** Set where the finding is about a field that nobody wrote: a patch of the repository may. */
  readonly missing: MissingField | undefined;
}

export interface PlainSubject extends SubjectName {
  readonly dialect: DialectId;
}

export interface PlainFix {
  readonly title: string;
  readonly safety: Safety;
}

export interface PlainSuppression {
  readonly by: 'seaworthy' | Tool;
  readonly ids: readonly string[] | 'all';
  readonly reason: string;
  readonly range: Range;
}

/** Something wrong with a file; without a range where it is not about a place in it (it cannot be read). */
export interface PlainProblem {
  readonly message: string;
  readonly range: Range | undefined;
  /** Set where the text cannot be read as it stands; everything else is a warning. */
  readonly severity?: 'error';
}

/** A rule that threw. */
export interface PlainFailure {
  readonly ruleId: string;
  readonly subject: PlainSubject;
  readonly message: string;
}

/** A file's findings as they are shown, in plain data. */
export interface PlainReport {
  readonly findings: readonly PlainFinding[];
  /** Each has its `suppression`. */
  readonly suppressed: readonly PlainFinding[];
  /** What questions of checklists found, suppressed or not: not shown as findings. */
  readonly answers: readonly PlainFinding[];
  readonly problems: readonly PlainProblem[];
  readonly failures: readonly PlainFailure[];
  readonly tallies: ReadonlyMap<string, Tally>;
}

/**
 * A file's lint as plain data. What the repository decides is still open, so that it can be settled again when another
 * file changes, without reading this one.
 */
export interface PlainLint {
  readonly path: string;
  readonly ruleset: Ruleset;
  readonly facts: readonly Facts[];
  readonly findings: readonly PlainFinding[];
  readonly suppressions: readonly PlainSuppression[];
  readonly problems: readonly PlainProblem[];
  readonly failures: readonly PlainFailure[];
  /** `found` is not counted yet. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

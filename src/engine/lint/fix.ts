import { readFile } from '../dialects/file.ts';
import type { FileModel } from '../dialects/file.ts';
import type { Facts } from '../model/facts.ts';
import type { Project } from '../model/project.ts';
import type { Fix } from '../rules/rule.ts';
import { write } from '../text/change.ts';
import { applyFileEdits, toFileEdits } from '../text/edit.ts';
import type { Candidate } from './judge.ts';
import { lintFile, reportFile } from './lint.ts';
import type { FileReport } from './lint.ts';
import type { Ruleset } from './ruleset.ts';

/** A file with what it is judged by. */
export interface FixableFile {
  readonly model: FileModel;
  readonly ruleset: Ruleset;
  readonly project: Project;
}

/** A fix that was applied, with the finding that it mended. */
export interface AppliedFix {
  readonly finding: Candidate;
  readonly fix: Fix;
}

/** A fix that was wanted and not applied; `because` says why in plain words. */
export interface SkippedFix extends AppliedFix {
  readonly because: string;
}

export interface FixedFile {
  /** The text after the last round; the one that was given where nothing was applied. */
  readonly text: string;
  /** What the rules say of it then. */
  readonly report: FileReport;
  /** The repository with this file as it is then: what the next file is to be judged by. */
  readonly project: Project;
  /** By place in the text as it was in their round. */
  readonly applied: readonly AppliedFix[];
  readonly skipped: readonly SkippedFix[];
}

/** Which fixes may be applied. */
export type Accepts = (fix: Fix, finding: Candidate) => boolean;

/** Fix-all applies only what keeps the meaning and cannot break what runs. */
export const onlySafe: Accepts = ({ safety }) => safety === 'safe';

/** What rounds may bring to light; more of them means that two rules undo each other's work. */
const MAXIMUM_ROUNDS = 10;

/** How far one fix may lead to another: replicas want a budget, the budget wants labels. */
const MAXIMUM_STEPS = 4;

/**
 * Applies fixes, the first acceptable one of each finding, in rounds until none is left. All fixes of a round are written
 * together. New findings that they bring are mended along with them. A round that breaks the text, leaves a finding that it was
 * to mend or brings one that nothing acceptable mends is halved until the fixes at fault are found; they are skipped and the
 * others stand.
 */
export function fixAll({ model, ruleset, project }: FixableFile, accepts: Accepts = onlySafe): FixedFile {
  const applied: AppliedFix[] = [];
  const skipped = new Map<string, SkippedFix>();
  let state: State = judgeAgain(model, ruleset, project);

  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const before = applied.length;
    // What was skipped may have needed what was applied after it.
    skipped.clear();
    attempt([...new Set(wanted(state, accepts).map(({ finding }) => keyOf(finding)))]);
    if (applied.length === before) break;
  }
  return { text: state.model.text, report: state.report, project: state.project, applied, skipped: [...skipped.values()] };

  /** Applies the fixes of these findings, as many as can stand. Findings are named by key: their trees change underway. */
  function attempt(keys: readonly string[]): void {
    const among = new Set(keys);
    const chosen = wanted(state, accepts).filter(({ finding }) => among.has(keyOf(finding)));
    const [first] = chosen;
    if (first === undefined) return;
    const outcome = applyTogether(state, chosen, ruleset, accepts);
    if (outcome.kind === 'applied') {
      state = outcome.state;
      applied.push(...outcome.applied);
    } else if (keys.length === 1) {
      skipped.set(keyOf(first.finding), { ...first, because: outcome.because });
    } else {
      const middle = Math.ceil(keys.length / 2);
      attempt(keys.slice(0, middle));
      attempt(keys.slice(middle));
    }
  }
}

/** The file between two attempts. */
interface State {
  readonly model: FileModel;
  readonly report: FileReport;
  readonly project: Project;
}

interface Failure {
  readonly kind: 'failed';
  readonly because: string;
}

type Outcome = { readonly kind: 'applied'; readonly state: State; readonly applied: readonly AppliedFix[] } | Failure;

/** Applies fixes, then those of what they bring, until all of it can stand or something cannot. */
function applyTogether(before: State, chosen: readonly AppliedFix[], ruleset: Ruleset, accepts: Accepts): Outcome {
  const mended = chosen.map(({ finding }) => keyOf(finding));
  const applied: AppliedFix[] = [];
  let state = before;
  let next = chosen;
  for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
    const written = apply(state, next, ruleset);
    if (written.kind === 'failed') return written;
    state = written.state;
    applied.push(...next);
    const broken = surplus(syntaxProblems(state), syntaxProblems(before))[0];
    if (broken !== undefined) return { kind: 'failed', because: `the text would be broken: ${broken}` };
    const fresh = new Set(surplus([...state.report.findings.map(keyOf), ...mended], before.report.findings.map(keyOf)));
    if (fresh.size === 0) return { kind: 'applied', state, applied };
    if (mended.some(key => fresh.has(key))) return { kind: 'failed', because: 'the finding would stay' };
    next = wanted(state, accepts).filter(({ finding }) => fresh.has(keyOf(finding)));
    const mendable = new Set(next.map(({ finding }) => keyOf(finding)));
    const left = [...fresh].find(key => !mendable.has(key));
    if (left !== undefined) return { kind: 'failed', because: `it would bring a new finding: ${left}` };
  }
  return { kind: 'failed', because: 'it would bring one new finding after another' };
}

function apply(before: State, chosen: readonly AppliedFix[], ruleset: Ruleset): { readonly kind: 'written'; readonly state: State } | Failure {
  const edit = write(chosen.flatMap(({ fix }) => fix.changes()));
  if (edit.kind === 'refused') return { kind: 'failed', because: edit.because };
  const { text, dropped } = applyFileEdits(before.model.text, toFileEdits(edit.edits));
  if (dropped > 0) return { kind: 'failed', because: 'it overlaps another fix' };
  // Read without the model before it: units that both share would move, and the attempt may come to nothing.
  const model = readFile(before.model.path, text, undefined, before.model.neighbours);
  return { kind: 'written', state: judgeAgain(model, ruleset, before.project.replacing(factsOf(before.model), factsOf(model))) };
}

function judgeAgain(model: FileModel, ruleset: Ruleset, project: Project): State {
  return { model, report: reportFile(lintFile(model, ruleset), project), project };
}

function factsOf({ units }: FileModel): Facts[] {
  return units.flatMap(({ facts }) => [...facts]);
}

/** What is in `some` more often than in `others`. */
function surplus(some: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of others) counts.set(one, (counts.get(one) ?? 0) + 1);
  return some.filter(one => {
    const left = counts.get(one) ?? 0;
    counts.set(one, left - 1);
    return left <= 0;
  });
}

function syntaxProblems({ model }: State): string[] {
  return model.units.flatMap(({ problems }) => problems.map(({ message }) => message));
}

/** Findings with the fix that would be applied, by place. */
function wanted({ report }: State, accepts: Accepts): AppliedFix[] {
  return report.findings
    .flatMap(finding => {
      const fix = finding.fixes?.find(one => accepts(one, finding));
      return fix === undefined ? [] : [{ finding, fix }];
    })
    .sort((a, b) => placeOf(a.finding) - placeOf(b.finding));
}

function placeOf({ span }: Candidate): number {
  return span.source.offset + span.start;
}

/** Names a finding across changes of the text: places move, what is said stays. */
function keyOf({ active, message }: Candidate): string {
  return `${active.rule.id}: ${message}`;
}

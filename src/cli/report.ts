import { relative } from 'node:path';
import type { PlainFinding, PlainProblem, PlainReport, Severity } from '../engine/index.ts';
import type { Status, WorkspaceFile } from '../workspace/index.ts';
import { SEVERITIES } from './options.ts';

/** What a check found, in the order in which every format prints it: by path, line, column and rule. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  /** How many files were checked. */
  readonly checked: number;
  /** How many subjects each rule examined, by id. */
  readonly examined: ReadonlyMap<string, number>;
}

export interface CheckedFile {
  readonly uri: string;
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly status: Status;
  readonly findings: readonly PlainFinding[];
  /** Each has its `suppression`. */
  readonly suppressed: readonly PlainFinding[];
  readonly problems: readonly PlainProblem[];
}

/** What every format is given beside the report. */
export interface FormatContext {
  readonly version: string;
  readonly workingDirectory: string;
  readonly failOn: Severity;
  /** A file's text as it was checked, or undefined where it cannot be had any more. */
  textOf(uri: string): string | undefined;
}

export function reportOf(files: readonly WorkspaceFile[], workingDirectory: string): CheckReport {
  const checked = files.map(file => checkedFile(file, workingDirectory)).sort((a, b) => compare(a.path, b.path));
  const examined = new Map<string, number>();
  for (const { report } of files) {
    for (const [id, tally] of report.tallies) examined.set(id, (examined.get(id) ?? 0) + tally.examined);
  }
  return {
    files: checked,
    checked: checked.filter(({ status }) => status.kind === 'checked').length,
    examined: new Map([...examined].sort(([a], [b]) => compare(a, b))),
  };
}

/** What is wrong with the configuration that the check followed: exit code 2. */
export function configProblems({ files }: CheckReport): CheckedFile[] {
  return files.filter(({ status, problems }) => status.kind === 'config' && problems.length > 0);
}

/** True where a finding is as grave as `failOn` or graver. */
export function fails({ active }: PlainFinding, failOn: Severity): boolean {
  return SEVERITIES.indexOf(active.severity) <= SEVERITIES.indexOf(failOn);
}

/** A path as the person would type it. */
export function pathFrom(workingDirectory: string, uri: string): string {
  const path = relative(workingDirectory, uri).replaceAll('\\', '/');
  return path === '' ? '.' : path;
}

function checkedFile({ uri, status, report }: WorkspaceFile, workingDirectory: string): CheckedFile {
  return {
    uri,
    path: pathFrom(workingDirectory, uri),
    status,
    findings: report.findings.toSorted(byPlace),
    suppressed: report.suppressed.toSorted(byPlace),
    problems: problemsOf(report),
  };
}

/** A rule that threw is a problem of the file that it threw at; the others went on. */
function problemsOf({ problems, failures }: PlainReport): PlainProblem[] {
  const thrown = failures.map(({ ruleId, subject, message }) => ({
    message: `Rule ${ruleId} failed on ${subject.kind} ${subject.name}, which is a mistake in Seaworthy: ${message}`,
    range: undefined,
  }));
  return [...problems.toSorted((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b) || compare(a.message, b.message)), ...thrown];
}

function byPlace(a: PlainFinding, b: PlainFinding): number {
  const [one, other] = [a.range.start, b.range.start];
  return one.line - other.line || one.column - other.column || compare(a.active.rule.id, b.active.rule.id) || compare(a.message, b.message);
}

function lineOf({ range }: PlainProblem): number {
  return range?.start.line ?? -1;
}

function columnOf({ range }: PlainProblem): number {
  return range?.start.column ?? -1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { PlainFinding, PlainProblem, Range, Safety, Severity } from '../../engine/index.ts';
import { LineIndex } from '../../engine/index.ts';
import { excerpt } from '../excerpt.ts';
import { SEVERITIES } from '../options.ts';
import { printable } from '../printable.ts';
import type { CheckReport, CheckedFile, FormatContext } from '../report.ts';
import type { Style } from '../style.ts';
import { summary } from './summary.ts';

/** Readable output: by file and place; each place with its source line and carets once, however many findings it has. */
export function* text(report: CheckReport, context: FormatContext, style: Style, width: number): Iterable<string> {
  for (const file of report.files) {
    if (file.findings.length + file.problems.length === 0) continue;
    yield `${style.bold(printable(file.path))}\n`;
    const source = context.textOf(file.uri);
    const show = source === undefined ? () => '' : excerpts(withoutSecrets(source, file), style, width);
    for (const place of placesOf(file)) yield `${place.lines.map(line => printLine(line, place, style)).join('')}${place.range === undefined ? '' : show(place.range, place.severity)}`;
    yield '\n';
  }
  yield summary(report, style);
}

/** One line a finding, for `--quiet` and for other programs: `path:line:column: severity: message (rule)`. */
export function* brief(report: CheckReport): Iterable<string> {
  for (const { path, findings, problems } of report.files) {
    for (const { active, message, range } of findings) yield `${printable(path)}:${position(range)}: ${active.severity}: ${printable(message)} (${active.rule.id})\n`;
    for (const { message, range } of problems) yield `${printable(path)}${range === undefined ? '' : `:${position(range)}`}: problem: ${printable(message)}\n`;
  }
}

interface Place {
  readonly range: Range | undefined;
  /** The gravest of its lines'. */
  severity: Severity;
  readonly lines: Line[];
}

interface Line {
  readonly severity: Severity | 'problem';
  readonly message: string;
  readonly rule: string;
  readonly fix: string | undefined;
}

const FIXES: Readonly<Record<Safety, string>> = { safe: 'fix', review: 'fix to review', 'fill-in': 'fix to fill in' };

function placesOf({ findings, problems }: CheckedFile): Place[] {
  const places = new Map<string, Place>();
  const add = (range: Range | undefined, severity: Severity, line: Line): void => {
    const key = JSON.stringify(range ?? null);
    const place = places.get(key) ?? { range, severity, lines: [] };
    place.lines.push(line);
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(place.severity)) place.severity = severity;
    places.set(key, place);
  };
  for (const problem of problems) add(problem.range, 'error', problemLine(problem));
  for (const finding of findings) add(finding.range, finding.active.severity, findingLine(finding));
  return [...places.values()].sort((a, b) => order(a.range) - order(b.range));
}

/** A number by which places sort: by line, then by column. */
function order(range: Range | undefined): number {
  return range === undefined ? -1 : range.start.line * 2 ** 24 + Math.min(range.start.column, 2 ** 24 - 1);
}

function problemLine({ message }: PlainProblem): Line {
  return { severity: 'problem', message, rule: '', fix: undefined };
}

function findingLine({ active, message, fix }: PlainFinding): Line {
  return { severity: active.severity, message, rule: active.rule.id, fix: fix === undefined ? undefined : `${FIXES[fix.safety]}: ${fix.title}` };
}

const INDENT = 10;

function printLine(line: Line, place: Place, style: Style): string {
  const at = place.lines[0] === line && place.range !== undefined ? position(place.range) : '';
  const label = line.severity.padEnd(12);
  const head = `${style.dim(at.padStart(INDENT - 2))}  ${severityColor(line.severity, style)(label)}${printable(line.message)}${line.rule === '' ? '' : `  ${style.dim(line.rule)}`}\n`;
  return line.fix === undefined ? head : `${head}${' '.repeat(INDENT + 12)}${style.green(printable(line.fix))}\n`;
}

/** The text with dots in place of the credentials that are found in it: the logs of a CI server are kept, and read by many. */
function withoutSecrets(source: string, { findings, suppressed }: CheckedFile): string {
  const lines = new LineIndex(source);
  const stretches = [...findings, ...suppressed]
    .filter(({ active }) => active.rule.meta.topic === 'secrets')
    .map(({ range: { start, end } }) => ({ from: lines.startOf(start.line) + start.column, to: lines.startOf(end.line) + end.column }))
    .sort((a, b) => a.from - b.from);
  let masked = '';
  let at = 0;
  for (const { from, to } of stretches) {
    masked += source.slice(at, Math.max(at, from)) + source.slice(Math.max(at, from), to).replace(/[^\r\n]/g, '•');
    at = Math.max(at, to);
  }
  return masked + source.slice(at);
}

function excerpts(source: string, style: Style, width: number): (range: Range, severity: Severity) => string {
  const lines = new LineIndex(source);
  return ({ start, end }, severity) => {
    const from = lines.startOf(start.line);
    const line = source.slice(from, lines.startOf(start.line + 1)).replace(/[\r\n]+$/, '');
    const until = end.line === start.line ? end.column : line.length;
    const number = String(start.line + 1).padStart(INDENT - 2);
    const shown = excerpt(line, start.column, until, Math.max(20, width - INDENT - 3));
    const bar = style.dim('│');
    const carets = severityColor(severity, style)('^'.repeat(shown.length));
    return `${style.dim(number)}  ${bar} ${shown.line}\n${' '.repeat(INDENT)}${bar} ${' '.repeat(shown.before)}${carets}\n`;
  };
}

function severityColor(severity: Severity | 'problem', style: Style): (text: string) => string {
  if (severity === 'information') return style.blue;
  return severity === 'warning' ? style.yellow : style.red;
}

function position({ start }: Range): string {
  return `${String(start.line + 1)}:${String(start.column + 1)}`;
}

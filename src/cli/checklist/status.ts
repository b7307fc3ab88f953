import { LineIndex, plainStatus } from '../../engine/index.ts';
import type { ItemStatus, PlainEntry, Problem } from '../../engine/index.ts';
import type { LiveChecklist, LiveRecord } from '../../workspace/index.ts';
import { percent } from '../../workspace/index.ts';
import { printable } from '../printable.ts';
import type { Style } from '../style.ts';

/** `seaworthy checklist status --format json`. */
export function statusJson(lists: readonly LiveChecklist[]): string {
  return `${JSON.stringify({ version: 1, checklists: lists.map(({ status }) => plainStatus(status)) }, null, 2)}\n`;
}

/** The same for people. */
export function* statusText(lists: readonly LiveChecklist[], records: readonly LiveRecord[], style: Style): Iterable<string> {
  if (lists.length === 0) yield 'There are no checklists here. `seaworthy checklist init` creates one.\n';
  for (const list of lists) yield* statusOfOne(list, style);
  for (const { path, problems, orphans } of records) {
    for (const problem of problems) yield `${printable(path)}:${lineOf(problem, new LineIndex(problem.span.source.text))} ${style.yellow(printable(problem.message))}\n`;
    if (orphans.length > 0) yield `${printable(path)} keeps ${String(orphans.length)} ${orphans.length === 1 ? 'entry whose box is' : 'entries whose boxes are'} gone.\n`;
  }
}

function* statusOfOne({ path, status, problems, checklist: { source } }: LiveChecklist, style: Style): Iterable<string> {
  const plain = plainStatus(status);
  const lines = new LineIndex(source.text);
  const progress = plain.items === 0 ? 'no boxes (- [ ])' : `${String(plain.done)} of ${String(plain.required)}, ${String(percent(plain))} %`;
  yield `${style.bold(printable(plain.title))} ${style.dim(printable(path))}: ${progress}\n`;
  for (const problem of problems) yield `  ${style.dim(lineOf(problem, lines).padStart(4))} ${style.yellow(printable(problem.message))}\n`;
  let section = '';
  for (const [i, entry] of plain.entries.entries()) {
    const heading = entry.headings.join(' › ');
    if (heading !== section) {
      const own = plain.sections.find(({ headings }) => headings.join(' › ') === heading);
      yield `\n  ${style.bold(printable(heading))}${own === undefined ? '' : ` ${String(own.done)}/${String(own.required)}`}\n`;
      section = heading;
    }
    const known = status.items[i];
    if (known !== undefined) yield line(entry, known, style);
  }
  yield '\n';
}

function lineOf({ span }: Problem, lines: LineIndex): string {
  return String(lines.positionAt(span.start).line + 1);
}

function line(entry: PlainEntry, status: ItemStatus, style: Style): string {
  const box = entry.ticked ? '[x]' : '[ ]';
  const word = entry.notApplicable === null ? wordOf(status, style) : style.dim(` not applicable: ${printable(entry.notApplicable.reason)}`);
  return `  ${style.dim(String(entry.line).padStart(4))} ${box} ${printable(entry.text)}${word}\n`;
}

/** What the repository says, with the first place where it stands against the item. What nobody has accepted is said to be suggested. */
function wordOf({ refuted, evaluation: { verdict }, binding: { claims } }: ItemStatus, style: Style): string {
  if (verdict.kind === 'unknown') return '';
  const suggested = claims.some(({ origin }) => origin === 'suggested') ? ', as suggested' : '';
  const because = printable(verdict.because);
  if (verdict.kind === 'met') return style.green(` proven${suggested}: ${because}`);
  const [first, ...others] = verdict.at;
  const places = first === undefined ? '' : style.dim(` ${printable(first.path)}:${String(first.range.start.line + 1)}${others.length === 0 ? '' : ` and ${String(others.length)} more`}`);
  return `${refuted ? style.red(` refuted${suggested}: ${because}`) : style.yellow(` against it${suggested}: ${because}`)}${places}`;
}

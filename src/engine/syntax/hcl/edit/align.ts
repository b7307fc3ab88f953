import type { TextEdit } from '../../../text/edit.ts';
import type { HclDocument } from '../document.ts';
import type { Line } from './cells.ts';
import { linesOf } from './cells.ts';
import { Pieces } from './pieces.ts';
import type { Respacing } from './pieces.ts';

type Cell = 'opener' | 'assign' | 'comment';

/**
 * Moves `=` and the comments behind values to where `terraform fmt` would have them, on the lines that were changed and
 * on those in one chain with them, if `terraform fmt` would have left that chain alone before. What somebody laid
 * out otherwise stays as it is.
 * @returns the changed text, read.
 */
export function align(before: HclDocument, pieces: Pieces, readAgain: (text: string) => HclDocument): HclDocument {
  const old = linesOf(before);
  let now = readAgain(pieces.text);
  for (const cell of ['opener', 'assign', 'comment'] as const) {
    const { text } = now.source;
    const lines = linesOf(now);
    const touched = touchedLines(lines, pieces);
    const changes: Respacing[] = [];
    for (const chain of chains(lines, cell)) {
      if (chain.some(i => touched.has(i)) && wasAligned(chain, lines, old, before.source.text, pieces, cell)) changes.push(...respacing(text, chain, lines, cell));
    }
    pieces.respace(changes);
    if (changes.length > 0) now = readAgain(pieces.text);
  }
  return now;
}

/** A comment that comes or goes parts or joins lines whose `=` share a column: with the edits that `terraform fmt` would make of that. */
export function arrange(document: HclDocument, edits: readonly TextEdit[], readAgain: (text: string) => HclDocument): readonly TextEdit[] {
  if (document.partial) return edits;
  const pieces = new Pieces(document.source, edits);
  return align(document, pieces, readAgain).partial ? edits : pieces.edits();
}

/** Lines with something new on them; those above and below count too, for a chain may have grown or shrunk there. */
function touchedLines(lines: readonly Line[], pieces: Pieces): Set<number> {
  const touched = new Set<number>();
  for (const { start, end } of pieces.changed()) {
    const first = lines.findIndex(line => line.end >= start);
    const last = lines.findLastIndex(line => line.start <= end);
    for (let i = first - 1; i <= last + 1; i += 1) touched.add(i);
  }
  return touched;
}

/** Neighbouring lines that have the cell, as indexes; an opener has no neighbours. */
function chains(lines: readonly Line[], cell: Cell): number[][] {
  const found: number[][] = [];
  let open: number[] = [];
  lines.forEach((line, i) => {
    if (line[cell] === undefined) open = [];
    else {
      if (open.length === 0 || cell === 'opener') found.push((open = []));
      open.push(i);
    }
  });
  return found;
}

function wasAligned(chain: readonly number[], lines: readonly Line[], old: readonly Line[], oldText: string, pieces: Pieces, cell: Cell): boolean {
  const origins = new Set(chain.flatMap(i => pieces.originOf(lines[i]?.[cell] ?? 0) ?? []));
  // A value that now takes one line, or more than one, may not have done so before.
  const cells: readonly Cell[] = cell === 'comment' ? ['comment'] : ['assign', 'opener'];
  return cells.every(one =>
    chains(old, one).every(other => !other.some(i => origins.has(old[i]?.[one] ?? -1)) || respacing(oldText, other, old, one).length === 0),
  );
}

/** What has to change for a chain to share a column. */
function respacing(text: string, chain: readonly number[], lines: readonly Line[], cell: Cell): Respacing[] {
  const rows = chain.flatMap(i => {
    const line = lines[i];
    const at = line?.[cell];
    if (line === undefined || at === undefined) return [];
    const lead = line.start + text.slice(line.start, at).trimEnd().length;
    return [{ lead, at, columns: columns(text.slice(line.start, lead)) }];
  });
  const most = rows.reduce((width, row) => Math.max(width, row.columns), 0);
  return rows.flatMap(row => spaced(row.lead, row.at, most - row.columns + 1, text));
}

/** The smallest change that makes the blanks between two offsets so many spaces. */
function spaced(start: number, end: number, wanted: number, text: string): Respacing[] {
  const written = text.slice(start, end);
  if (written === ' '.repeat(wanted)) return [];
  if (written.includes('\t')) return [{ start, end, newText: ' '.repeat(wanted) }];
  return wanted > written.length ? [{ start: end, end, newText: ' '.repeat(wanted - written.length) }] : [{ start: start + wanted, end, newText: '' }];
}

/** As `hclwrite` counts: what a person sees as one character is one column. */
function columns(text: string): number {
  return /^[\u0020-\u007e]*$/.test(text) ? text.length : [...new Intl.Segmenter().segment(text)].length;
}

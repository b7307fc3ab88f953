import { columnsOf, printable } from './printable.ts';

/** A source line made fit for a terminal, with where the finding stands in it, in terminal columns. */
export interface Excerpt {
  readonly line: string;
  readonly before: number;
  readonly length: number;
}

const TAB = 4;

/**
 * Shows a stretch of a line. A line that is wider than `width` columns is cut to a window around the stretch, with `…`
 * where something is left out; tabs become spaces, so that the carets below stand right.
 * @param start where the stretch begins and `end` where it ends, in UTF-16 units of the line.
 */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
  const from = windowStart(line, start, width);
  let shown = from > 0 ? '…' : '';
  let column = shown.length;
  let before = column;
  let after = column;
  let at = from;
  for (const character of line.slice(from, from + 4 * width)) {
    const { text, columns } = cell(character, column);
    if (column + columns >= width && at + character.length < line.length) {
      shown += '…';
      column += 1;
      break;
    }
    if (at < start) before = column + columns;
    shown += text;
    column += columns;
    at += character.length;
    if (at <= end) after = column;
  }
  if (end > at) after = column;
  return { line: shown, before, length: Math.max(after - before, 1) };
}

/** Where to begin so that the stretch's start is in sight, with a third of the window before it. */
function windowStart(line: string, start: number, width: number): number {
  if (line.length <= width && columnsUpTo(line) <= width) return 0;
  const from = start - Math.floor(width / 3);
  if (from <= 0) return 0;
  const code = line.charCodeAt(from);
  // Not between the halves of a surrogate pair.
  return code >= 0xdc00 && code <= 0xdfff ? from + 1 : from;
}

function columnsUpTo(text: string): number {
  let column = 0;
  for (const character of text) column += cell(character, column).columns;
  return column;
}

function cell(character: string, column: number): { text: string; columns: number } {
  if (character === '\t') {
    const columns = TAB - (column % TAB);
    return { text: ' '.repeat(columns), columns };
  }
  const text = printable(character);
  return { text, columns: columnsOf(text) };
}

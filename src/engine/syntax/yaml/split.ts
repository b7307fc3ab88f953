/** One document of a stream: offsets in the file's text, half-open. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Written without the `m` flag, for which U+2028 would end a line too. */
const MARKER = /---(?<=(?:^|[\r\n])---)(?=[ \t\r\n]|$)/g;

/**
 * Splits a YAML stream before every line that begins with the marker `---`. YAML forbids the marker inside
 * content (YAML 1.2.2, section 9.1.2: c-forbidden), so a scan is enough and no broken document can hide the next.
 * Directives (`%YAML`) stay with the document that follows them. A text without a marker is one piece.
 */
export function splitDocuments(text: string): Piece[] {
  const starts = [0];
  for (const match of text.matchAll(MARKER)) {
    const start = match.index;
    if (start === 0) continue;
    const previous = starts.at(-1) ?? 0;
    if (isOnlyDirectives(text, previous, start)) continue;
    starts.push(start);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

/** True for a head of directives, comments and blank lines that belongs to the document after it. */
function isOnlyDirectives(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  if (text[first] !== '%' && !text.slice(start, end).includes('\n%')) return false;
  return text.slice(first, end).split(/\r\n|\n|\r/).every(line => /^(%.*|\s*#.*|\s*)$/.test(line));
}

/** Where the line that holds `at` starts. */
export function startOfLine(text: string, at: number): number {
  let i = at;
  while (i > 0 && text[i - 1] !== '\n' && text[i - 1] !== '\r') i -= 1;
  return i;
}

/** Where the line that holds `at` ends, before its line break. */
export function endOfLine(text: string, at: number): number {
  let i = at;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i += 1;
  return i;
}

/** Where the line that holds `at` starts, behind a byte order mark. */
export function lineStart(text: string, at: number): number {
  const start = startOfLine(text, at);
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** How far `at` stands from the start of its line. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** True where nothing but white space stands before `at` on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

/** The line break at `at`, or the empty string. */
export function breakAt(text: string, at: number): string {
  if (text[at] === '\n') return '\n';
  if (text[at] !== '\r') return '';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

/** The line break in use around `at`: that of its own line, else of the line before, else `\n`. */
export function eolNear(text: string, at: number): string {
  const own = breakAt(text, endOfLine(text, at));
  if (own !== '') return own;
  const start = startOfLine(text, at);
  if (start === 0) return '\n';
  return text.slice(Math.max(0, start - 2), start) === '\r\n' ? '\r\n' : (text[start - 1] ?? '\n');
}

/** The end of the line before the one that holds `at`, before its line break; undefined on the first line. */
export function endOfLineBefore(text: string, at: number): number | undefined {
  const start = startOfLine(text, at);
  if (start === 0) return undefined;
  return text.slice(start - 2, start) === '\r\n' ? start - 2 : start - 1;
}

/** The offset behind spaces and tabs. */
export function skipBlanks(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' || text[i] === '\t') i += 1;
  return i;
}

/** The offset before spaces and tabs. */
export function blanksBefore(text: string, at: number): number {
  let i = at;
  while (text[i - 1] === ' ' || text[i - 1] === '\t') i -= 1;
  return i;
}

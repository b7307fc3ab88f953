/** How parts of the output look on a terminal; without colour each is the text itself. */
export type Style = Readonly<Record<'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green', (text: string) => string>>;

/** ANSI "select graphic rendition" codes: on and off. */
export function styleOf(color: boolean): Style {
  const sgr = (on: number, off: number) => (text: string): string => (color ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text);
  return { bold: sgr(1, 22), dim: sgr(2, 22), red: sgr(31, 39), yellow: sgr(33, 39), blue: sgr(34, 39), green: sgr(32, 39) };
}

/**
 * Whether to write colours: what the person says on the command line, then NO_COLOR (no-color.org), then
 * FORCE_COLOR, then whether the output is a terminal that can.
 */
export function wantsColor(asked: boolean | undefined, environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (asked !== undefined) return asked;
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const force = environment['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}

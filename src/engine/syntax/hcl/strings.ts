import type { Range } from './tree.ts';

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g;
const MAXIMUM_CODE_POINT = 0x10_ffff;
const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The text between the quotes of a string, with escapes undone (HCL native syntax, "Template Expressions"). */
export function decodeQuoted(written: string): string {
  const plain = decodeTemplate(written);
  if (!plain.includes('\\')) return plain;
  return plain.replace(ESCAPE, (all, short?: string, long?: string, named?: string) => {
    const code = short ?? long;
    if (code === undefined) return NAMED[named ?? ''] ?? all;
    const point = Number.parseInt(code, 16);
    return point > MAXIMUM_CODE_POINT ? all : String.fromCodePoint(point);
  });
}

/** `$${` and `%%{` are how a template spells `${` and `%{`; heredocs know no other escapes. */
export function decodeTemplate(written: string): string {
  return written.includes('{') ? written.replaceAll('$${', '${').replaceAll('%%{', '%{') : written;
}

/** A string as a quoted literal; undefined for text that HCL cannot hold. */
export function encodeQuoted(text: string): string | undefined {
  if (/\p{Surrogate}/u.test(text)) return undefined;
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    // What editors and terminals show as nothing is better seen.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${encodeTemplate(escaped)}"`;
}

export function encodeTemplate(text: string): string {
  return text.replaceAll('${', '$$${').replaceAll('%{', '%%{');
}

/** What a heredoc is made of. */
export interface Heredoc {
  /** True for `<<-`, which takes the common indentation off. */
  readonly flush: boolean;
  readonly marker: string;
  /** Its lines, from the start of the first to the start of the closing marker's line. */
  readonly body: Range;
}

/** Takes a heredoc that stands at `range` apart; undefined where it is not whole. */
export function heredocAt(text: string, range: Range): Heredoc | undefined {
  const written = text.slice(range.start, range.end);
  const head = /^<<(-?)([^\s]+)[^\n]*\n/.exec(written);
  const [all, dash, marker] = head ?? [];
  if (all === undefined || marker === undefined || !written.endsWith(marker)) return undefined;
  const lastLine = written.lastIndexOf('\n') + 1;
  if (lastLine < all.length || written.slice(lastLine).trim() !== marker) return undefined;
  return { flush: dash === '-', marker, body: { start: range.start + all.length, end: range.start + lastLine } };
}

/**
 * The lines of a heredoc as text. `holes` are where templates stand in it; a line that begins with one counts as not
 * indented, as in HCL's own `flushHeredocTemplateParts`.
 * @returns the texts before, between and behind the holes, with their places.
 */
export function heredocTexts(text: string, { flush, body }: Heredoc, holes: readonly Range[]): { readonly start: number; readonly end: number; readonly text: string }[] {
  const indent = flush ? commonIndent(text, body, holes) : 0;
  const texts = [];
  let start = body.start;
  for (const hole of [...holes, { start: body.end, end: body.end }]) {
    const written = text.slice(start, hole.start);
    const atLineStart = start === body.start || text[start - 1] === '\n';
    texts.push({ start, end: hole.start, text: decodeTemplate(indent === 0 ? written : outdented(written, indent, atLineStart)) });
    start = hole.end;
  }
  return texts;
}

function commonIndent(text: string, body: Range, holes: readonly Range[]): number {
  let least = Number.POSITIVE_INFINITY;
  let hole = 0;
  for (let at = body.start; at < body.end; at = nextLine(text, at, body.end)) {
    while ((holes[hole]?.end ?? at) < at) hole += 1;
    const inside = holes[hole];
    // A line that starts inside a hole is not the heredoc's own.
    if (inside !== undefined && inside.start < at && at < inside.end) continue;
    const indent = /^[^\S\n]*/.exec(text.slice(at, body.end))?.[0].length ?? 0;
    if (text[at + indent] !== '\n') least = Math.min(least, indent);
  }
  return Number.isFinite(least) ? least : 0;
}

/** Blank lines keep what they have. */
function outdented(written: string, indent: number, atLineStart: boolean): string {
  const lines = written.split('\n');
  return lines.map((line, i) => {
    if (i === 0 && !atLineStart) return line;
    return i < lines.length - 1 && line.trim() === '' ? line : line.slice(indent);
  }).join('\n');
}

function nextLine(text: string, at: number, end: number): number {
  const eol = text.indexOf('\n', at);
  return eol < 0 || eol >= end ? end : eol + 1;
}

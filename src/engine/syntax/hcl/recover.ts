import type { Range } from './tree.ts';

/**
 * Makes text that HCL reads and the grammar refuses into text of the same length that both read: a number with an
 * exponent and no fraction (`1e3`), and a computed key below another entry, which the grammar takes for the
 * arguments of a call: `a = b`, line break, `(c) = d`.
 */
export function mended(text: string): string {
  return text
    .replace(/(?<![\w.-])\d+[eE][-+]?\d+(?![\w-])/g, number => '1'.repeat(number.length))
    .replace(/(?<=[^\s{[(,])([ \t]*\r?)\n(?=[ \t]*\([^\n]*\)[ \t]*[=:][^=])/g, '$1,');
}

/** The start of a block at the margin: its type, its labels, and a brace at the end of the line. */
const BLOCK = /^[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*[ \t]*\{(?=[ \t]*(?:\r?\n|#|\/\/|\}))/gm;

/** Cuts text at the blocks that start at its margin, so that what is broken in one does not reach into the others. */
export function pieces(text: string): Range[] {
  const starts = [...text.matchAll(BLOCK)].map(({ index }) => index).filter(start => start > 0);
  return [0, ...starts].map((start, i) => ({ start, end: starts[i] ?? text.length }));
}

import type { Plan } from '../../edit/plan.ts';
import { breakAt, endOfLine, lineStart, skipBlanks } from '../../edit/lines.ts';
import type { HclDocument } from '../document.ts';
import type { Body, Expression } from '../tree.ts';

/** What all steps of writing one file's changes share. */
export interface Context {
  readonly plan: Plan;
  readonly document: HclDocument;
  readonly eol: string;
  /** One step of indentation, as the file takes it. */
  readonly unit: string;
}

/** The blanks at the start of the line that holds an offset. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, skipBlanks(text, start));
}

/** The line break that the file uses first; `\n` where it has none. */
export function eolOf(text: string): string {
  return breakAt(text, endOfLine(text, 0)) || '\n';
}

/** What the first block with something on a line of its own indents it by; two spaces where there is none. */
export function unitOf(text: string, body: Body): string {
  for (const { start, body: inner } of body.blocks) {
    const [first] = inner.items;
    if (first === undefined || !text.slice(inner.start, first.start).includes('\n')) continue;
    const outer = indentAt(text, start);
    const own = indentAt(text, first.start);
    if (own.startsWith(outer) && own.length > outer.length) return own.slice(outer.length);
  }
  return '  ';
}

/** The first offset from `at` on that is neither white space nor in a comment. */
export function skipSpace(text: string, at: number): number {
  const space = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
  space.lastIndex = at;
  return at + (space.exec(text)?.[0].length ?? 0);
}

/** The offset behind the comma that follows a part, if one does. */
export function behindComma(text: string, end: number): number | undefined {
  const at = skipSpace(text, end);
  return text[at] === ',' ? at + 1 : undefined;
}

/** True where a comment stands between two offsets, or reaches there. */
export function hasComment({ document }: Context, start: number, end: number): boolean {
  return document.comments().some(comment => comment.start < end && comment.end > start);
}

/** Why an expression's value cannot be written: something else decides it. */
export function decidedBy(node: Exclude<Expression, { form: 'literal' | 'object' | 'tuple' }>): string {
  switch (node.form) {
    case 'reference':
      return `it comes from ${node.text.slice(2, -1)}`;
    case 'call':
      return `${node.name}() makes it`;
    case 'template':
      return 'a template makes it';
    case 'for':
      return 'a for expression makes it';
    case 'conditional':
      return 'a condition decides it';
    default:
      return 'an expression makes it';
  }
}

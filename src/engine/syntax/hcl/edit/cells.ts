import { childrenOf, attributesOf } from '../children.ts';
import type { HclDocument } from '../document.ts';
import type { Expression, Range } from '../tree.ts';

/**
 * One line as `terraform fmt` aligns it: `lead`, then `= value` where both fit on the line, then a comment. It follows
 * `formatCells` of hclwrite: neighbouring lines of one kind form a chain and share a column; a heredoc belongs to the line on
 * which it starts. Offsets are UTF-16.
 */
export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** Where the `=` stands; undefined for a line without one, and for an opener. */
  readonly assign: number | undefined;
  /** Where the `=` of a line stands whose brackets do not close on it: one space before it, whatever stands above. */
  readonly opener: number | undefined;
  /** Where the comment behind something else starts. */
  readonly comment: number | undefined;
}

/** All lines of a document. */
export function linesOf(document: HclDocument): Line[] {
  const { text } = document.source;
  const { equals, heredocs } = landmarksOf(document);
  const comments = new Map(document.comments().filter(({ ownLine }) => !ownLine).map(({ start, end }) => [end, start]));
  const lines: Line[] = [];
  let next = 0;
  let nextHeredoc = 0;
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start <= text.length; ) {
    const eol = text.indexOf('\n', start);
    const end = eol < 0 ? text.length : text[eol - 1] === '\r' ? eol - 1 : eol;
    const comment = comments.get(start + text.slice(start, end).trimEnd().length);
    while ((equals[next] ?? end) < start) next += 1;
    const first = equals[next];
    const equal = first !== undefined && first < end ? first : undefined;
    const closes = equal !== undefined && netBrackets(text.slice(equal, comment ?? end)) === 0;
    lines.push({ start, end, assign: closes ? equal : undefined, opener: closes ? undefined : equal, comment: comment !== undefined && comment >= start ? comment : undefined });
    while ((heredocs[nextHeredoc]?.start ?? end) < start) nextHeredoc += 1;
    const heredoc = heredocs[nextHeredoc];
    const last = heredoc !== undefined && heredoc.start < end ? text.indexOf('\n', heredoc.end) : eol;
    if (last < 0) break;
    start = last + 1;
  }
  return lines;
}

/** The offsets of every `=` of an attribute or an object's entry, and the heredocs, sorted. Those in templates count for nothing. */
function landmarksOf({ root, source }: HclDocument): { readonly equals: readonly number[]; readonly heredocs: readonly Range[] } {
  const found: number[] = [];
  const heredocs: Range[] = [];
  const open: Expression[] = [];
  for (const { equals, value } of attributesOf(root)) {
    found.push(equals);
    open.push(value);
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isHeredoc(node)) heredocs.push(node);
    if (node.form === 'template') continue;
    if (node.form === 'object') for (const { equals } of node.entries) if (source.text[equals] === '=') found.push(equals);
    for (const child of childrenOf(node)) open.push(child);
  }
  return { equals: found.sort((a, b) => a - b), heredocs: heredocs.sort((a, b) => a.start - b.start) };
}

function isHeredoc(node: Expression): boolean {
  return node.form === 'literal' ? node.style === 'literal' : node.form === 'template' && node.heredoc;
}

function netBrackets(text: string): number {
  let net = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (char === '"') i = endOfString(text, i);
    else if ('([{'.includes(char)) net += 1;
    else if (')]}'.includes(char)) net -= 1;
  }
  return net;
}

/** The offset of the quote that closes a string, over the templates in it. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const char = text[i];
    if (char === '\\') i += 1;
    else if (char === '"') return i;
    else if ((char === '$' || char === '%') && text[i + 1] === '{') {
      if (text[i - 1] === char) i += 1;
      else i = endOfHole(text, i + 2);
    }
  }
  return text.length;
}

function endOfHole(text: string, start: number): number {
  let depth = 1;
  for (let i = start; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') i = endOfString(text, i);
    else if (char === '{') depth += 1;
    else if (char === '}' && (depth -= 1) === 0) return i;
  }
  return text.length;
}

import type { Comment, Node } from '../tree.ts';
import { startOfLine, endOfLine } from '../edit/lines.ts';

/**
 * The comments of a document: every `#` that starts a line or follows white space and lies in no scalar.
 * @param root the document's tree, whose scalars tell a `#` that is text from one that starts a comment.
 */
export function findComments(text: string, root: Node | undefined): Comment[] {
  if (!text.includes('#')) return [];
  const scalars = scalarRanges(text, root);
  const comments: Comment[] = [];
  let next = 0;
  for (let hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', next)) {
    next = hash + 1;
    const before = hash === 0 ? '\n' : text[hash - 1];
    if (before !== undefined && !' \t\n\r\ufeff'.includes(before)) continue;
    const inside = rangeAround(scalars, hash);
    if (inside !== undefined) {
      next = Math.max(next, inside.end);
      continue;
    }
    const end = endOfLine(text, hash);
    comments.push({ start: hash, end, ownLine: text.slice(startOfLine(text, hash), hash).trim() === '' });
    next = end;
  }
  return comments;
}

/** The first offset from `at` on that is neither white space nor in a comment. */
export function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const char = text[i] ?? '';
    if (char === '#') i = endOfLine(text, i);
    else if (' \t\r\n\ufeff'.includes(char)) i += 1;
    else break;
  }
  return i;
}

/**
 * Where the last line of a block scalar that is not blank ends, or its header (`|-`) where it has none.
 * @param start where the header stands.
 * @param end the end of its content with all blank lines.
 */
export function blockScalarEnd(text: string, start: number, end: number): number {
  const content = endOfLine(text, start);
  let at = end;
  while (at > content && ' \t\n\r'.includes(text[at - 1] ?? '')) at -= 1;
  if (at > content) return at;
  at = start + 1;
  while (/[-+0-9]/.test(text[at] ?? '')) at += 1;
  return at;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges of scalars in document order. A block scalar's header line may carry a comment of its own. */
function scalarRanges(text: string, root: Node | undefined): Range[] {
  const ranges: Range[] = [];
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'scalar') {
      if (node.end > node.start) ranges.push(isBlock(node) ? { start: endOfLine(text, node.start), end: node.end } : node);
    } else if (node.kind === 'map') {
      for (let i = node.entries.length - 1; i >= 0; i -= 1) {
        const entry = node.entries[i];
        if (entry !== undefined) open.push(entry.value, entry.key);
      }
    } else if (node.kind === 'list') {
      for (let i = node.items.length - 1; i >= 0; i -= 1) {
        const item = node.items[i];
        if (item !== undefined) open.push(item);
      }
    }
  }
  return ranges;
}

function isBlock(node: Node): boolean {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}

function rangeAround(ranges: readonly Range[], at: number): Range | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (at < range.start) high = middle - 1;
    else if (at >= range.end) low = middle + 1;
    else return range;
  }
  return undefined;
}

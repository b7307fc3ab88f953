import { childrenOf, isBody, isExpression } from '../../syntax/hcl/children.ts';
import type { Document, Node } from '../../syntax/tree.ts';

/** A stretch of a source: UTF-16 offsets, half-open. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The line that holds a place, with its line break. */
export function lineOf(text: string, { start }: Extent): Extent {
  let from = start;
  while (from > 0 && !isBreak(text[from - 1])) from -= 1;
  return { start: from, end: nextLine(text, start) };
}

/** Finds the line behind a comment that holds more than white space and comments; that may be the comment's own. Lines are looked at once, however often it is asked. */
export function linesBelow(document: Document): (comment: Extent) => Extent {
  const { text } = document.source;
  const comments = new Map(document.comments().map(({ start, end }) => [start, end]));
  const known = new Map<number, Extent>();
  return ({ end }) => {
    const passed: number[] = [];
    let found: Extent | undefined;
    for (let at = end; found === undefined; ) {
      passed.push(at);
      const next = skipSpace(text, at);
      const behind = comments.get(next);
      found = known.get(at) ?? (behind === undefined ? lineOf(text, { start: next, end: next }) : undefined);
      at = behind ?? at;
    }
    for (const one of passed) known.set(one, found);
    return found;
  };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/** What a comment says, on one line and without its marks: of `# a`, `// a` and `/* a *\/`, the `a`. */
export function wordsOf(text: string, { start, end }: Extent): string {
  const written = text.slice(start, end);
  if (!written.startsWith('/*')) return written.replace(/^(#|\/\/)/, '').trim();
  return written.slice(2).replace(/\*\/$/, '').replace(/\s*[\r\n][\s*]*/g, ' ').trim();
}

/** Where the line after the one that holds `at` starts. */
function nextLine(text: string, at: number): number {
  let next = at;
  while (next < text.length && !isBreak(text[next])) next += 1;
  return Math.min(text.length, text.startsWith('\r\n', next) ? next + 2 : next + 1);
}

function isBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

/** The extent around a comment, else the next one below it, else the last. Containers do not nest, and objects do not. */
export function subjectsAt(extents: readonly Extent[]): (comment: Extent) => Extent {
  const sorted = extents.toSorted((a, b) => a.start - b.start);
  return comment => {
    const next = firstFrom(sorted, comment.start + 1);
    const before = sorted[next - 1];
    const around = before !== undefined && comment.start < before.end ? before : undefined;
    return around ?? sorted[next] ?? sorted.at(-1) ?? { start: 0, end: 0 };
  };
}

/** What stands below a place, and on a line. */
export interface Outline {
  /** The node that starts first below a place: a whole map where that is its first key, else a key with its value; a whole block. */
  below(at: number): Extent | undefined;
  /** The outermost node that starts on a stretch of a line. */
  startingIn(stretch: Extent): Extent | undefined;
}

export function outlineOf({ root }: Document): Outline {
  const nodes: Extent[] = [];
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { extents, within } = partsOf(node);
    for (const extent of extents) nodes.push(extent);
    for (const one of within) open.push(one);
  }
  // Of two that start together the outer one was met first, and the order of equals is kept.
  nodes.sort((a, b) => a.start - b.start);
  const below = (at: number): Extent | undefined => nodes[firstFrom(nodes, at)];
  return {
    below,
    startingIn({ start, end }) {
      const found = below(start);
      return found !== undefined && found.start < end ? found : undefined;
    },
  };
}

function partsOf(node: Node): { readonly extents: readonly Extent[]; readonly within: readonly Node[] } {
  if (isBody(node)) {
    const { items } = node;
    return { extents: items.map(({ start, end }) => ({ start, end })), within: items.map(item => (item.kind === 'block' ? item.body : item.value)) };
  }
  if (node.kind === 'map') {
    const extents = [{ start: node.start, end: node.end }, ...node.entries.map(({ key, value }) => ({ start: key.start, end: Math.max(value.end, key.end) }))];
    return { extents, within: node.entries.map(({ value }) => value) };
  }
  if (node.kind === 'list') return { extents: node.items.map(({ start, end }) => ({ start, end })), within: node.items };
  return { extents: [], within: isExpression(node) ? childrenOf(node) : [] };
}

/** The index of the first extent that starts at a place or behind it, in a sorted list. */
function firstFrom(sorted: readonly Extent[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

/** Finds the next line below a place that holds more than white space and comments. Lines are looked at once, however often it is asked. */
export function linesBelow(text: string): (place: Extent) => Extent {
  const known = new Map<number, Extent>();
  return ({ end }) => {
    const passed: number[] = [];
    let start = nextLine(text, end);
    let found = known.get(start);
    while (found === undefined) {
      passed.push(start);
      const next = nextLine(text, start);
      if (start >= text.length || /^[ \t]*[^\s#]/.test(text.slice(start, next))) found = { start, end: next };
      else found = known.get(next);
      start = next;
    }
    for (const at of passed) known.set(at, found);
    return found;
  };
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

/** The node that starts first below a place: a whole map where that is its first key, else a key with its value. */
export function nodesBelow({ root }: Document): (at: number) => Extent | undefined {
  const nodes: Extent[] = [];
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'map') {
      nodes.push({ start: node.start, end: node.end });
      for (const { key, value } of node.entries) {
        nodes.push({ start: key.start, end: Math.max(value.end, key.end) });
        open.push(value);
      }
    } else if (node.kind === 'list') {
      for (const item of node.items) {
        nodes.push({ start: item.start, end: item.end });
        open.push(item);
      }
    }
  }
  // Of two that start together the outer one was met first, and the order of equals is kept.
  nodes.sort((a, b) => a.start - b.start);
  return at => nodes[firstFrom(nodes, at)];
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

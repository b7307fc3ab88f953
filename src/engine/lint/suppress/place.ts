import type { Document, Node } from '../../syntax/tree.ts';

/** A stretch of a source: UTF-16 offsets, half-open. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The line that holds a place. */
export function lineOf(text: string, { start }: Extent): Extent {
  return { start: lastBreak(text, start), end: nextBreak(text, start) };
}

/** The next line below a place that holds more than white space and comments. */
export function lineBelow(text: string, { end }: Extent): Extent {
  let start = nextBreak(text, end);
  while (start < text.length) {
    const next = nextBreak(text, start);
    if (/^[ \t]*[^\s#]/.test(text.slice(start, next))) return { start, end: next };
    start = next;
  }
  return { start: text.length, end: text.length };
}

function lastBreak(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function nextBreak(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  return next < 0 ? text.length : next + 1;
}

/** The innermost extent around a comment, else the next one below it, else the last. */
export function subjectAt(extents: readonly Extent[], comment: Extent): Extent {
  const around = extents.filter(({ start, end }) => start <= comment.start && comment.start < end);
  const innermost = around.toSorted((a, b) => b.start - a.start)[0];
  const below = extents.filter(({ start }) => start > comment.start).toSorted((a, b) => a.start - b.start)[0];
  return innermost ?? below ?? extents.at(-1) ?? { start: 0, end: 0 };
}

/** The node that starts first below a place: a whole map where that is its first key, else a key with its value. */
export function nodeBelow({ root }: Document, at: number): Extent | undefined {
  let best: Extent | undefined;
  const offer = (start: number, end: number): void => {
    if (start >= at && (best === undefined || start < best.start)) best = { start, end };
  };
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'map') {
      offer(node.start, node.end);
      for (const { key, value } of node.entries) {
        offer(key.start, Math.max(value.end, key.end));
        open.push(value);
      }
    } else if (node.kind === 'list') {
      for (const item of node.items) {
        offer(item.start, item.end);
        open.push(item);
      }
    }
  }
  return best;
}

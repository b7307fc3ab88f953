import type { HclDocument, Read } from './document.ts';
import { moved, movedItems } from './moved.ts';
import { Numbering } from './nodes.ts';
import type { Range } from './tree.ts';

/**
 * The lines of a text that are to be read again where another text was read before: from the start of the last item at the margin
 * that begins before the first change to the start of the next one behind the last change. Where nothing is broken, items do not
 * reach into each other.
 */
export interface Changed extends Range {
  /** How much further down stands what follows. */
  readonly by: number;
}

/** @param document whole. Undefined where all lines would be read again. */
export function changedLines({ root, source }: HclDocument, text: string): Changed | undefined {
  const before = source.text;
  const head = commonStart(before, text);
  const tail = commonEnd(before, text, Math.min(before.length, text.length) - head);
  const by = text.length - before.length;
  const starts = root.items.map(item => item.start).filter(start => before[start - 1] === '\n');
  // The line break before what follows is to be there still.
  const next = starts.find(start => start > before.length - tail) ?? before.length;
  const start = starts.findLast(one => one <= head) ?? 0;
  const isAll = start === 0 && next === before.length;
  // A byte order mark may stand at the start of a file alone; the parser would pass over this one.
  return isAll || (start > 0 && text[start] === '\ufeff') ? undefined : { start, end: next + by, by };
}

/**
 * What was read of the changed lines, among what is as it was. Undefined where two attributes then have one name.
 * @param read these lines alone: offsets start at 0.
 */
export function withChanged(before: HclDocument, { start, end, by }: Changed, read: Read): Read | undefined {
  const { items } = before.root;
  const numbering = new Numbering();
  const all = [
    ...movedItems(items.filter(item => item.start < start), 0, numbering),
    ...movedItems(read.items, start, numbering),
    ...movedItems(items.filter(item => item.start >= end - by), by, numbering),
  ];
  const names = all.flatMap(item => (item.kind === 'attribute' ? [item.name.text] : []));
  if (new Set(names).size < names.length) return undefined;
  const comments = before.comments();
  return {
    items: all,
    comments: [...comments.filter(one => one.start < start), ...read.comments.map(one => moved(one, start)), ...comments.filter(one => one.start >= end - by).map(one => moved(one, by))],
    errors: [],
  };
}

function commonStart(some: string, other: string): number {
  let at = 0;
  while (at < some.length && at < other.length && some.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

function commonEnd(some: string, other: string, most: number): number {
  let length = 0;
  while (length < most && some.charCodeAt(some.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) length += 1;
  return length;
}

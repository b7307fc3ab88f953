import type { ListNode, MapNode } from '../../tree.ts';
import { blanksBefore, breakAt, columnOf, endOfLine, eolNear, isFirstOnLine, skipBlanks } from '../../edit/lines.ts';
import { joined, lineAt } from './emit.ts';
import type { Range } from './place.ts';
import type { Out, Plan } from '../../edit/plan.ts';

/** What happens to the parts of one collection. */
export interface Rewrite {
  readonly parts: readonly Range[];
  readonly removed: ReadonlySet<number>;
  /** New entries or items, each without its indentation. */
  readonly added: readonly Out[];
  /** Where the collection is announced: behind the `:` or `-`, an anchor and a tag. */
  readonly introducer: number;
}

/** Adds to and removes from a block collection. */
export function rewriteBlock(plan: Plan, node: MapNode | ListNode, rewrite: Rewrite): void {
  const { parts, removed, added } = rewrite;
  if (removed.size === parts.length) {
    if (added.length > 0) replaceAll(plan, node, rewrite);
    else empty(plan, node, rewrite);
    return;
  }
  removeSome(plan, parts, removed);
  const lastKept = parts.findLast((_, i) => !removed.has(i));
  if (lastKept === undefined || added.length === 0) return;
  const column = columnOf(plan.text, node.start);
  const at = behindDeeperComments(plan.text, endOfLine(plan.text, lastKept.end), column);
  const line = lineAt(eolNear(plan.text, at), column);
  for (const out of added) {
    plan.insert(at, line);
    plan.insert(at, out);
  }
}

/** Comments below an entry that stand further right than its key belong to it: what is new goes behind them. */
function behindDeeperComments(text: string, at: number, column: number): number {
  let result = at;
  let end = at;
  for (let eol = breakAt(text, end); eol !== ''; eol = breakAt(text, end)) {
    const start = end + eol.length;
    end = endOfLine(text, start);
    const first = skipBlanks(text, start);
    if (text[first] === '#' && columnOf(text, first) > column) result = end;
    else if (first < end) break;
  }
  return result;
}

function replaceAll(plan: Plan, node: MapNode | ListNode, { parts, added }: Rewrite): void {
  const [first, ...rest] = parts;
  if (first === undefined) return;
  const line = lineAt(eolNear(plan.text, first.start), columnOf(plan.text, node.start));
  plan.replace(first.start, first.end, joined(added, line));
  for (const part of rest) plan.deleteLines(part.start, part.end);
}

/** Nothing is left: `{}` or `[]` stands in its place, for a key with nothing behind it would be null. */
function empty(plan: Plan, node: MapNode | ListNode, { parts, introducer }: Rewrite): void {
  const [first, ...rest] = parts;
  if (first === undefined) return;
  const nothing = node.kind === 'map' ? '{}' : '[]';
  const ownLine = isFirstOnLine(plan.text, first.start);
  if (introducer < 0 || !ownLine) plan.replace(first.start, first.end, nothing);
  else {
    plan.insert(introducer, ` ${nothing}`);
    plan.deleteLines(first.start, first.end);
  }
  for (const part of rest) plan.deleteLines(part.start, part.end);
}

function removeSome(plan: Plan, parts: readonly Range[], removed: ReadonlySet<number>): void {
  const [first] = parts;
  if (first === undefined) return;
  let done = -1;
  if (removed.has(0) && !isFirstOnLine(plan.text, first.start)) done = removeHead(plan, parts, removed);
  parts.forEach((part, i) => {
    if (i > done && removed.has(i)) plan.deleteLines(part.start, part.end);
  });
}

/**
 * Removes parts at the head of a collection whose first part stands behind a dash: what is left moves up to the
 * dash, unless comments stand between.
 * @returns the index of the last part that is dealt with.
 */
function removeHead(plan: Plan, parts: readonly Range[], removed: ReadonlySet<number>): number {
  const kept = parts.findIndex((_, i) => !removed.has(i));
  const [first] = parts;
  const next = parts[kept];
  if (first === undefined || next === undefined) return -1;
  const comments = parts.slice(0, kept).some((part, i) => {
    return plan.text.slice(endOfLine(plan.text, part.end), parts[i + 1]?.start).includes('#');
  });
  if (!comments) {
    plan.delete(first.start, next.start);
    return kept - 1;
  }
  plan.delete(blanksBefore(plan.text, first.start), endOfLine(plan.text, first.end));
  return 0;
}

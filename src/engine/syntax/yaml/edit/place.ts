import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../tree.ts';
import { skipSpace } from '../comments.ts';
import { endOfLine, columnOf, breakAt } from '../../edit/lines.ts';

/** Offsets in a document's text: where things stand, as far as the tree does not say. All UTF-16, half-open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the text that decides a node's value ends; for a block scalar that keeps its blank lines, behind them. */
export function contentEnd(text: string, node: Node): number {
  if (node.kind === 'scalar') return isBlockScalar(node) ? blockScalarEnd(text, node) : node.end;
  if (node.kind === 'alias' || node.flow) return node.end;
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  return last === undefined ? node.end : contentEnd(text, last);
}

export function isBlockScalar(node: Node): node is ScalarNode & { readonly style: 'literal' | 'folded' } {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
}

/** Where the header of a block scalar ends: behind `|-`, `>2` ... */
export function headerEnd(text: string, node: ScalarNode): number {
  let i = node.start + 1;
  while (/[-+0-9]/.test(text[i] ?? '')) i += 1;
  return i;
}

/** The indentation of a block scalar's first line that is not blank; undefined where it has none. */
export function blockScalarIndent(text: string, node: ScalarNode): number | undefined {
  const body = text.slice(endOfLine(text, node.start), node.end);
  const first = /[^\s]/.exec(body);
  return first === null ? undefined : columnOf(text, endOfLine(text, node.start) + first.index);
}

/** Blank lines behind a block scalar are its content where it keeps them (`+`) or where they reach into its columns. */
function blockScalarEnd(text: string, node: ScalarNode): number {
  const keeps = text.slice(node.start, headerEnd(text, node)).includes('+');
  const indent = blockScalarIndent(text, node) ?? 0;
  let end = node.end;
  let at = endOfLine(text, node.end);
  for (let eol = breakAt(text, at); eol !== ''; eol = breakAt(text, at)) {
    const start = at + eol.length;
    at = endOfLine(text, start);
    if (text.slice(start, at).trim() !== '' || (at === text.length && at === start)) break;
    if (keeps || at - start > indent) end = at;
  }
  return end;
}

/** The parts of a collection with their text: entries of a map, items of a block list with their dash. */
export function partsOf(text: string, node: MapNode | ListNode): Range[] {
  const nodes = node.kind === 'map' ? node.entries.map(entry => entry.value) : node.items;
  const parts: Range[] = [];
  let at = node.flow ? skipSpace(text, node.start + 1) : node.start;
  for (const value of nodes) {
    const end = Math.max(at, contentEnd(text, value));
    parts.push({ start: at, end });
    at = skipSpace(text, end);
    if (node.flow && text[at] === ',') at = skipSpace(text, at + 1);
  }
  return parts;
}

/** Where the value of an entry is announced: behind `:` and behind an anchor and a tag. */
export function introducerOfEntry(text: string, entry: Entry): number {
  const colon = skipSpace(text, entry.key.end);
  return behindProperties(text, text[colon] === ':' ? colon + 1 : entry.key.end, entry.value.start);
}

/** Where the value of a list's item is announced: behind `-` and behind an anchor and a tag. */
export function introducerOfItem(text: string, part: Range, item: Node): number {
  return behindProperties(text, part.start + 1, item.start);
}

function behindProperties(text: string, from: number, to: number): number {
  let end = from;
  for (let at = skipSpace(text, from); at < to && (text[at] === '&' || text[at] === '!'); at = skipSpace(text, end)) {
    end = at;
    while (end < to && !/\s/.test(text[end] ?? ' ')) end += 1;
  }
  return end;
}

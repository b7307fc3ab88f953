import type { Damage, Node } from '../tree.ts';
import { endOfLine, startOfLine } from '../edit/lines.ts';

/**
 * What a syntax error leaves of a tree. A parser often notices an error a line late (a line that stands too far left ends a map,
 * and the next one cannot go on), so the line above is not trusted either.
 * @param at where the text is broken: the first place that any parser complains about.
 */
export function damageAt(text: string, root: Node | undefined, at: number): Damage {
  const start = lineAbove(text, startOfLine(text, Math.min(at, text.length)));
  return { start, end: endOfLine(text, at), wholeUntil: lastLeafBefore(root, start) };
}

/** Where the nearest line above starts that holds more than white space and a comment; 0 where there is none. */
function lineAbove(text: string, start: number): number {
  for (let at = start; at > 0; ) {
    const end = at - 1;
    at = startOfLine(text, end);
    if (/^\s*[^\s#]/.test(text.slice(at, end))) return at;
  }
  return 0;
}

/** Where the last scalar or alias starts that ends before a place; 0 where none does. */
function lastLeafBefore(root: Node | undefined, at: number): number {
  let last = 0;
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.start >= at) continue;
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) open.push(key, value);
    } else if (node.kind === 'list') {
      for (const item of node.items) open.push(item);
    } else if (node.end > node.start && node.end <= at) last = Math.max(last, node.start);
  }
  return last;
}

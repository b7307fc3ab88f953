import { isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair } from 'yaml';
import type { Path } from '../../../../src/engine/text/change.ts';
import type { Step } from './oracle.ts';

/** The lines of a text with their line breaks, without a byte order mark. */
export function linesOf(text: string): string[] {
  return text.replace('\ufeff', '').match(/[^\r\n]*(\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/**
 * The lines that none of the changes has any business with, found by another parser than ours: all but those of
 * the changed values, of a flow collection around them, and, where a value goes, of the key that holds its parent
 * and of the part that moves up into its place. Blank lines are left out: one may go with what stood before it.
 */
export function untouchedLines(text: string, steps: readonly Step[]): string[] {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const lines = linesOf(text);
  const touched = new Set<number>();
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  for (const { path, kind } of steps) {
    for (const [start, end] of rangesOf(text, contents, path, kind === 'remove')) {
      for (let line = lineAt(lines, start - mark); line <= lineAt(lines, Math.max(start, end - 1) - mark); line += 1) touched.add(line);
    }
  }
  return lines.filter((line, i) => !touched.has(i) && line.trim() !== '');
}

/** True where all of `expected` stand among `actual`, in their order. The last one may gain or lose its line break. */
export function areAllThere(expected: readonly string[], actual: readonly string[]): boolean {
  let at = 0;
  const lastLine = expected.findLastIndex(line => line.trim() !== '');
  for (const [i, line] of expected.slice(0, lastLine + 1).entries()) {
    const last = i === lastLine;
    while (at < actual.length && actual[at] !== line && !(last && actual[at]?.trimEnd() === line.trimEnd())) at += 1;
    if (at === actual.length) return false;
    at += 1;
  }
  return true;
}

type Range = readonly [number, number];

function rangesOf(text: string, root: Node | null, path: Path, removes: boolean): Range[] {
  const ranges: Range[] = [];
  let node: Node | null = root;
  let around: Range = [0, 0];
  for (const [depth, step] of path.entries()) {
    if (isCollection(node) && node.flow === true) return [...ranges, around, [node.range?.[0] ?? 0, valueEnd(node)]];
    const { range, value, next } = childOf(text, node, step);
    const last = depth === path.length - 1;
    if (last && removes) ranges.push([around[0], around[0] + 1], next);
    if (range === undefined) return isScalar(node) || (isCollection(node) && node.items.length === 0) ? [...ranges, around] : ranges;
    around = range;
    node = value;
  }
  return [...ranges, around];
}

/** Where a child stands with its key; `next` is the start of the one behind it. */
function childOf(text: string, node: Node | null, step: string | number): { range: Range | undefined; value: Node | null; next: Range } {
  const none: Range = [0, 0];
  if (isMap(node)) {
    const i = node.items.findIndex(pair => isScalar(pair.key) && String(pair.key.value) === String(step));
    const pair = node.items[i] as Pair<Node, Node | null> | undefined;
    if (pair !== undefined) return { range: pairRange(pair), value: pair.value, next: startOf(node.items[i + 1]?.key) };
  } else if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step] as Node | undefined;
    if (item !== undefined) return { range: [dashBefore(text, item.range?.[0] ?? 0), valueEnd(item)], value: item, next: itemStart(text, node.items[step + 1]) };
  }
  return { range: undefined, value: null, next: none };
}

function pairRange(pair: Pair<Node, Node | null>): Range {
  const start = pair.key.range?.[0] ?? 0;
  return [start, pair.value === null ? (pair.key.range?.[1] ?? start) : valueEnd(pair.value)];
}

function valueEnd(node: Node): number {
  return node.range?.[1] ?? 0;
}

function itemStart(text: string, node: unknown): Range {
  const dash = dashBefore(text, startOf(node)[0]);
  return [dash, dash + 1];
}

function dashBefore(text: string, at: number): number {
  const between = /-(?:[ \t]*(?:#.*)?\r?\n|[ \t]|[&!]\S+)*$/.exec(text.slice(0, at));
  return between?.index ?? at;
}

function startOf(node: unknown): Range {
  const start = isScalar(node) || isCollection(node) ? (node.range?.[0] ?? 0) : 0;
  return [start, start + 1];
}

function lineAt(lines: readonly string[], offset: number): number {
  let end = 0;
  return Math.max(0, lines.findIndex(line => (end += line.length) > offset));
}

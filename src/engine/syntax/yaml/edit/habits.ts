import type { ListNode, MapNode, Node } from '../../tree.ts';
import { columnOf, isFirstOnLine } from '../../edit/lines.ts';

/** How far the file indents: children of a map, and lists below a key. */
export interface Habits {
  readonly step: number;
  readonly listOffset: number;
}

const MOST_SAMPLES = 2000;

/** The habits of a document: what it does most often, or two spaces where it does nothing. */
export function habitsOf(text: string, root: Node | undefined): Habits {
  const steps: number[] = [];
  const offsets: number[] = [];
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined && steps.length + offsets.length < MOST_SAMPLES; node = open.pop()) {
    if (node.kind === 'map' && !node.flow) {
      sample(text, node, steps, offsets);
      for (const entry of node.entries) open.push(entry.value);
    } else if (node.kind === 'list' && !node.flow) open.push(...node.items);
  }
  const step = mostCommon(steps) ?? mostCommon(offsets.filter(offset => offset > 0)) ?? 2;
  return { step, listOffset: mostCommon(offsets) ?? step };
}

/** The habits at one map: what its own children do, else those of the document. */
export function habitsAt(text: string, map: MapNode, document: Habits): Habits {
  const steps: number[] = [];
  const offsets: number[] = [];
  sample(text, map, steps, offsets);
  return { step: steps.at(-1) ?? document.step, listOffset: offsets.at(-1) ?? document.listOffset };
}

function sample(text: string, map: MapNode, steps: number[], offsets: number[]): void {
  const column = columnOf(text, map.start);
  for (const { value } of map.entries) {
    if (!isOwnBlock(text, value)) continue;
    const offset = columnOf(text, value.start) - column;
    if (value.kind === 'map') steps.push(offset);
    else offsets.push(offset);
  }
}

function isOwnBlock(text: string, node: Node): node is MapNode | ListNode {
  return (node.kind === 'map' || node.kind === 'list') && !node.flow && isFirstOnLine(text, node.start);
}

function mostCommon(samples: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  let best: number | undefined;
  for (const sampled of samples) {
    const count = (counts.get(sampled) ?? 0) + 1;
    counts.set(sampled, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = sampled;
  }
  return best;
}

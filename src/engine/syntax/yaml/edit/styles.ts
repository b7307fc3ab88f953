import type { ListNode, MapNode } from '../../tree.ts';
import type { Context } from './context.ts';
import type { BlockStyle, FlowStyle } from './emit.ts';
import { flowStyleOf } from './flow.ts';
import { columnOf, eolNear } from '../../edit/lines.ts';
import type { Range } from './place.ts';
import { habitsAt } from './habits.ts';

/** How a collection is written, for what is added to it and below it. */
export interface Styles {
  readonly column: number;
  readonly block: BlockStyle;
  readonly flow: FlowStyle | undefined;
}

/** Reads the style of a collection off its own parts, and off the document where they do not tell. */
export function stylesOf(context: Context, node: MapNode | ListNode, parts: readonly Range[], outer: FlowStyle | undefined): Styles {
  const { text } = context.plan;
  const column = columnOf(text, node.start);
  const habits = node.kind === 'map' && !node.flow ? habitsAt(text, node, context.habits) : context.habits;
  const last = node.kind === 'list' ? node.items.at(-1) : undefined;
  return {
    column,
    block: {
      ...habits,
      eol: eolNear(text, parts.at(-1)?.end ?? node.start),
      dashGap: dashGapOf(text, node, parts),
      like: last?.kind === 'scalar' && (last.style === 'single' || last.style === 'double') ? last.style : 'plain',
    },
    flow: node.flow ? flowStyleOf(text, node, parts, { json: context.json, unit: ' '.repeat(habits.step), outer }) : undefined,
  };
}

function dashGapOf(text: string, node: MapNode | ListNode, parts: readonly Range[]): number {
  const part = parts.at(-1);
  if (node.kind !== 'list' || node.flow || part === undefined) return 1;
  const gap = /^-( +)[^\s#]/.exec(text.slice(part.start, part.end))?.[1];
  return gap?.length ?? 1;
}

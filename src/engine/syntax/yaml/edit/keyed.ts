import type { ListNode, Node } from '../../tree.ts';
import { columnOf, endOfLine, eolNear, isFirstOnLine } from '../../edit/lines.ts';
import type { Place } from './context.ts';
import { blockLines, inline, lineAt, needsLines } from './emit.ts';
import { partsOf } from './place.ts';
import { Out } from '../../edit/plan.ts';
import type { Plan } from '../../edit/plan.ts';
import type { PlainMap } from '../../edit/wanted.ts';

/**
 * True for a block list of names that is to become a map with just these names for keys, as where a short form gives way to
 * a long one: each item can become a key on its own line then, and every comment stays where it is.
 */
export function becomesKeys(text: string, node: ListNode, value: PlainMap, { parent, properties }: Place): boolean {
  const keys = Object.keys(value);
  if (node.flow || properties || node.tag !== undefined || parent !== 'map' || keys.length !== node.items.length) return false;
  return isFirstOnLine(text, node.start) && partsOf(text, node).every(({ start }, i) => {
    const item = node.items[i];
    return item !== undefined && isName(text, item) && item.text === keys[i] && text.slice(start + 1, item.start).trim() === '';
  });
}

/** Takes each dash away and writes the values below the names. A list that stands no deeper than its key moves one step. */
export function writeKeys(plan: Plan, node: ListNode, value: PlainMap, { column, block }: Place): void {
  const { text } = plan;
  const own = columnOf(text, node.start);
  const keys = own > column ? own : column + block.step;
  const style = { ...block, eol: eolNear(text, node.start), dashGap: 1, like: 'plain' } as const;
  partsOf(text, node).forEach(({ start }, i) => {
    const item = node.items[i];
    const child = item?.kind === 'scalar' ? value[item.text] : undefined;
    if (item === undefined || child === undefined) return;
    plan.replace(start, item.start, ' '.repeat(keys - own));
    plan.insert(item.end, ':');
    if (!needsLines(child)) plan.insert(item.end, new Out().add(' ').append(inline(child, 'block')));
    else plan.insert(endOfLine(text, item.end), new Out().add(lineAt(style.eol, keys + style.step)).append(blockLines(child, keys + style.step, style)));
  });
}

function isName(text: string, node: Node): node is Node & { readonly kind: 'scalar' } {
  return node.kind === 'scalar' && node.tag === undefined && node.start < node.end && /^["']?[\w.-]+["']?$/.test(text.slice(node.start, node.end));
}

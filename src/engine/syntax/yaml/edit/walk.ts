import type { PlainValue } from '../../../text/change.ts';
import type { ListNode, MapNode, Node } from '../../tree.ts';
import { rewriteBlock } from './block.ts';
import type { Context, Place } from './context.ts';
import { blockEntry, blockItem, flow, flowEntry } from './emit.ts';
import { rewriteFlow } from './flow.ts';
import { becomesKeys, writeKeys } from './keyed.ts';
import { comesFromMerge, obstacleAt, removalObstacle } from './obstacles.ts';
import { introducerOfEntry, introducerOfItem, partsOf } from './place.ts';
import type { Range } from './place.ts';
import type { Out } from '../../edit/plan.ts';
import { isNull, isSame, replaceValue } from './replace.ts';
import { stylesOf } from './styles.ts';
import type { Styles } from './styles.ts';
import { isPlainList, isPlainMap, valueOf } from '../../edit/wanted.ts';
import type { PlainMap, Step, Wanted } from '../../edit/wanted.ts';

type Children = ReadonlyMap<Step, Wanted>;

/** Writes what is wanted at a node and below it into the plan. */
export function change(context: Context, node: Node, wanted: Wanted, place: Place): void {
  if (wanted.kind === 'remove' || (wanted.kind === 'set' && isSame(node, wanted.value))) return;
  const obstacle = obstacleAt(context.plan.text, node, context.uses);
  if (obstacle !== undefined) context.plan.refuse(obstacle);
  else if (wanted.kind === 'inside') changeInside(context, node, wanted, place);
  else set(context, node, wanted.value, place);
}

function set(context: Context, node: Node, value: PlainValue, place: Place): void {
  if (node.kind === 'map' && isPlainMap(value)) changeMap(context, node, mapDifference(node, value), place);
  else if (node.kind === 'list' && isPlainList(value)) changeList(context, node, listDifference(node, value), place);
  else if (node.kind === 'list' && isPlainMap(value) && becomesKeys(context.plan.text, node, value, place)) writeKeys(context.plan, node, value, place);
  else replaceValue(context, node, value, place);
}

function changeInside(context: Context, node: Node, wanted: Wanted & { kind: 'inside' }, place: Place): void {
  if (node.kind === 'map') changeMap(context, node, wanted.children, place);
  else if (node.kind === 'list') changeList(context, node, wanted.children, place);
  else if (node.kind === 'alias') context.plan.refuse(`the value comes through the alias *${node.name}`);
  else {
    const value = valueOf(wanted);
    if (value === undefined) return;
    if (isNull(node)) replaceValue(context, node, value, place);
    else context.plan.refuse('a single value stands where a map or a list would have to be');
  }
}

/** What makes a map that stands there into the one that is wanted, entry by entry. */
function mapDifference(node: MapNode, value: PlainMap): Children {
  const children = new Map<Step, Wanted>();
  for (const { key } of node.entries) {
    if (key.kind === 'scalar' && !Object.hasOwn(value, key.text)) children.set(key.text, { kind: 'remove' });
  }
  for (const [key, child] of Object.entries(value)) children.set(key, { kind: 'set', value: child });
  return children;
}

function listDifference(node: ListNode, value: readonly PlainValue[]): Children {
  const children = new Map<Step, Wanted>();
  value.forEach((child, i) => children.set(i, { kind: 'set', value: child }));
  for (let i = value.length; i < node.items.length; i += 1) children.set(i, { kind: 'remove' });
  return children;
}

function changeMap(context: Context, node: MapNode, children: Children, place: Place): void {
  const { plan } = context;
  const parts = partsOf(plan.text, node);
  const unusual = shapeObstacle(plan.text, node, parts);
  if (unusual !== undefined) plan.refuse(unusual);
  const styles = stylesOf(context, node, parts, place.flow);
  const removed = new Set<number>();
  const added: Out[] = [];
  for (const [step, wanted] of children) {
    const found = indexesOf(node, String(step));
    const last = found.at(-1);
    const entry = last === undefined ? undefined : node.entries[last];
    if (entry === undefined) {
      const out = newEntry(context, node, String(step), wanted, styles, children);
      if (out !== undefined) added.push(out);
    } else if (wanted.kind === 'remove') {
      if (bringsBack(node, String(step), children)) plan.refuse(`without it the value from << would take its place`);
      for (const i of found) removed.add(i);
    } else {
      const introducer = introducerOfEntry(plan.text, entry);
      const properties = plan.text[introducer - 1] !== ':' && introducer > entry.key.end;
      change(context, entry.value, wanted, { parent: 'map', introducer, properties, ...styles });
    }
  }
  rewrite(context, node, { parts, removed, added, introducer: place.introducer }, styles);
}

function newEntry(context: Context, node: MapNode, key: string, wanted: Wanted, styles: Styles, children: Children): Out | undefined {
  if (wanted.kind !== 'set' && bringsBack(node, key, children)) {
    context.plan.refuse(`the value comes from a merge (<<)`);
    return undefined;
  }
  const value = valueOf(wanted);
  if (value === undefined) return undefined;
  return styles.flow === undefined ? blockEntry(key, value, styles.column, styles.block) : flowEntry(key, value, styles.flow);
}

/** True where a merge brings the key in, and is not removed itself. */
function bringsBack(node: MapNode, key: string, children: Children): boolean {
  return children.get('<<')?.kind !== 'remove' && comesFromMerge(node, key);
}

function changeList(context: Context, node: ListNode, children: Children, place: Place): void {
  const { plan } = context;
  const parts = partsOf(plan.text, node);
  const styles = stylesOf(context, node, parts, place.flow);
  const removed = new Set<number>();
  const added: Out[] = [];
  for (const [step, wanted] of [...children].sort(([a], [b]) => Number(a) - Number(b))) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    const part = typeof step === 'number' ? parts[step] : undefined;
    if (typeof step !== 'number') plan.refuse('a list stands where a map would have to be');
    else if (item === undefined || part === undefined) {
      const value = valueOf(wanted);
      if (value === undefined) continue;
      if (step !== node.items.length + added.length) plan.refuse(`the list has ${String(node.items.length)} items`);
      added.push(styles.flow === undefined ? blockItem(value, styles.column, styles.block) : flow(value, styles.flow));
    } else if (wanted.kind === 'remove') removed.add(step);
    else {
      const introducer = node.flow ? part.start : introducerOfItem(plan.text, part, item);
      const properties = !node.flow && introducer > part.start + 1;
      change(context, item, wanted, { parent: 'list', introducer, properties, ...styles });
    }
  }
  rewrite(context, node, { parts, removed, added, introducer: place.introducer }, styles);
}

interface Changes {
  readonly parts: readonly Range[];
  readonly removed: ReadonlySet<number>;
  readonly added: readonly Out[];
  readonly introducer: number;
}

function rewrite(context: Context, node: MapNode | ListNode, changes: Changes, styles: Styles): void {
  const { plan } = context;
  for (const i of changes.removed) {
    const part = changes.parts[i];
    const obstacle = part === undefined ? undefined : removalObstacle(part, context.uses);
    if (obstacle !== undefined) plan.refuse(obstacle);
  }
  if (changes.removed.size === 0 && changes.added.length === 0) return;
  if (styles.flow === undefined) rewriteBlock(plan, node, changes);
  else rewriteFlow(plan, node, changes, styles.flow);
}

function indexesOf(node: MapNode, key: string): number[] {
  return node.entries.flatMap((entry, i) => (entry.key.kind === 'scalar' && entry.key.text === key ? [i] : []));
}

function shapeObstacle(text: string, node: MapNode, parts: readonly Range[]): string | undefined {
  if (node.flow && text[node.start] !== '{') return 'this map is written without its braces';
  if (parts.some(({ start }) => text[start] === '?' && /\s/.test(text[start + 1] ?? ' '))) return 'this map is written with explicit keys (?)';
  return undefined;
}

import type { Edit, TextEdit } from '../text/edit.ts';
import type { Item } from './item.ts';

/** How a box stands: a group stands as its children do. */
export type TickState = 'ticked' | 'open' | 'partial';

/** Boxes that do not hold their group back: those that do not apply. */
export type LeftOut = (item: Item) => boolean;

const NONE: LeftOut = () => false;

/** The children that a group follows: triggers for a rollback never complete anything. */
export function countingChildren(item: Item, leftOut: LeftOut = NONE): readonly Item[] {
  return item.children.filter(child => child.kind !== 'abort' && !leftOut(child));
}

/** The state of an item. A group with children that count follows from them; any other box from its mark. */
export function tickState(item: Item, leftOut: LeftOut = NONE): TickState {
  const children = countingChildren(item, leftOut);
  if (item.kind !== 'group' || children.length === 0) return item.ticked ? 'ticked' : 'open';
  const states = children.map(child => tickState(child, leftOut));
  if (states.every(state => state === 'ticked')) return 'ticked';
  return states.every(state => state === 'open') ? 'open' : 'partial';
}

/**
 * Sets boxes, one character each; boxes that already stand so are left. Groups are written along: a group whose children
 * all come to be ticked is ticked, one with an open child is not. A group in `items` stands for all of its children that
 * count.
 */
export function tickEdit(items: readonly Item[], ticked: boolean, leftOut: LeftOut = NONE): Edit {
  const wanted = new Map<Item, boolean>();
  for (const item of items) setDown(item, ticked, wanted, leftOut);
  for (const item of [...wanted.keys()]) setUp(item.parent, wanted, leftOut);
  const edits = [...wanted].flatMap(([item, want]) => (item.ticked === want ? [] : [boxEdit(item, want)]));
  return { kind: 'edits', edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

function setDown(item: Item, ticked: boolean, wanted: Map<Item, boolean>, leftOut: LeftOut): void {
  for (const child of countingChildren(item, leftOut)) setDown(child, ticked, wanted, leftOut);
  wanted.set(item, ticked);
}

function setUp(group: Item | undefined, wanted: Map<Item, boolean>, leftOut: LeftOut): void {
  if (group === undefined) return;
  const children = countingChildren(group, leftOut);
  if (children.length === 0) return;
  wanted.set(group, children.every(child => wanted.get(child) ?? child.ticked));
  setUp(group.parent, wanted, leftOut);
}

/** Exactly one character: the one between the brackets. */
function boxEdit({ source, box }: Item, ticked: boolean): TextEdit {
  return { span: { source, start: box, end: box + 1 }, newText: ticked ? 'x' : ' ' };
}

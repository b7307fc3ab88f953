import type { Edit, TextEdit } from '../text/edit.ts';
import type { Item } from './item.ts';

/** How a box stands: a group stands as its children do. */
export type TickState = 'ticked' | 'open' | 'partial';

/** Boxes that are outside of what their group comes to: triggers for a rollback never complete anything. */
function counts({ kind }: Item): boolean {
  return kind !== 'abort';
}

/** The state of an item. A group with children that count follows from them; any other box from its mark. */
export function tickState(item: Item): TickState {
  const children = item.children.filter(counts);
  if (item.kind !== 'group' || children.length === 0) return item.ticked ? 'ticked' : 'open';
  const states = children.map(tickState);
  if (states.every(state => state === 'ticked')) return 'ticked';
  return states.every(state => state === 'open') ? 'open' : 'partial';
}

/**
 * Sets boxes, one character each; boxes that already stand so are left. Groups are written along: a group whose children
 * all come to be ticked is ticked, one with an open child is not. A group in `items` stands for all of its children that
 * count.
 */
export function tickEdit(items: readonly Item[], ticked: boolean): Edit {
  const wanted = new Map<Item, boolean>();
  for (const item of items) setDown(item, ticked, wanted);
  for (const item of [...wanted.keys()]) setUp(item.parent, wanted);
  const edits = [...wanted].flatMap(([item, want]) => (item.ticked === want ? [] : [boxEdit(item, want)]));
  return { kind: 'edits', edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

function setDown(item: Item, ticked: boolean, wanted: Map<Item, boolean>): void {
  const children = item.children.filter(counts);
  for (const child of children) setDown(child, ticked, wanted);
  wanted.set(item, ticked);
}

function setUp(group: Item | undefined, wanted: Map<Item, boolean>): void {
  const children = group?.children.filter(counts) ?? [];
  if (group === undefined || children.length === 0) return;
  wanted.set(group, children.every(child => wanted.get(child) ?? child.ticked));
  setUp(group.parent, wanted);
}

/** Exactly one character: the one between the brackets. */
function boxEdit({ source, box }: Item, ticked: boolean): TextEdit {
  return { span: { source, start: box, end: box + 1 }, newText: ticked ? 'x' : ' ' };
}

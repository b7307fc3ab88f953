import * as vscode from 'vscode';
import { LineIndex } from '../../engine/index.ts';
import type { ItemStatus } from '../../engine/index.ts';
import type { ChecklistWorkspace, LiveChecklist } from '../../workspace/index.ts';
import { pathOf } from '../convert.ts';
import type { Node } from './nodes.ts';
import type { Tree } from './tree.ts';
import { WORDS, stateOf, titleOf } from './words.ts';

/** What commands work with. */
export interface Checklists {
  readonly service: ChecklistWorkspace;
  readonly view: Pick<vscode.TreeView<string>, 'selection' | 'reveal'>;
  readonly tree: Tree;
}

/** An item that a command is about, as it is now. */
export interface Target {
  readonly live: LiveChecklist;
  readonly status: ItemStatus;
}

/** An item as links and light bulbs name it. */
export interface ItemName {
  readonly uri: string;
  readonly id: string;
}

/** What keys give to commands in the view: the row that they have just selected, whatever is open in an editor. */
export const SELECTED = 'selected';

/**
 * The item that a command was given: by a row, by a link, by the cursor in a checklist, by the selected row, else by
 * a choice among all that `suits`. Undefined where there is none, or the person chose none.
 */
export async function targetOf({ service, view, tree }: Checklists, given: unknown, suits: (status: ItemStatus) => boolean = () => true): Promise<Target | undefined> {
  const name = given === SELECTED ? nameOf(tree, await selectedRow(view)) : (nameOf(tree, given) ?? (given === undefined ? (atCursor(service) ?? nameOf(tree, view.selection[0])) : undefined));
  const known = name === undefined ? undefined : find(service, name);
  if (known !== undefined && suits(known.status)) return known;
  if (given === undefined) return chooseItem(service, suits);
  if (name !== undefined) void vscode.window.showInformationMessage(known === undefined ? 'The item is no longer in its checklist.' : `There is nothing to do so for “${titleOf(known.status)}”.`);
  return undefined;
}

/** While VS Code draws the row above a row anew, it knows for a moment of no selection. */
const DRAWN_MS = 500;

/** The selected row, once VS Code knows of it. */
export async function selectedRow(view: Checklists['view']): Promise<string | undefined> {
  const end = Date.now() + DRAWN_MS;
  while (view.selection.length === 0 && Date.now() < end) await new Promise(resolve => { setTimeout(resolve, 10); });
  return view.selection[0];
}

/** The checklist that a command was given, in the same ways. */
export async function listOf({ service, view, tree }: Checklists, given: unknown, suits: (live: LiveChecklist) => boolean = () => true): Promise<LiveChecklist | undefined> {
  const uri = rowOf(tree, given)?.live.uri ?? vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const selected = rowOf(tree, view.selection[0]);
  const named = service.list(uri) ?? (selected === undefined ? undefined : service.list(selected.live.uri));
  if (named !== undefined && suits(named)) return named;
  const lists = service.lists().filter(suits);
  if (lists.length < 2) return lists[0];
  const rows = lists.map(live => ({ label: live.checklist.title, description: pathOf(live), live }));
  return (await vscode.window.showQuickPick(rows, { placeHolder: 'Which checklist?' }))?.live;
}

export function find(service: ChecklistWorkspace, { uri, id }: ItemName): Target | undefined {
  const live = service.list(uri);
  const status = live?.status.items.find(one => one.id === id);
  return live === undefined || status === undefined ? undefined : { live, status };
}

/** The items that a stretch of lines touches; of an item with items below, its own lines. */
export function itemsAt(live: LiveChecklist, range: vscode.Range): ItemStatus[] {
  const lines = new LineIndex(live.checklist.source.text);
  return live.status.items.filter(({ item }) => {
    const first = lines.positionAt(item.box).line;
    const last = lines.positionAt(Math.max(item.box, item.textSpan.end)).line;
    return first <= range.end.line && last >= range.start.line;
  });
}

function atCursor(service: ChecklistWorkspace): ItemName | undefined {
  const editor = vscode.window.activeTextEditor;
  const live = editor === undefined ? undefined : service.list(editor.document.uri.toString());
  const status = editor === undefined || live === undefined ? undefined : itemsAt(live, editor.selection)[0];
  return live === undefined || status === undefined ? undefined : { uri: live.uri, id: status.id };
}

function nameOf(tree: Tree, given: unknown): ItemName | undefined {
  const row = rowOf(tree, given);
  const item = row?.kind === 'finding' ? row.parent : row;
  if (item?.kind === 'item') return { uri: item.live.uri, id: item.status.id };
  if (typeof given !== 'object' || given === null || !('uri' in given) || !('id' in given)) return undefined;
  return typeof given.uri === 'string' && typeof given.id === 'string' ? { uri: given.uri, id: given.id } : undefined;
}

/** Rows are given by their ids. */
export function rowOf(tree: Tree, given: unknown): Node | undefined {
  return typeof given === 'string' ? tree.node(given) : undefined;
}

async function chooseItem(service: ChecklistWorkspace, suits: (status: ItemStatus) => boolean): Promise<Target | undefined> {
  const rows = service.lists().flatMap(live =>
    live.status.items.filter(suits).map(status => ({ label: titleOf(status), description: WORDS[stateOf(status)], detail: [pathOf(live), ...status.item.headings].join(' › '), name: { uri: live.uri, id: status.id } })),
  );
  if (rows.length === 0) void vscode.window.showInformationMessage('No item of a checklist suits this.');
  const chosen = rows.length === 0 ? undefined : await vscode.window.showQuickPick(rows, { placeHolder: 'Which item?', matchOnDetail: true });
  return chosen === undefined ? undefined : find(service, chosen.name);
}

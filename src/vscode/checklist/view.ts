import * as vscode from 'vscode';
import type { ChecklistWorkspace } from '../../workspace/index.ts';
import { inTurn } from './in-turn.ts';
import type { ItemNode } from './nodes.ts';
import type { Summary } from './summary.ts';
import type { Tree } from './tree.ts';
import { plural } from '../plural.ts';

/** Ticks or un-ticks items of one checklist, after what must be asked. */
export type SetTicks = (nodes: readonly ItemNode[], ticked: boolean) => Promise<void>;

/** The view "Production readiness": rows with checkboxes that follow the Markdown, and never themselves. */
export function createView(service: ChecklistWorkspace, tree: Tree, setTicks: SetTicks): vscode.TreeView<string> & { update(summary: Summary): void } {
  const view = vscode.window.createTreeView('seaworthy.readiness', { treeDataProvider: tree, manageCheckboxStateManually: true, showCollapseAll: true });
  const turn = inTurn();
  view.onDidChangeCheckboxState(({ items }) => {
    tree.touched();
    void turn(() => follow(tree, setTicks, items));
  });
  const tellMessage = (): void => {
    const message = messageOf(service, tree);
    if (view.message !== message) view.message = message;
  };
  tree.onDidChangeShowing(tellMessage);
  view.onDidChangeVisibility(({ visible }) => { if (visible) tree.update(); });
  return Object.assign(view, {
    update({ lists, required, done }: Summary): void {
      // Nobody sees the rows, and there may be thousands.
      if (view.visible) tree.update();
      const open = required - done;
      view.badge = open === 0 ? undefined : { value: open, tooltip: `${plural(open, 'required item')} open` };
      tellMessage();
      void vscode.commands.executeCommand('setContext', 'seaworthy.hasChecklists', lists > 0);
      void vscode.commands.executeCommand('setContext', 'seaworthy.readChecklists', true);
    },
  });
}

async function follow(tree: Tree, setTicks: SetTicks, items: readonly (readonly [string, vscode.TreeItemCheckboxState])[]): Promise<void> {
  // VS Code did not find the row that was clicked on: what it shows may be anything.
  if (items.length === 0) tree.redrawAll();
  for (const ticked of [true, false]) {
    const changed = items.flatMap(([id, state]) => {
      const node = tree.node(id);
      return node?.kind === 'item' && (state === vscode.TreeItemCheckboxState.Checked) === ticked ? [node] : [];
    });
    if (changed.length > 0) await setTicks(changed, ticked);
  }
  tree.update();
  // Where nothing came of it the checkbox is what the Markdown says.
  const vain = items.filter(([id, state]) => {
    const node = tree.node(id);
    return node?.kind === 'item' && (node.status.state === 'ticked') !== (state === vscode.TreeItemCheckboxState.Checked);
  });
  if (vain.length > 0) tree.redraw(vain.map(([id]) => id));
}

/** What must be known above the rows: a filter that hides some, files that cannot be read. */
function messageOf(service: ChecklistWorkspace, { showing }: Tree): string {
  const parts = [
    ...(showing.filter === '' ? [] : [`Filter: ${showing.filter}`]),
    ...service.unreadable().map(({ path, because }) => `${path} cannot be read: ${because}`),
    ...service.records().flatMap(({ path, readOnly, orphans }) => [
      ...(readOnly === undefined ? [] : [`${path}: ${readOnly}`]),
      ...(orphans.length === 0 ? [] : [`${path} keeps what was said of ${plural(orphans.length, 'box that is', 'boxes that are')} gone.`]),
    ]),
  ];
  return parts.join(' — ');
}

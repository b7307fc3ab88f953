import * as vscode from 'vscode';
import { Places, rangeOf } from '../../convert.ts';
import { rowOf, SELECTED, selectedRow, targetOf } from '../given.ts';
import type { Checklists } from '../given.ts';

/** Shows an item in its Markdown. @param stay true keeps the keyboard in the view. */
export async function revealInEditor(checklists: Checklists, given: unknown, stay: unknown): Promise<void> {
  const target = await targetOf(checklists, given);
  if (target === undefined) return;
  const { item } = target.status;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.live.uri));
  const at = new Places(document.getText()).positionAt(item.textSpan.start);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at), preserveFocus: stay === true });
}

/** What a click on a row opens: an item in its Markdown, a finding at its place. */
export async function openRow(checklists: Checklists): Promise<void> {
  const node = rowOf(checklists.tree, await selectedRow(checklists.view));
  if (node?.kind !== 'finding') {
    await revealInEditor(checklists, SELECTED, true);
    return;
  }
  const { live, place } = node;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(vscode.Uri.parse(live.folder.uri), place.path), { selection: rangeOf(place.range) });
}

/** Selects the item at the cursor in the view. */
export async function revealInView(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given);
  // The rows are not kept up to date while nobody sees them.
  checklists.tree.update();
  const node = target === undefined ? undefined : checklists.tree.find(target.live.uri, target.status.id);
  if (node !== undefined) await checklists.view.reveal(node.id, { select: true, focus: true });
  else if (target !== undefined) void vscode.window.showInformationMessage('The view hides this item: it is done, or the filter leaves it out.');
}

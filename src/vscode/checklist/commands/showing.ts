import * as vscode from 'vscode';
import type { Tree } from '../tree.ts';

/** Hides what is done or does not apply, or shows it again. What is refuted is never hidden. */
export function hideCompleted(tree: Tree, hide: boolean): void {
  tree.showing = { ...tree.showing, hideCompleted: hide };
  void vscode.commands.executeCommand('setContext', 'seaworthy.hidesCompleted', hide);
}

/** Asks for words that items must hold. None shows all. */
export async function filter(tree: Tree): Promise<void> {
  const words = await vscode.window.showInputBox({
    prompt: 'Words of items, headings, owners or states: unmet, met, unknown, refuted, signed. Empty shows all.',
    value: tree.showing.filter,
  });
  if (words !== undefined) tree.showing = { ...tree.showing, filter: words.trim() };
}

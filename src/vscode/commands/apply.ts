import * as vscode from 'vscode';
import type { Edit } from '../../engine/index.ts';
import { workspaceEdit } from '../edits.ts';

/** Applies an edit of a document in one undo step, with its tab stops where the document is in sight. */
export async function applyEdit(document: vscode.TextDocument, edit: Edit): Promise<void> {
  if (edit.kind === 'refused') {
    void vscode.window.showInformationMessage(`It cannot be changed here: ${edit.because}.`);
    return;
  }
  await vscode.window.showTextDocument(document, { preserveFocus: false });
  await vscode.workspace.applyEdit(workspaceEdit(document.uri, document.getText(), edit.edits));
}

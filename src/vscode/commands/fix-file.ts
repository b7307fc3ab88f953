import * as vscode from 'vscode';
import type { Documents } from '../documents.ts';
import { fixFile } from '../fix-file.ts';
import { applyEdit } from './apply.ts';

/** Applies every safe fix of the active file. */
export async function fixActiveFile(documents: Documents): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const file = document === undefined ? undefined : await documents.live(document);
  if (document === undefined || file === undefined) {
    void vscode.window.showInformationMessage('Seaworthy does not check this file.');
    return;
  }
  const { edits } = fixFile(file);
  if (edits.length > 0) await applyEdit(document, { kind: 'edits', edits });
  else void vscode.window.showInformationMessage('There is no safe fix to apply in this file.');
}

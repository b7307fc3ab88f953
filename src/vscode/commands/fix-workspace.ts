import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/index.ts';
import { Places } from '../convert.ts';
import { fixFile } from '../fix-file.ts';

/** Applies every safe fix of every file, after showing what they change. */
export async function fixWorkspace(workspace: Workspace): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const fixed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Seaworthy: gathering safe fixes', cancellable: true },
    (progress, token) => gather(workspace, edit, progress, token),
  );
  if (fixed === undefined) return;
  if (fixed === 0) void vscode.window.showInformationMessage('There is no safe fix to apply in the workspace.');
  else await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

type Report = vscode.Progress<{ message?: string; increment?: number }>;

/** @returns how many files have fixes; undefined where the person has cancelled. */
async function gather(workspace: Workspace, edit: vscode.WorkspaceEdit, progress: Report, token: vscode.CancellationToken): Promise<number | undefined> {
  const files = workspace.files().filter(({ report }) => report.findings.some(({ fix }) => fix !== undefined));
  let fixed = 0;
  for (const { uri, path } of files) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: path, increment: 100 / files.length });
    const file = await workspace.load(uri);
    if (file === undefined) continue;
    const { edits, applied } = fixFile(file);
    if (edits.length === 0) continue;
    fixed += 1;
    const places = new Places(file.text);
    const rules = [...new Set(applied.map(({ finding }) => finding.active.rule.id))].join(', ');
    for (const { span, newText } of edits) {
      edit.replace(vscode.Uri.parse(uri), places.rangeOf(span), newText, { needsConfirmation: true, label: 'Safe fixes', description: rules });
    }
  }
  return fixed;
}

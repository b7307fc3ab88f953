import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/index.ts';
import { Places } from '../convert.ts';
import { fixFile } from '../fix-file.ts';

/** What is to be replaced in one file. */
interface FileChange {
  readonly uri: vscode.Uri;
  readonly edits: readonly vscode.TextEdit[];
  readonly fixes: number;
  readonly rules: string;
}

/** Applies every safe fix of every file, after saying how many there are and offering a look at them. */
export async function fixWorkspace(workspace: Workspace): Promise<void> {
  const changes = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Seaworthy: gathering safe fixes', cancellable: true },
    (progress, token) => gather(workspace, progress, token),
  );
  if (changes === undefined) return;
  const fixes = changes.reduce((sum, change) => sum + change.fixes, 0);
  if (fixes === 0) {
    void vscode.window.showInformationMessage('There is no safe fix to apply in the workspace.');
    return;
  }
  const question = `Apply ${String(fixes)} safe ${fixes === 1 ? 'fix' : 'fixes'} in ${String(changes.length)} ${changes.length === 1 ? 'file' : 'files'}?`;
  const answer = await vscode.window.showInformationMessage(question, { modal: true }, 'Preview', 'Apply');
  if (answer !== undefined) await vscode.workspace.applyEdit(editOf(changes, answer === 'Preview'), { isRefactoring: true });
}

type Report = vscode.Progress<{ message?: string; increment?: number }>;

/** @returns undefined where the person has cancelled. */
async function gather(workspace: Workspace, progress: Report, token: vscode.CancellationToken): Promise<FileChange[] | undefined> {
  progress.report({ message: 'reading the workspace' });
  // What no scan has reached yet has its fixes too.
  await Promise.race([workspace.idle(), cancelled(token)]);
  const files = workspace.files().filter(({ report }) => report.findings.some(({ fix }) => fix !== undefined));
  const changes: FileChange[] = [];
  for (const { uri, path } of files) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: path, increment: 100 / files.length });
    const file = await workspace.load(uri);
    if (file === undefined) continue;
    const { edits, applied } = fixFile(file);
    const places = new Places(file.text);
    if (edits.length === 0) continue;
    changes.push({
      uri: vscode.Uri.parse(uri),
      edits: edits.map(({ span, newText }) => vscode.TextEdit.replace(places.rangeOf(span), newText)),
      fixes: applied.length,
      rules: [...new Set(applied.map(({ finding }) => finding.active.rule.id))].join(', '),
    });
  }
  return changes;
}

function cancelled(token: vscode.CancellationToken): Promise<void> {
  return new Promise(resolve => { token.onCancellationRequested(() => { resolve(); }); });
}

/** The editor shows a preview, with nothing ticked yet, where an edit asks for confirmation. */
function editOf(changes: readonly FileChange[], needsConfirmation: boolean): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits, rules } of changes) {
    const metadata = { needsConfirmation, label: 'Safe fixes', description: rules };
    edit.set(uri, edits.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [one, metadata]));
  }
  return edit;
}

import * as vscode from 'vscode';
import { encode } from '../../workspace/index.ts';
import type { ChecklistEdit, ChecklistEdits, ChecklistWorkspace, FileChange } from '../../workspace/index.ts';
import { inTurn } from './in-turn.ts';

const turn = inTurn();

/**
 * Makes a step of the checklist as it is once earlier steps are done, and applies it.
 * @returns false where nothing was changed; the person has been told why.
 */
export function changeList(service: ChecklistWorkspace, uri: string, step: (edits: ChecklistEdits) => ChecklistEdit): Promise<boolean> {
  return applyChecklistEdit(() => {
    const edits = service.edits(uri);
    return edits === undefined ? undefined : step(edits);
  });
}

/**
 * Applies what a step comes to, through the editor, so that unsaved text is respected and undo takes a step back. A file
 * that had nothing unsaved is saved; each file is an undo step of its own, since the editor asks before it undoes several.
 * @param make is called once earlier steps are done: until then a text may be half way between being changed and saved.
 * @returns false where nothing was changed; the person has been told why.
 */
export function applyChecklistEdit(make: () => ChecklistEdit | undefined): Promise<boolean> {
  return turn(() => apply(make()));
}

async function apply(edit: ChecklistEdit | undefined): Promise<boolean> {
  if (edit === undefined) return tell('the checklist is no longer there');
  if (edit.kind === 'refused') return tell(edit.because);
  const done: FileChange[] = [];
  for (const change of edit.changes) {
    const failure = await applyChange(change);
    if (failure === undefined) {
      done.push(change);
      continue;
    }
    // All of it or nothing: a box whose signature cannot be kept is not ticked either.
    for (const one of done.reverse()) if (one.before !== undefined) await applyChange(inverse(one, one.before));
    return tell(`${change.path}: ${failure}`);
  }
  return true;
}

function inverse({ edits, after, ...change }: FileChange, before: string): FileChange {
  let moved = 0;
  const back = edits.map(({ start, end, newText }) => {
    const at = start + moved;
    moved += newText.length - (end - start);
    return { start: at, end: at + newText.length, newText: before.slice(start, end) };
  });
  return { ...change, before: after, edits: back, after: before };
}

function tell(because: string): false {
  void vscode.window.showWarningMessage(`Nothing was changed: ${because.replace(/\.$/, '')}.`);
  return false;
}

async function applyChange(change: FileChange): Promise<string | undefined> {
  const uri = vscode.Uri.parse(change.uri);
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return 'nothing can be written there';
  try {
    if (change.before === undefined || hasMixedLines(change.before)) return await applyOnDisk(uri, change);
    return await applyInEditor(uri, change);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The editor would make all line ends of a text the same: such a file is written as it is, unless it is being edited. */
function hasMixedLines(text: string): boolean {
  return text.includes('\r\n') && /(?:^|[^\r])\n/.test(text);
}

function backTo(document: vscode.TextDocument, text: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  return edit;
}

async function applyOnDisk(uri: vscode.Uri, { before, after, bom }: FileChange): Promise<string | undefined> {
  if (before === undefined && (await exists(uri))) return 'it is already there';
  await vscode.workspace.fs.writeFile(uri, encode(after, bom));
  // The file watcher tells of a new file only after a while: the next step must know of it.
  if (before === undefined) await vscode.workspace.openTextDocument(uri);
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}

async function applyInEditor(uri: vscode.Uri, { before, edits }: FileChange): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== before) return 'its text has changed in the meantime, try again';
  const wasSaved = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  if (!(await vscode.workspace.applyEdit(edit))) return 'the editor refused the change';
  if (!wasSaved || (await document.save())) return undefined;
  await vscode.workspace.applyEdit(backTo(document, before));
  return 'it could not be saved';
}

import * as vscode from 'vscode';
import type { ChecklistEdit, Folder } from '../../../workspace/index.ts';
import { applyChecklistEdit, changeList } from '../apply.ts';
import { listOf } from '../given.ts';
import type { Checklists } from '../given.ts';
import { askDate } from './who.ts';

/** Copies a checklist with empty boxes for one release, and opens the copy. */
export async function startRun(checklists: Checklists, given: unknown): Promise<void> {
  const live = await listOf(checklists, given, ({ isRun }) => !isRun);
  if (live === undefined) return;
  const title = `Start a run of ${live.checklist.title}`;
  const name = await vscode.window.showInputBox({ title, prompt: 'What is the run for?', placeHolder: 'release 4.2' });
  const date = name === undefined ? undefined : await askDate(title, 'The date of the run');
  if (name !== undefined && date !== undefined) await applyAndOpen(checklists.service.edits(live.uri)?.startRun(date, name));
}

/** Writes one of our checklists into the repository; those that suit what it holds come first. */
export async function createChecklist({ service }: Checklists): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const rows = service.templates(folder).map(({ template, suits }) => ({ label: template.title, description: suits ? 'suits this repository' : '', detail: template.summary, id: template.id }));
  const chosen = await vscode.window.showQuickPick(rows, { title: 'Create a checklist', placeHolder: 'It is written to .seaworthy/checklists, for the team to make its own' });
  if (chosen !== undefined) await applyAndOpen(service.create(folder, chosen.id));
}

/** Writes the text of a checklist as it was meant, where it is UTF-8 that was taken for Mac Roman. */
export async function repairText(checklists: Checklists, given: unknown): Promise<void> {
  const live = await listOf(checklists, given, ({ checklist }) => checklist.damaged);
  if (live === undefined) void vscode.window.showInformationMessage('The text of no checklist is damaged.');
  else await changeList(checklists.service, live.uri, edits => edits.repair());
}

async function applyAndOpen(edit: ChecklistEdit | undefined): Promise<void> {
  if (!(await applyChecklistEdit(() => edit)) || edit?.kind !== 'edits') return;
  const [first] = edit.changes;
  if (first !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(first.uri));
}

async function chooseFolder(): Promise<Folder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const chosen = folders.length < 2 ? folders[0] : await vscode.window.showWorkspaceFolderPick({ placeHolder: 'For which folder?' });
  return chosen === undefined ? undefined : { uri: chosen.uri.toString(), name: chosen.name };
}

import * as vscode from 'vscode';
import { parseChecklist, sourceOf } from '../../../engine/index.ts';
import type { ChecklistWorkspace } from '../../../workspace/index.ts';
import { applyChecklistEdit } from '../apply.ts';

const MARKDOWN = /\.(?:md|markdown)$/i;
/** More files than this are not looked into for boxes. */
const MOST_FILES = 500;

/** Makes a Markdown file with boxes a checklist: the one that is given, else the active one, else one of those that have boxes. */
export async function useFile(service: ChecklistWorkspace, given: unknown): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : (activeMarkdown(service) ?? (await chooseFile(service)));
  if (uri === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = await service.adopt(uri.toString(), document.getText());
  if (await applyChecklistEdit(() => edit)) await vscode.commands.executeCommand('seaworthy.readiness.focus');
}

function activeMarkdown(service: ChecklistWorkspace): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && canBeUsed(service, document) ? document.uri : undefined;
}

/** True for a Markdown file of the workspace that has boxes and is no checklist. */
export function canBeUsed(service: ChecklistWorkspace, document: vscode.TextDocument): boolean {
  const { uri } = document;
  return MARKDOWN.test(uri.path) && vscode.workspace.getWorkspaceFolder(uri) !== undefined && service.list(uri.toString()) === undefined && hasBoxes(uri, document.getText());
}

function hasBoxes(uri: vscode.Uri, text: string): boolean {
  return /\[[ xX]\]/.test(text) && parseChecklist(sourceOf(uri.path, text)).items.length > 0;
}

async function chooseFile(service: ChecklistWorkspace): Promise<vscode.Uri | undefined> {
  const uris = await vscode.workspace.findFiles('**/*.{md,markdown}', '**/node_modules/**', MOST_FILES);
  const rows = [];
  for (const uri of uris) {
    if (service.list(uri.toString()) !== undefined) continue;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    if (hasBoxes(uri, text)) rows.push({ label: vscode.workspace.asRelativePath(uri), uri });
  }
  if (rows.length === 0) void vscode.window.showInformationMessage('No other Markdown file of the workspace has boxes (- [ ]).');
  return rows.length === 0 ? undefined : (await vscode.window.showQuickPick(rows, { title: 'Use a file as a checklist', placeHolder: 'The configuration, .seaworthy.yaml, names it from then on' }))?.uri;
}

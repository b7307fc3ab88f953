import * as vscode from 'vscode';

const NAME = '.seaworthy.yaml';

const START = `# What Seaworthy checks in this folder and below. The nearest file wins and extends those above it.
profile: recommended
rules: {}
`;

/** Opens the configuration of a workspace folder; writes one first where there is none. */
export async function openConfig(): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const uri = vscode.Uri.joinPath(folder.uri, NAME);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(START));
  }
  await vscode.window.showTextDocument(uri);
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  if (folders.length === 0) void vscode.window.showInformationMessage('Open a folder first: the configuration is a file in it.');
  if (folders.length < 2) return folders[0];
  return (active === undefined ? undefined : vscode.workspace.getWorkspaceFolder(active)) ?? vscode.window.showWorkspaceFolderPick();
}

import * as vscode from 'vscode';
import { ChecklistWorkspace } from '../../workspace/index.ts';
import type { Folder, Workspace } from '../../workspace/index.ts';
import { editorFiles } from '../files.ts';
import { followFiles } from '../follow-files.ts';

/** Long enough to gather what one `git checkout` changes: the folder is listed anew for it. */
const GATHER_MS = 300;

/** The checklists of the workspace, kept the same as the editor's texts and the files on disk. */
export function startService(workspace: Workspace): { readonly service: ChecklistWorkspace; readonly subscription: vscode.Disposable } {
  const service = new ChecklistWorkspace({
    files: editorFiles,
    workspace,
    folders: folders(),
    yieldNow: () => new Promise(resolve => { setTimeout(resolve, 0); }),
  });
  const subscription = vscode.Disposable.from(
    service,
    followDocuments(service),
    // Any file may be evidence.
    followFiles({
      concerns: () => true,
      gather: GATHER_MS,
      tell: events => {
        // VS Code may keep a text for minutes that is gone from disk and that nobody sees any more.
        for (const { uri, kind } of events) if (kind === 'deleted' && !isUnsaved(uri)) service.close(uri);
        service.filesChanged(events);
      },
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      service.setFolders(folders());
      void service.scan();
    }),
  );
  return { service, subscription };
}

function folders(): Folder[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({ uri: uri.toString(), name }));
}

function followDocuments(service: ChecklistWorkspace): vscode.Disposable {
  const show = (document: vscode.TextDocument): void => {
    if (isOurs(document)) service.open(document.uri.toString(), document.getText());
  };
  for (const document of vscode.workspace.textDocuments) show(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(show),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => { if (contentChanges.length > 0) show(document); }),
    vscode.workspace.onDidCloseTextDocument(document => { if (isOurs(document)) service.close(document.uri.toString()); }),
  );
}

/** Markdown, and the record. The old sides of comparisons have another scheme than the folder. */
function isOurs({ uri }: vscode.TextDocument): boolean {
  const own = vscode.workspace.getWorkspaceFolder(uri);
  return own?.uri.scheme === uri.scheme && /\.(?:md|markdown)$|\/\.seaworthy\/progress\.yaml$/i.test(uri.path);
}

function isUnsaved(uri: string): boolean {
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === uri && document.isDirty);
}

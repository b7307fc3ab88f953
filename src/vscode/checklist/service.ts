import * as vscode from 'vscode';
import { ChecklistWorkspace } from '../../workspace/index.ts';
import type { FileEvent, Folder, Workspace } from '../../workspace/index.ts';
import { editorFiles } from '../files.ts';

/** Any file may be evidence; what comes and goes in these folders is none. */
const NOISY = /\/(node_modules|\.git|\.terraform)(\/|$)/;
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
    followFiles(service),
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

function followFiles(service: ChecklistWorkspace): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const gathered = new Map<string, FileEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const events = [...gathered.values()];
    gathered.clear();
    // VS Code may keep a text for minutes that is gone from disk and that nobody sees any more.
    for (const { uri, kind } of events) if (kind === 'deleted' && !isUnsaved(uri)) service.close(uri);
    service.filesChanged(events);
  };
  const gather = (kind: FileEvent['kind']) => (uri: vscode.Uri): void => {
    if (NOISY.test(uri.path)) return;
    const key = uri.toString();
    // A file that has come and was then written to has come: the folder holds more than before.
    if (kind !== 'changed' || !gathered.has(key)) gathered.set(key, { uri: key, kind });
    timer ??= setTimeout(flush, GATHER_MS);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(gather('created')),
    watcher.onDidChange(gather('changed')),
    watcher.onDidDelete(gather('deleted')),
    { dispose: () => { clearTimeout(timer); } },
  );
}

function isUnsaved(uri: string): boolean {
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === uri && document.isDirty);
}

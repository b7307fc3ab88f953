import * as vscode from 'vscode';
import type { FileEvent, Workspace } from '../workspace/index.ts';
import type { Documents } from './documents.ts';

/** Long enough to gather what one `git checkout` changes, short enough not to be noticed. */
const GATHER_MS = 100;

/** Folders that hold nothing of ours and in which a great many files come and go. */
const NOISY = /\/(node_modules|\.git|\.terraform)(\/|$)/;
const READ = /(\.(ya?ml|json|tf|tofu|tfvars)|\/\.gitignore)$/i;

/** Tells the workspace what happens to its files on disk. */
export function watchFiles(workspace: Workspace, documents: Documents): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const gathered = new Map<string, FileEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const events = [...gathered.values()];
    gathered.clear();
    for (const { uri, kind } of events) if (kind === 'deleted') documents.deleted(uri);
    workspace.filesChanged(events);
  };
  const gather = (kind: FileEvent['kind']) => (uri: vscode.Uri): void => {
    if (!concerns(uri.path, kind)) return;
    gathered.set(uri.toString(), { uri: uri.toString(), kind });
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

/** A path that comes or goes may be a folder, which has no ending to be known by. */
function concerns(path: string, kind: FileEvent['kind']): boolean {
  if (NOISY.test(path)) return false;
  return READ.test(path) || (kind !== 'changed' && !/\/[^/]+\.[a-z]{1,4}$/i.test(path));
}

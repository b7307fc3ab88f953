import type * as vscode from 'vscode';
import type { FileEvent, Workspace } from '../workspace/index.ts';
import type { Documents } from './documents.ts';
import { followFiles } from './follow-files.ts';

/** Long enough to gather what one `git checkout` changes, short enough not to be noticed. */
const GATHER_MS = 100;

const READ = /(\.(ya?ml|json|tf|tofu|tfvars)|\/\.gitignore)$/i;

/** Tells the workspace what happens to its files on disk. */
export function watchFiles(workspace: Workspace, documents: Documents): vscode.Disposable {
  return followFiles({
    concerns,
    gather: GATHER_MS,
    tell: events => {
      for (const { uri, kind } of events) if (kind === 'deleted') documents.deleted(uri);
      workspace.filesChanged(events);
    },
  });
}

/** A path that comes or goes may be a folder, which has no ending to be known by. */
function concerns(path: string, kind: FileEvent['kind']): boolean {
  return READ.test(path) || (kind !== 'changed' && !/\/[^/]+\.[a-z]{1,4}$/i.test(path));
}

import * as vscode from 'vscode';
import type { FileEntry, Files } from '../workspace/index.ts';

/** Files of the workspace through the editor's own file system, so that remote and virtual ones are the same. */
export const editorFiles: Files = {
  async list(folder) {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder));
    return entries.flatMap(([name, type]) => entryOf(name, type) ?? []);
  },

  async read(uri, limit) {
    const file = vscode.Uri.parse(uri);
    const { size } = await vscode.workspace.fs.stat(file);
    // The editor cannot read a part of a file. So much is known of one that is too large: that it is.
    if (size > limit) return new Uint8Array(limit + 1);
    return vscode.workspace.fs.readFile(file);
  },
};

function entryOf(name: string, type: vscode.FileType): FileEntry | undefined {
  const link = (type & vscode.FileType.SymbolicLink) !== 0;
  if ((type & vscode.FileType.Directory) !== 0) return { name, kind: 'folder', link };
  if ((type & vscode.FileType.File) !== 0) return { name, kind: 'file', link };
  return undefined;
}

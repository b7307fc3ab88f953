import * as vscode from 'vscode';
import type { FileEvent } from '../workspace/index.ts';

/** Folders that hold nothing of ours and in which a great many files come and go. */
const NOISY = /\/(node_modules|\.git|\.terraform)(\/|$)/;

export interface Following {
  /** Whether an event is worth telling. */
  readonly concerns: (path: string, kind: FileEvent['kind']) => boolean;
  /** For how long events are gathered, in milliseconds. */
  readonly gather: number;
  readonly tell: (events: readonly FileEvent[]) => void;
}

/** Tells of what comes, goes and changes on disk, gathered, one event a file. */
export function followFiles({ concerns, gather, tell }: Following): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const gathered = new Map<string, FileEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const events = [...gathered.values()];
    gathered.clear();
    tell(events);
  };
  const on = (kind: FileEvent['kind']) => (uri: vscode.Uri): void => {
    if (NOISY.test(uri.path) || !concerns(uri.path, kind)) return;
    const key = uri.toString();
    // A file that has come and was then written to has come: its folder holds more than before.
    if (kind !== 'changed' || !gathered.has(key)) gathered.set(key, { uri: key, kind });
    timer ??= setTimeout(flush, gather);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(on('created')),
    watcher.onDidChange(on('changed')),
    watcher.onDidDelete(on('deleted')),
    { dispose: () => { clearTimeout(timer); } },
  );
}

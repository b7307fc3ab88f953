/** Numbers at the right end of rows: there they are seen however narrow the view is. */
import * as vscode from 'vscode';

const SCHEME = 'seaworthy-count';
/** A badge has room for two characters. */
const MOST = 99;

/** What a row names as its resource to show a number; undefined for none. The number is all that it says. */
export function countUri(count: number): vscode.Uri | undefined {
  return count === 0 ? undefined : vscode.Uri.from({ scheme: SCHEME, path: `/${String(Math.min(count, MOST))}` });
}

export function provideCounts(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, path }) => (scheme === SCHEME ? new vscode.FileDecoration(path.slice(1)) : undefined),
  });
}

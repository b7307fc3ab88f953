import * as vscode from 'vscode';
import type { Workspace } from '../workspace/index.ts';

/** Where the extension says what it does; its level is set on the channel itself. */
export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('Seaworthy', { log: true });
}

/** Writes one line for each rule that failed on a file, once for each failure. */
export function logFailures(workspace: Workspace, log: Log): vscode.Disposable {
  const told = new Set<string>();
  const stop = workspace.onDidReport(uris => {
    for (const uri of uris) {
      for (const { ruleId, message, subject } of workspace.file(uri)?.report.failures ?? []) {
        const line = `Rule ${ruleId} failed on ${subject.kind} ${subject.name} in ${uri}: ${message}`;
        if (!told.has(line)) log.error(line);
        told.add(line);
      }
    }
  });
  return new vscode.Disposable(stop);
}

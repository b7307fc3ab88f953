import * as vscode from 'vscode';
import { rulePage } from '../engine/index.ts';
import { Workspace } from '../workspace/index.ts';
import type { Folder } from '../workspace/index.ts';
import { provideCodeActions } from './code-actions/index.ts';
import { startChecklists } from './checklist/index.ts';
import { registerCommands } from './commands/index.ts';
import { provideConfigCompletion } from './config.ts';
import { Diagnostics } from './diagnostics.ts';
import { Documents } from './documents.ts';
import { editorFiles } from './files.ts';
import { hclFiles } from './hcl-files.ts';
import { provideHovers } from './hover.ts';
import { createLog, logFailures } from './output.ts';
import { provideRulePages } from './rule-page.ts';
import { Scan } from './scan.ts';
import { FileStatusItem } from './status.ts';
import { watchFiles } from './watch.ts';

/** Puts the parts together. Nothing is read before VS Code has gone on: the scan begins afterwards. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const workspace = new Workspace({
    files: editorFiles,
    hclFiles: hclFiles(context.extensionUri, log),
    folders: folders(),
    now: () => performance.now(),
    yieldNow: () => new Promise(resolve => { setTimeout(resolve, 0); }),
  });
  const scan = new Scan(workspace, log);
  const diagnostics = new Diagnostics(workspace);
  const documents = new Documents(workspace);
  context.subscriptions.push(
    log,
    scan,
    diagnostics,
    documents,
    logFailures(workspace, log),
    watchFiles(workspace, documents),
    provideCodeActions(documents),
    provideHovers(documents),
    provideRulePages(rulePage),
    provideConfigCompletion(),
    registerCommands({ workspace, documents, scan, log }),
    new FileStatusItem(workspace, scan),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      workspace.setFolders(folders());
      void scan.start();
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('seaworthy.enable') || event.affectsConfiguration('seaworthy.scanWorkspace')) void scan.start();
    }),
  );
  setTimeout(() => { void scan.start(); }, 0);
  // The scan comes first: without it checklists have nothing to say of their items.
  context.subscriptions.push(startChecklists(workspace));
}

function folders(): Folder[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({ uri: uri.toString(), name }));
}

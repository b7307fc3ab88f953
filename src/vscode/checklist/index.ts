import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/index.ts';
import { provideBlocks } from './blocks.ts';
import { commandsFor } from './commands/index.ts';
import { ticksOf } from './commands/tick.ts';
import { provideCounts } from './counts.ts';
import { ChecklistDiagnostics } from './diagnostics.ts';
import { provideMarkdownHelp } from './markdown-help.ts';
import { startService } from './service.ts';
import { ReadinessItem } from './status-bar.ts';
import { summaryOf } from './summary.ts';
import { Tree } from './tree.ts';
import { createView } from './view.ts';

/** Checklists in the editor: the view, the status bar, what the Markdown shows, commands. */
export function startChecklists(workspace: Workspace): vscode.Disposable {
  const { service, subscription } = startService(workspace);
  const tree = new Tree(service, workspace);
  const view = createView(service, tree, ticksOf({ service }));
  const status = new ReadinessItem();
  const diagnostics = new ChecklistDiagnostics(service);
  const commands = Object.entries(commandsFor({ service, view, tree }, workspace)).map(([name, run]) => vscode.commands.registerCommand(`seaworthy.checklist.${name}`, run));
  const update = (): void => {
    const summary = summaryOf(service.lists());
    view.update(summary);
    status.update(summary);
    diagnostics.update();
  };
  const stop = service.onDidChange(update);
  // Once VS Code has gone on, and the scan of the manifests has begun.
  const timer = setTimeout(() => { void service.scan().then(update); }, 0);
  return vscode.Disposable.from(subscription, tree, view, status, diagnostics, provideMarkdownHelp(service), provideBlocks(service), provideCounts(), ...commands, { dispose: stop }, { dispose: () => { clearTimeout(timer); } });
}

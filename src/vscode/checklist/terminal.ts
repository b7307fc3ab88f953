/** The terminal that commands of checklists go into, one for each folder, and how they end there. */
import * as vscode from 'vscode';
import type { Folder } from '../../workspace/index.ts';

const NAME = 'Production readiness';
/** A shell that has no integration by then has none. */
const INTEGRATION_MS = 3000;

const terminals = new Map<string, vscode.Terminal>();

/** The folder's terminal; a new one is ready to tell how commands end, where its shell can tell. */
export async function terminalFor({ uri, name }: Folder): Promise<vscode.Terminal> {
  const known = terminals.get(uri);
  if (known !== undefined && known.exitStatus === undefined) return known;
  const isOnly = (vscode.workspace.workspaceFolders ?? []).length < 2;
  const terminal = vscode.window.createTerminal({ name: isOnly ? NAME : `${NAME}: ${name}`, cwd: vscode.Uri.parse(uri) });
  terminals.set(uri, terminal);
  terminal.show();
  await integrated(terminal);
  return terminal;
}

async function integrated(terminal: vscode.Terminal): Promise<void> {
  if (terminal.shellIntegration !== undefined) return;
  await new Promise<void>(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, INTEGRATION_MS);
    const listening = vscode.window.onDidChangeTerminalShellIntegration(event => { if (event.terminal === terminal) done(); });
  });
}

export interface End {
  readonly exitCode: number;
  readonly seconds: number;
}

/** How a command ends that is about to be sent or typed; undefined where nothing can tell, or another command came first. */
export function whenEnded(terminal: vscode.Terminal, text: string): Promise<End | undefined> {
  if (terminal.shellIntegration === undefined) return Promise.resolve(undefined);
  return new Promise(resolve => {
    let began: number | undefined;
    const listening = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(event => {
        if (event.terminal !== terminal || began !== undefined) return;
        if (event.execution.commandLine.value.trim() === text) began = Date.now();
        else finish(undefined);
      }),
      vscode.window.onDidEndTerminalShellExecution(({ terminal: own, execution, exitCode }) => {
        if (own !== terminal || began === undefined || execution.commandLine.value.trim() !== text) return;
        finish(exitCode === undefined ? undefined : { exitCode, seconds: Math.round((Date.now() - began) / 100) / 10 });
      }),
      vscode.window.onDidCloseTerminal(closed => { if (closed === terminal) finish(undefined); }),
    );
    const finish = (end: End | undefined): void => {
      listening.dispose();
      resolve(end);
    };
  });
}

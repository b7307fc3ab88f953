/** The terminals that commands of checklists go into, and how they end there. */
import * as vscode from 'vscode';
import type { Folder } from '../../workspace/index.ts';

const NAME = 'Production readiness';
/** A shell that has no integration by then has none: VS Code itself waits as long. */
const INTEGRATION_MS = 5000;

/** The last one of each folder. */
const terminals = new Map<string, vscode.Terminal>();
/** Where a command still runs, or stands typed: what is sent there would go into it. */
const busy = new WeakSet<vscode.Terminal>();

export interface End {
  readonly exitCode: number;
  readonly seconds: number;
}

/** A terminal of the folder that is free; a new one is ready to tell how commands end, where its shell can tell. */
export async function terminalFor({ uri, name }: Folder): Promise<vscode.Terminal> {
  const known = terminals.get(uri);
  if (known !== undefined && known.exitStatus === undefined && !busy.has(known)) {
    known.show();
    return known;
  }
  const isOnly = (vscode.workspace.workspaceFolders ?? []).length < 2;
  const terminal = vscode.window.createTerminal({ name: isOnly ? NAME : `${NAME}: ${name}`, cwd: vscode.Uri.parse(uri) });
  terminals.set(uri, terminal);
  terminal.show();
  await integrated(terminal);
  return terminal;
}

/** Runs a command. @returns how it ends; undefined where nothing can tell. */
export async function runIn(terminal: vscode.Terminal, text: string): Promise<End | undefined> {
  const { shellIntegration } = terminal;
  if (shellIntegration === undefined) {
    terminal.sendText(text);
    return undefined;
  }
  const own = shellIntegration.executeCommand(text);
  return whenEnded(terminal, execution => execution === own);
}

/** Types a command, for the person to press Enter. @returns how it ends; undefined where nothing can tell, or another one came first. */
export async function typeInto(terminal: vscode.Terminal, text: string): Promise<End | undefined> {
  busy.add(terminal);
  const ended = terminal.shellIntegration === undefined ? undefined : whenEnded(terminal, ({ commandLine }) => commandLine.value.trim() === text);
  terminal.sendText(text, false);
  return ended;
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

function whenEnded(terminal: vscode.Terminal, isIt: (execution: vscode.TerminalShellExecution) => boolean): Promise<End | undefined> {
  busy.add(terminal);
  return new Promise(resolve => {
    let began: number | undefined;
    const listening = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(event => {
        if (event.terminal !== terminal || began !== undefined) return;
        if (isIt(event.execution)) began = Date.now();
        else finish(undefined);
      }),
      vscode.window.onDidEndTerminalShellExecution(({ terminal: own, execution, exitCode }) => {
        if (own !== terminal || began === undefined || !isIt(execution)) return;
        finish(exitCode === undefined ? undefined : { exitCode, seconds: Math.round((Date.now() - began) / 100) / 10 });
      }),
      vscode.window.onDidCloseTerminal(closed => { if (closed === terminal) finish(undefined); }),
    );
    const finish = (end: End | undefined): void => {
      listening.dispose();
      busy.delete(terminal);
      resolve(end);
    };
  });
}

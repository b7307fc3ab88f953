import * as vscode from 'vscode';
import type { Workspace } from '../workspace/index.ts';
import { settingsOf } from './documents.ts';
import type { Log } from './output.ts';

/** A scan that is over sooner shows no progress. */
const PATIENCE_MS = 500;

/** Checks all files of the workspace, one scan at a time, with progress in the status bar. */
export class Scan implements vscode.Disposable {
  readonly #workspace: Workspace;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  #running: AbortController | undefined;

  /** A scan has begun or ended. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace, log: Log) {
    this.#workspace = workspace;
    this.#log = log;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Begins anew; a scan that is under way ends. Resolves when all is checked or the scan was stopped. */
  async start(): Promise<void> {
    this.stop();
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => settingsOf(uri).enable && settingsOf(uri).scanWorkspace);
    if (folders.length === 0) return;
    const running = new AbortController();
    this.#running = running;
    this.#tell();
    try {
      await this.#scan(running.signal, folders);
    } catch (error) {
      this.#log.error('The scan failed:', error instanceof Error ? error : String(error));
    } finally {
      if (this.#running === running) this.#running = undefined;
      this.#tell();
    }
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  dispose(): void {
    this.stop();
    this.#changed.dispose();
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', 'seaworthy.scanning', this.isRunning);
    this.#changed.fire();
  }

  async #scan(signal: AbortSignal, folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
    const began = performance.now();
    const all = folders.length === vscode.workspace.workspaceFolders?.length;
    const only = all ? undefined : folders.map(({ uri }) => uri.toString());
    const work = showProgress(signal, report => this.#workspace.scan(signal, report, only));
    await work;
    const checked = this.#workspace.files();
    const findings = checked.reduce((sum, { report }) => sum + report.findings.length, 0);
    const time = (performance.now() - began).toFixed(0);
    this.#log.info(`${signal.aborted ? 'Stopped' : 'Checked the workspace'}: ${String(checked.length)} files, ${String(findings)} findings, ${time} ms`);
  }
}

type Report = (done: number, total: number | undefined, path: string) => void;

/** Does work that reports; what it reports is shown once it has taken a while. */
async function showProgress(signal: AbortSignal, work: (report: Report) => Promise<void>): Promise<void> {
  let show: Report | undefined;
  const done = work((...values) => show?.(...values));
  const timer = setTimeout(() => {
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Seaworthy' }, async progress => {
      show = (count, total) => {
        if (!signal.aborted) progress.report({ message: total === undefined ? `${String(count)} files` : `${String(count)} of ${String(total)} files` });
      };
      await done.catch(() => undefined);
    });
  }, PATIENCE_MS);
  try {
    await done;
  } finally {
    clearTimeout(timer);
  }
}

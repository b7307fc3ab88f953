import * as vscode from 'vscode';
import type { Workspace, WorkspaceFile } from '../workspace/index.ts';
import { SELECTOR, settingsOf } from './documents.ts';
import type { Scan } from './scan.ts';
import { plural } from './plural.ts';

interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity?: vscode.LanguageStatusSeverity;
  readonly command?: vscode.Command;
}

const PROBLEMS: vscode.Command = { title: 'Show problems', command: 'workbench.actions.view.problems' };
const SETTINGS: vscode.Command = { title: 'Settings', command: 'workbench.action.openSettings', arguments: ['seaworthy'] };

/** Says of the active file whether it is checked, and if not, why. */
export class FileStatusItem implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('seaworthy', SELECTOR);
  readonly #workspace: Workspace;
  readonly #scan: Scan;
  readonly #subscriptions: vscode.Disposable;

  constructor(workspace: Workspace, scan: Scan) {
    this.#workspace = workspace;
    this.#scan = scan;
    this.#item.name = 'Seaworthy';
    const update = (): void => void this.#update();
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidChangeConfiguration(update),
      scan.onDidChange(update),
      { dispose: workspace.onDidReport(uris => { if (uris.includes(activeUri()?.toString() ?? '')) update(); }) },
    );
    update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  async #update(): Promise<void> {
    this.#item.busy = this.#scan.isRunning;
    const uri = activeUri();
    if (uri === undefined) return;
    const shown = await this.#describe(uri);
    if (activeUri()?.toString() !== uri.toString()) return;
    this.#item.text = shown.text;
    this.#item.detail = shown.detail;
    this.#item.severity = shown.severity ?? vscode.LanguageStatusSeverity.Information;
    this.#item.command = this.#scan.isRunning ? { title: 'Stop the scan', command: 'seaworthy.stopScan' } : shown.command;
  }

  async #describe(uri: vscode.Uri): Promise<Shown> {
    if (!settingsOf(uri).enable) return { text: 'Not checked', detail: 'Seaworthy is switched off in the settings.', command: SETTINGS };
    const file = this.#workspace.file(uri.toString());
    const status = file?.status ?? (await this.#workspace.status(uri.toString()));
    switch (status.kind) {
      case 'checked':
        return file === undefined ? { text: 'Checking', detail: '' } : ofFindings(file);
      case 'config':
        return { text: 'Configuration', detail: 'What Seaworthy checks in this folder and below.' };
      case 'not-ours':
        return { text: 'Not checked', detail: 'It is no manifest that Seaworthy reads.' };
      case 'left-alone':
      case 'excluded':
      case 'unreadable':
        return { text: 'Not checked', detail: status.because };
    }
  }
}

function ofFindings({ report }: WorkspaceFile): Shown {
  const { findings, suppressed, problems } = report;
  const ignored = suppressed.length === 0 ? '' : `, ${String(suppressed.length)} ignored with a reason`;
  if (findings.length + problems.length === 0) return { text: 'Ready', detail: `Nothing found${ignored}` };
  const counts = (['error', 'warning', 'information'] as const).flatMap(severity => {
    const count = findings.filter(({ active }) => active.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity === 'information' ? 'hint' : severity)];
  });
  const broken = problems.length === 0 ? [] : [`${plural(problems.length, 'problem')} of the text`];
  return {
    text: plural(findings.length, 'finding'),
    detail: [...counts, ...broken].join(', ') + ignored,
    command: PROBLEMS,
    ...(findings.some(({ active }) => active.severity === 'error') ? { severity: vscode.LanguageStatusSeverity.Warning } : {}),
  };
}

function activeUri(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}

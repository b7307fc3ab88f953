import * as vscode from 'vscode';
import { percent } from '../../workspace/index.ts';
import type { Summary } from './summary.ts';
import { plural } from '../plural.ts';

/** How far the checklists have come, in the status bar; a click opens the view. Without a checklist there is nothing to see. */
export class ReadinessItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('seaworthy.readiness', vscode.StatusBarAlignment.Left, -10);

  constructor() {
    this.#item.name = 'Production readiness';
    this.#item.command = 'seaworthy.readiness.focus';
  }

  update(summary: Summary): void {
    if (summary.lists === 0) {
      this.#item.hide();
      return;
    }
    const { done, required, findings, refuted, alarms } = summary;
    const progress = `${String(percent(summary))}%`;
    this.#item.text = `$(checklist) ${progress}${findings === 0 ? '' : ` · ${plural(findings, 'finding')}`}${refuted === 0 ? '' : ` · $(warning) ${String(refuted)} refuted`}`;
    const words = [`${String(done)} of ${String(required)} required items done`, plural(findings, 'open finding'), ...(refuted === 0 ? [] : [`${plural(refuted, 'tick')} refuted`]), ...(alarms === 0 ? [] : [plural(alarms, 'alarm')])];
    this.#item.tooltip = `Production readiness: ${words.join(', ')}`;
    this.#item.accessibilityInformation = { label: `Production readiness ${progress}, ${words.join(', ')}` };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

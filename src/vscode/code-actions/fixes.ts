import * as vscode from 'vscode';
import { write } from '../../engine/index.ts';
import type { Candidate, Edit, Fix } from '../../engine/index.ts';
import { diagnosticsFor, LazyAction } from './action.ts';
import type { Place } from './action.ts';
import { compositesFor, rulesOf } from './findings.ts';

/** The fixes of the findings at a place: those that mend several first, then each finding's own. */
export function fixActions(place: Place, findings: readonly Candidate[]): vscode.CodeAction[] {
  const composites = compositesFor(place.file, findings).map(fix => actionOf(place, fix, fix.findings));
  const own = findings.flatMap(finding => (finding.fixes ?? []).map(fix => actionOf(place, fix, [finding])));
  const safe = findings.flatMap(({ fixes = [] }) => fixes).filter(({ safety }) => safety === 'safe');
  if (safe.length === 1) for (const action of own) action.isPreferred = action.safety === 'safe' && action.disabled === undefined;
  return [...composites, ...own, ...reasons(own)];
}

class FixAction extends LazyAction {
  readonly safety: Fix['safety'];
  readonly rules: readonly string[];

  constructor({ document }: Place, { title, safety }: Fix, rules: readonly string[], edit: () => Edit) {
    super(title, vscode.CodeActionKind.QuickFix, document, edit);
    this.safety = safety;
    this.rules = rules;
  }
}

/**
 * An edit that cannot be written disables its action, with the reason. To know that, the edit has to be made: only
 * where a person asks for the menu, not on every move of the cursor.
 */
function actionOf(place: Place, fix: Fix, findings: readonly Candidate[]): FixAction {
  let made: Edit | undefined;
  const edit = (): Edit => (made ??= write(fix.changes()));
  const action = new FixAction(place, fix, rulesOf(findings), edit);
  action.diagnostics = diagnosticsFor(action.rules, place);
  if (place.context.triggerKind === vscode.CodeActionTriggerKind.Invoke) {
    const now = edit();
    if (now.kind === 'refused') action.disabled = { reason: `No fix for ${action.rules.join(', ')} here: ${now.because}` };
  }
  return action;
}

/** The editor leaves disabled actions out of the light bulb's menu, so each reason is a row of its own. */
function reasons(actions: readonly FixAction[]): vscode.CodeAction[] {
  return actions.flatMap(({ disabled, diagnostics = [] }) => {
    if (disabled === undefined) return [];
    const action = new vscode.CodeAction(disabled.reason, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [...diagnostics];
    action.command = { title: action.title, command: 'seaworthy.tellWhy', arguments: [disabled.reason] };
    return [action];
  });
}

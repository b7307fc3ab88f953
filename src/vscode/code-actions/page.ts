import * as vscode from 'vscode';
import type { Candidate } from '../../engine/index.ts';
import { diagnosticsFor } from './action.ts';
import type { Place } from './action.ts';
import { rulesOf } from './findings.ts';

/** Opens the page of the rule at a place, or a choice of those there are. */
export function pageActions(place: Place, findings: readonly Candidate[]): vscode.CodeAction[] {
  const ids = rulesOf(findings);
  const [first] = ids;
  if (first === undefined) return [];
  const title = ids.length === 1 ? `Open the page of ${first}` : `Open the page of one of ${String(ids.length)} rules ...`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnosticsFor(ids, place);
  action.command = { title, command: 'seaworthy.openRule', arguments: ids };
  return [action];
}

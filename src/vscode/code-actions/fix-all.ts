import * as vscode from 'vscode';
import { LazyAction } from './action.ts';
import type { Place } from './action.ts';
import { fixFile } from '../fix-file.ts';

/** What `editor.codeActionsOnSave` names. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('seaworthy');

/** Applies every safe fix of the file: on save, and from the light bulb where there is more than one. */
export function fixAllActions(place: Place): vscode.CodeAction[] {
  const { document, file, context } = place;
  const safe = file.report.findings.filter(({ fixes = [] }) => fixes.some(({ safety }) => safety === 'safe'));
  if (safe.length === 0) return [];
  const action = (title: string, kind: vscode.CodeActionKind): vscode.CodeAction =>
    new LazyAction(title, kind, document, () => ({ kind: 'edits', edits: fixFile(file).edits }));
  const source = action('Fix all safe findings (Seaworthy)', FIX_ALL);
  if (context.only !== undefined && FIX_ALL.intersects(context.only)) return [source];
  if (safe.length < 2) return [];
  return [action(`Fix all ${String(safe.length)} safe findings in this file`, vscode.CodeActionKind.QuickFix)];
}

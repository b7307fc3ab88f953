import * as vscode from 'vscode';
import type { Problem } from '../../engine/index.ts';
import { Places } from '../convert.ts';
import { LazyAction } from './action.ts';
import type { Question } from './action.ts';

/** What mends a problem of the text itself: a suppression that silences nothing, a misspelt option. */
export function problemActions({ document, range: wanted, context }: Question, problems: readonly Problem[]): vscode.CodeAction[] {
  const places = new Places(document.getText());
  return problems.flatMap(({ span, message, fix }) => {
    const range = places.rangeOf(span);
    if (fix === undefined || range.intersection(wanted) === undefined) return [];
    const action = new LazyAction(fix.title, vscode.CodeActionKind.QuickFix, document, () => fix.edit());
    action.diagnostics = context.diagnostics.filter(diagnostic => diagnostic.message === message && diagnostic.range.isEqual(range));
    action.isPreferred = true;
    return [action];
  });
}

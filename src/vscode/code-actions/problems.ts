import * as vscode from 'vscode';
import { Places } from '../convert.ts';
import { LazyAction } from './action.ts';
import type { Place } from './action.ts';

/** What mends a problem of the text itself: a suppression that silences nothing, a misspelt option. */
export function problemActions(place: Place): vscode.CodeAction[] {
  const places = new Places(place.file.text);
  return place.file.report.problems.flatMap(({ span, message, fix }) => {
    const range = places.rangeOf(span);
    if (fix === undefined || range.intersection(place.range) === undefined) return [];
    const action = new LazyAction(fix.title, vscode.CodeActionKind.QuickFix, place.document, () => fix.edit());
    action.diagnostics = place.context.diagnostics.filter(diagnostic => diagnostic.message === message && diagnostic.range.isEqual(range));
    action.isPreferred = true;
    return [action];
  });
}

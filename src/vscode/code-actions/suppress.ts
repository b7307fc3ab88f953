import * as vscode from 'vscode';
import { nameOf, suppressEdit } from '../../engine/index.ts';
import type { Candidate, SuppressionScope } from '../../engine/index.ts';
import type { LiveFile } from '../../workspace/index.ts';
import { diagnosticsFor, LazyAction } from './action.ts';
import type { Place } from './action.ts';
import { rulesOf } from './findings.ts';

/** More than this many rules at one place would drown the fixes in ways to ignore them. */
const MOST_RULES = 1;

/** Ways to ignore the findings of a place: a comment for each reach, or a choice first where there are many. */
export function suppressActions(place: Place, findings: readonly Candidate[]): vscode.CodeAction[] {
  const [first] = findings;
  if (first === undefined) return [];
  const ids = rulesOf(findings);
  if (ids.length > MOST_RULES) return [chooseFirst(place, ids)];
  return scopesOf(place.file, first).map(({ scope, label }) => {
    const unit = unitOf(place.file, first);
    const action = new LazyAction(`Ignore ${first.active.rule.id} ${label}`, vscode.CodeActionKind.QuickFix, place.document, () =>
      unit === undefined ? { kind: 'refused', because: 'the text has changed' } : suppressEdit(unit, first, scope),
    );
    action.diagnostics = diagnosticsFor(ids, place);
    return action;
  });
}

function chooseFirst(place: Place, ids: readonly string[]): vscode.CodeAction {
  const action = new vscode.CodeAction(`Ignore one of ${String(ids.length)} rules here ...`, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnosticsFor(ids, place);
  action.command = { title: action.title, command: 'seaworthy.ignore', arguments: [place.document.uri.toString(), place.range.start.line, place.range.start.character] };
  return action;
}

/** How far a suppression of a finding can reach, in words that name what it covers. */
export function scopesOf(file: LiveFile, { subject, span }: Candidate): { scope: SuppressionScope; label: string }[] {
  const { kind, name, container } = nameOf(subject);
  const isInObject = file.model.units.some(unit => unit.source === span.source && unit.objects.length > 0);
  return [
    { scope: 'line', label: 'on this line' },
    ...(container === undefined ? [] : [{ scope: 'container', label: `in container ${container}` } as const]),
    ...(isInObject ? [{ scope: 'object', label: `in ${kind} ${name}` } as const] : []),
    { scope: 'file', label: 'in this file' },
  ];
}

/** The unit of a file that a finding is in. */
export function unitOf(file: LiveFile, { span }: Candidate): LiveFile['model']['units'][number] | undefined {
  return file.model.units.find(({ source }) => source === span.source);
}

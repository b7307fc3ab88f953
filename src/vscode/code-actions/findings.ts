import type * as vscode from 'vscode';
import { compositesOf } from '../../engine/index.ts';
import type { Candidate, CompositeFix } from '../../engine/index.ts';
import type { LiveFile } from '../../workspace/index.ts';
import { Places } from '../convert.ts';

/** The findings that a range or a cursor touches, the severest first. */
export function findingsAt(file: LiveFile, range: vscode.Range): Candidate[] {
  return touching(file, file.report.findings, range).toSorted((a, b) => SEVERITIES.indexOf(a.active.severity) - SEVERITIES.indexOf(b.active.severity));
}

/** What stands against an item of a checklist in a range: what is shown, and what only answers the checklist. Each place of a rule once. */
export function againstAt(file: LiveFile, range: vscode.Range): Candidate[] {
  const places = new Map<string, Candidate>();
  for (const one of touching(file, [...file.report.findings, ...file.report.answers], range)) {
    const key = `${one.active.rule.id} ${String(one.span.source.offset + one.span.start)}`;
    if (!places.has(key)) places.set(key, one);
  }
  return [...places.values()];
}

function touching(file: LiveFile, findings: readonly Candidate[], range: vscode.Range): Candidate[] {
  const places = new Places(file.text);
  return findings.filter(({ span }) => places.rangeOf(span).intersection(range) !== undefined);
}

/** The fixes that mend some of these findings together with others of the same subject, wherever those stand. */
export function compositesFor(file: LiveFile, findings: readonly Candidate[]): CompositeFix[] {
  return compositesOf(file.report.findings).filter(composite => composite.findings.some(finding => findings.includes(finding)));
}

const SEVERITIES = ['error', 'warning', 'information'];

/** The rules of some findings, each once. */
export function rulesOf(findings: readonly Candidate[]): string[] {
  return [...new Set(findings.map(({ active }) => active.rule.id))];
}

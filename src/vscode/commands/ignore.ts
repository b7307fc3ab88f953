import * as vscode from 'vscode';
import { suppressEdit } from '../../engine/index.ts';
import type { Candidate } from '../../engine/index.ts';
import type { Documents } from '../documents.ts';
import { findingsAt } from '../code-actions/findings.ts';
import { scopesOf, unitOf } from '../code-actions/suppress.ts';
import { applyEdit } from './apply.ts';
import { openPlace } from './place.ts';
import type { GivenPlace } from './place.ts';

/** Writes a comment that silences one of the findings at a place, after asking which one and how far it reaches. */
export async function ignore(documents: Documents, given: GivenPlace): Promise<void> {
  const place = openPlace(given);
  if (place === undefined) return;
  const { document, range } = place;
  const { version } = document;
  const file = await documents.live(document);
  if (file === undefined) return;
  const finding = await chooseFinding(findingsAt(file, range));
  if (finding === undefined) return;
  const scope = await vscode.window.showQuickPick(
    scopesOf(file, finding).map(({ scope: value, label }) => ({ label: `Ignore ${finding.active.rule.id} ${label}`, value })),
    { placeHolder: 'How far does it reach? You then write the reason.' },
  );
  const unit = unitOf(file, finding);
  if (scope === undefined || unit === undefined || document.version !== version) return;
  await applyEdit(document, suppressEdit(unit, finding, scope.value));
}

async function chooseFinding(findings: readonly Candidate[]): Promise<Candidate | undefined> {
  if (findings.length < 2) return findings[0];
  const items = findings.map(finding => ({ label: finding.active.rule.id, description: finding.active.severity, detail: finding.message, finding }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which finding is fine as it is?', matchOnDetail: true }))?.finding;
}

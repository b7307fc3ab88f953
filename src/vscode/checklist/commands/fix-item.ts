import * as vscode from 'vscode';
import type { Fix } from '../../../engine/index.ts';
import { write } from '../../../engine/index.ts';
import type { Workspace } from '../../../workspace/index.ts';
import { Places, rangeOf } from '../../convert.ts';
import { againstAt } from '../../code-actions/findings.ts';
import { titleOf } from '../words.ts';
import { targetOf } from '../given.ts';
import type { Checklists, Target } from '../given.ts';
import { plural } from '../../plural.ts';

/** Applies the first fix of every finding that stands against an item, after saying how many there are. */
export async function fixItem(checklists: Checklists, workspace: Workspace, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, ({ evaluation }) => evaluation.verdict.kind === 'unmet');
  if (target === undefined) return;
  const rules = new Set(target.status.evaluation.judged.flatMap(({ evidence, verdict }) => (verdict.kind === 'unmet' && evidence.kind === 'rule' ? [evidence.id] : [])));
  let fixes = 0;
  let refused = 0;
  const result = new vscode.WorkspaceEdit();
  for (const [uri, ranges] of placesOf(target)) {
    const file = await workspace.load(uri.toString());
    if (file === undefined) continue;
    const findings = ranges.flatMap(range => againstAt(file, range)).filter(({ active }) => rules.has(active.rule.id));
    const chosen: Fix[] = [...new Set(findings)].flatMap(({ fixes: offered = [] }) => offered.slice(0, 1));
    const edit = write(chosen.flatMap(fix => [...fix.changes()]));
    if (edit.kind === 'refused') refused += chosen.length;
    if (edit.kind === 'refused' || chosen.length === 0) continue;
    fixes += chosen.length;
    const places = new Places(file.text);
    result.set(uri, edit.edits.map(({ span, newText }) => vscode.TextEdit.replace(places.rangeOf(span), newText)));
  }
  if (fixes === 0) {
    void vscode.window.showInformationMessage(refused > 0 ? 'What stands against this item cannot be changed where it is written: open the findings.' : 'Nothing that stands against this item has a fix.');
    return;
  }
  const answer = await vscode.window.showInformationMessage(`Apply ${plural(fixes, 'fix', 'fixes')} for “${titleOf(target.status)}”?`, { modal: true, detail: 'Values that are proposed should be looked at. Files are changed and not saved.' }, 'Apply');
  if (answer === 'Apply') await vscode.workspace.applyEdit(result, { isRefactoring: true });
}

/** The places that stand against an item, by file. */
function placesOf({ live, status: { evaluation: { verdict } } }: Target): [vscode.Uri, vscode.Range[]][] {
  const places = new Map<string, vscode.Range[]>();
  for (const { path, range } of verdict.kind === 'unmet' ? verdict.at : []) places.set(path, [...(places.get(path) ?? []), rangeOf(range)]);
  return [...places].map(([path, ranges]) => [vscode.Uri.joinPath(vscode.Uri.parse(live.folder.uri), path), ranges]);
}

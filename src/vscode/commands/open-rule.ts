import * as vscode from 'vscode';
import { RULES } from '../../engine/index.ts';
import { showRulePage } from '../rule-page.ts';

/** Opens a rule's page: the one given; a choice where there are more, or all of them where none is given. */
export async function openRule(...ids: readonly unknown[]): Promise<void> {
  const given = RULES.filter(({ id }) => ids.includes(id));
  const [only] = given;
  if (only !== undefined && given.length === 1) return showRulePage(only.id);
  const items = (given.length === 0 ? RULES : given).map(({ id, meta }) => ({ label: id, description: meta.severity, detail: meta.summary }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Which rule?', matchOnDetail: true });
  return chosen === undefined ? undefined : showRulePage(chosen.label);
}

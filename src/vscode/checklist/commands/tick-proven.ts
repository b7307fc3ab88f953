import * as vscode from 'vscode';
import { changeList } from '../apply.ts';
import { rowOf } from '../given.ts';
import type { Checklists } from '../given.ts';
import { titleOf } from '../words.ts';

/** Ticks what the repository proves, once the person has seen the list. All are chosen to begin with. */
export async function tickProven({ service, tree }: Checklists, given: unknown): Promise<void> {
  await service.idle();
  const only = rowOf(tree, given)?.live.uri;
  const lists = service.lists().filter(({ uri, readOnly }) => readOnly === undefined && (only === undefined || uri === only));
  const rows = lists.flatMap(live =>
    (service.edits(live.uri)?.proven() ?? []).map(status => ({
      label: titleOf(status),
      description: [...new Set([live.checklist.title, ...status.item.headings.slice(-1)])].join(' › '),
      detail: status.evaluation.verdict.because,
      picked: true,
      uri: live.uri,
      id: status.id,
    })),
  );
  if (rows.length === 0) {
    void vscode.window.showInformationMessage('The repository proves no item that is still open.');
    return;
  }
  const chosen = await vscode.window.showQuickPick(rows, { canPickMany: true, title: `Proven by what the repository holds (${String(rows.length)})`, placeHolder: 'These are ticked' });
  for (const uri of new Set(chosen?.map(row => row.uri))) {
    const ids = (chosen ?? []).filter(row => row.uri === uri).map(({ id }) => id);
    await changeList(service, uri, edits => edits.tick(ids, undefined));
  }
}

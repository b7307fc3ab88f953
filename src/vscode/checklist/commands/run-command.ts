import * as vscode from 'vscode';
import type { ChecklistWorkspace } from '../../../workspace/index.ts';
import { changeList } from '../apply.ts';
import { find, targetOf } from '../given.ts';
import type { Checklists, ItemName } from '../given.ts';
import { runIn, terminalFor, typeInto } from '../terminal.ts';
import { titleOf } from '../words.ts';
import { today } from './who.ts';

/**
 * Puts a command of an item into the terminal, in a trusted workspace and after its text was shown. One that only looks is
 * run; one that changes something, or may, is typed and waits for the person's Enter. How it ended can be kept as a note.
 */
export async function runCommand(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, ({ item }) => item.commands.some(({ use }) => use !== 'none'));
  if (target === undefined) return;
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage('Commands of a checklist are run only in a workspace that you trust.');
    return;
  }
  const rows = target.status.item.commands.map(command => ({
    label: command.text,
    description: command.use === 'run' ? 'only looks: it is run' : command.use === 'type' ? 'may change something: it is typed, and you press Enter' : 'has blanks: it cannot be run as it stands',
    command,
  }));
  const chosen = await vscode.window.showQuickPick(rows.filter(({ command }) => command.use !== 'none'), { title: titleOf(target.status), placeHolder: 'Which command goes into the terminal?' });
  if (chosen === undefined) return;
  const { text, use } = chosen.command;
  const terminal = await terminalFor(target.live.folder);
  void (use === 'run' ? runIn : typeInto)(terminal, text).then(async end => {
    if (end !== undefined) await offerNote(checklists.service, { uri: target.live.uri, id: target.status.id }, `${text}: exit code ${String(end.exitCode)} after ${String(end.seconds)} s on ${today()}`);
  });
}

const KEEP = 'Keep as a Note';

async function offerNote(service: ChecklistWorkspace, name: ItemName, words: string): Promise<void> {
  if ((await vscode.window.showInformationMessage(words, KEEP)) !== KEEP) return;
  await changeList(service, name.uri, edits => {
    const before = find(service, name)?.status.record?.note;
    return edits.amend([name.id], { note: before === undefined ? words : `${before}; ${words}` });
  });
}

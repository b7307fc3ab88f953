import * as vscode from 'vscode';
import { targetOf } from '../given.ts';
import type { Checklists } from '../given.ts';
import { titleOf } from '../words.ts';

const NAME = 'Production readiness';

/**
 * Puts a command of an item into the terminal, in a trusted workspace and after its text was shown. One that only looks is
 * run; one that changes something, or may, is typed and waits for the person's Enter.
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
  const terminal = vscode.window.terminals.find(({ name, exitStatus }) => name === NAME && exitStatus === undefined) ?? vscode.window.createTerminal({ name: NAME, cwd: vscode.Uri.parse(target.live.folder.uri) });
  terminal.show();
  terminal.sendText(chosen.command.text, chosen.command.use === 'run');
}

import * as vscode from 'vscode';
import { measure } from '../../../engine/index.ts';
import type { ChecklistWorkspace } from '../../../workspace/index.ts';
import { changeList } from '../apply.ts';
import { targetOf } from '../given.ts';
import type { Checklists, Target } from '../given.ts';
import { titleOf } from '../words.ts';

/** Records the value that was measured for a target. The box is ticked by hand, once it is good enough. */
export async function recordValue(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, ({ item }) => item.kind === 'target');
  if (target !== undefined) await askValue(checklists.service, target);
}

/** Asks and records. While it is typed, the value is compared with what the item asks for. @returns false where none was given. */
export async function askValue(service: ChecklistWorkspace, { live, status }: Target): Promise<boolean> {
  const value = await vscode.window.showInputBox({
    title: titleOf(status),
    prompt: 'The measured value, with its unit',
    value: status.record?.value ?? '',
    validateInput: text => {
      if (text.trim() === '') return undefined;
      const measured = measure(status.item, text);
      if (measured === undefined) return 'A measured value is a number, with its unit.';
      return { message: measured.because, severity: measured.reached === false ? vscode.InputBoxValidationSeverity.Warning : vscode.InputBoxValidationSeverity.Info };
    },
  });
  if (value === undefined || value.trim() === '') return false;
  return changeList(service, live.uri, edits => edits.measured(status.id, value.trim()));
}

import * as vscode from 'vscode';
import type { Amendment } from '../../../workspace/index.ts';
import { changeList } from '../apply.ts';
import { targetOf } from '../given.ts';
import type { Checklists, Target } from '../given.ts';
import { titleOf } from '../words.ts';

/** Takes an item out of the work, with the reason. */
export function markNotApplicable(checklists: Checklists, given: unknown): Promise<void> {
  return amend(checklists, given, {
    suits: ({ status }) => status.record?.notApplicable === undefined,
    prompt: 'Why does it not apply here?',
    value: () => undefined,
    required: 'What is not applicable needs a reason.',
    set: reason => ({ notApplicable: reason }),
  });
}

/** Takes an item back into the work. */
export async function markApplicable(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, ({ record }) => record?.notApplicable !== undefined);
  if (target !== undefined) await changeList(checklists.service, target.live.uri, edits => edits.amend([target.status.id], { notApplicable: undefined }));
}

/** Writes, changes or takes out (by an empty text) the note of an item. */
export function writeNote(checklists: Checklists, given: unknown): Promise<void> {
  return amend(checklists, given, {
    suits: () => true,
    prompt: 'A note, kept in .seaworthy/progress.yaml. An empty one is taken out.',
    value: ({ status }) => status.record?.note,
    required: undefined,
    set: note => ({ note: note === '' ? undefined : note }),
  });
}

/** Says who sees to an item; nobody, by an empty text. */
export function assign(checklists: Checklists, given: unknown): Promise<void> {
  return amend(checklists, given, {
    suits: () => true,
    prompt: 'Who sees to it? Nobody, where it is empty.',
    value: ({ status }) => status.record?.owner,
    required: undefined,
    set: owner => ({ owner: owner === '' ? undefined : owner }),
  });
}

/** Names where the evidence of an item is: addresses or paths, with a space between them. */
export function linkEvidence(checklists: Checklists, given: unknown): Promise<void> {
  return amend(checklists, given, {
    suits: () => true,
    prompt: 'Where the evidence is: addresses or paths, with a space between them. None, where it is empty.',
    value: ({ status }) => status.record?.links?.join(' '),
    required: undefined,
    set: links => ({ links: links === '' ? undefined : links.split(/[\s,]+/) }),
  });
}

interface Question {
  readonly suits: (target: Pick<Target, 'status'>) => boolean;
  readonly prompt: string;
  readonly value: (target: Target) => string | undefined;
  /** What is said of an empty answer; undefined where it is one. */
  readonly required: string | undefined;
  readonly set: (answer: string) => Amendment;
}

async function amend(checklists: Checklists, given: unknown, { suits, prompt, value, required, set }: Question): Promise<void> {
  const target = await targetOf(checklists, given, status => suits({ status }));
  if (target === undefined) return;
  const answer = await vscode.window.showInputBox({
    title: titleOf(target.status),
    prompt,
    value: value(target) ?? '',
    validateInput: text => (required !== undefined && text.trim() === '' ? required : undefined),
  });
  if (answer === undefined) return;
  await changeList(checklists.service, target.live.uri, edits => edits.amend([target.status.id], set(answer.trim())));
}

import * as vscode from 'vscode';
import { RULES } from '../../../engine/index.ts';
import { changeList } from '../apply.ts';
import { targetOf } from '../given.ts';
import type { Checklists } from '../given.ts';
import { isSuggested, titleOf } from '../words.ts';

/** Accepts what the words of an item suggest. */
export async function accept(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, isSuggested);
  if (target !== undefined) await changeList(checklists.service, target.live.uri, edits => edits.accept(target.status.id));
}

/** Refuses a suggestion: it is remembered, and not made again. */
export async function refuse(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, isSuggested);
  if (target === undefined) return;
  const topics = [...new Set(target.status.binding.claims.filter(({ origin }) => origin === 'suggested').map(({ topic }) => topic))];
  const topic = topics.length < 2 ? topics[0] : await vscode.window.showQuickPick(topics, { title: titleOf(target.status), placeHolder: 'Which suggestion is wrong?' });
  if (topic !== undefined) await changeList(checklists.service, target.live.uri, edits => edits.refuse(target.status.id, topic));
}

const OWN_WORDS = [
  { label: 'file', description: 'A file that matches is in the repository: write its path after it', parameter: 'path' },
  { label: 'manual', description: 'A person decides', parameter: undefined },
];

/** Binds an item to a rule, a file or a person, by an annotation at its end. */
export async function bindItem(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, ({ item }) => item.kind !== 'group');
  if (target === undefined) return;
  const rows = [...OWN_WORDS, ...RULES.map(({ id, meta }) => ({ label: id, description: meta.summary, parameter: undefined }))];
  const chosen = await vscode.window.showQuickPick(rows, { title: titleOf(target.status), placeHolder: 'What says whether it holds?', matchOnDescription: true });
  if (chosen === undefined) return;
  const value = chosen.parameter === undefined ? '' : await vscode.window.showInputBox({ title: titleOf(target.status), prompt: 'The path of the file, or a pattern', placeHolder: 'docs/runbook.md' });
  if (value === undefined || (chosen.parameter !== undefined && value.trim() === '')) return;
  const parameters = chosen.parameter === undefined ? {} : { [chosen.parameter]: value.trim() };
  await changeList(checklists.service, target.live.uri, edits => edits.bind(target.status.id, chosen.label, parameters));
}

import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { ItemStatus, ParameterValue } from '../../engine/index.ts';
import { localDate } from '../../workspace/index.ts';
import type { By, ChecklistEdit, ChecklistEdits, LiveChecklist } from '../../workspace/index.ts';
import { printable } from '../printable.ts';
import { styleOf, wantsColor } from '../style.ts';
import { print, tell } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { apply } from './apply.ts';
import type { ChecklistCommand, ReportCommand } from './arguments.ts';
import { gateLines, isEmpty } from './gate.ts';
import { itemOf, openChecklists } from './open.ts';
import type { OpenChecklists } from './open.ts';
import { statusJson, statusText } from './status.ts';

/** `seaworthy checklist`: 0 done, 1 the gate is shut or something could not be written, 2 wrong use, 130 interrupted. */
export async function checklist(command: ChecklistCommand, signal: AbortSignal): Promise<number> {
  const { action, words } = command;
  const isOfOne = action !== 'status' && action !== 'gate' && action !== 'init';
  const open = await openChecklists(action === 'init' ? [] : isOfOne ? words.slice(0, 1) : words, signal);
  if (signal.aborted) return 130;
  if (action === 'status') return status(open, command);
  if (action === 'gate') return gate(open, command);
  if (action === 'init') return init(open, command);
  const [list] = open.lists;
  const edits = list === undefined ? undefined : open.checklists.edits(list.uri);
  if (list === undefined || edits === undefined) throw new UsageError(`${words[0] ?? ''} is no checklist.`);
  return change(list, edits, command);
}

/** `seaworthy report`. */
export async function report({ format, files }: ReportCommand, signal: AbortSignal): Promise<number> {
  const { lists } = await openChecklists(files, signal);
  if (signal.aborted) return 130;
  const { reportHtml, reportJson, reportMarkdown, reportOf } = await import('../../workspace/index.ts');
  const write = { html: reportHtml, json: reportJson, markdown: reportMarkdown }[format];
  await print([write(reportOf(lists))]);
  return 0;
}

async function status({ lists, checklists }: OpenChecklists, { format, color }: ChecklistCommand): Promise<number> {
  await print(format === 'json' ? [statusJson(lists)] : statusText(lists, checklists.records(), styleOf(wantsColor(color, process.env, process.stdout.isTTY))));
  return 0;
}

async function gate({ lists, checklists }: OpenChecklists, { words, sections }: ChecklistCommand): Promise<number> {
  const lines = gateLines(words.length > 0 ? lists : lists.filter(list => !list.isRun && !isEmpty(list)), checklists.records(), sections);
  await print(lines.map(line => `${line}\n`));
  tell(lines.length === 0 ? 'The gate is open.' : `The gate is shut: ${String(lines.length)} ${lines.length === 1 ? 'line stands' : 'lines stand'} against it.`);
  return lines.length === 0 ? 0 : 1;
}

async function init({ checklists, folders: [folder] }: OpenChecklists, { words, dryRun }: ChecklistCommand): Promise<number> {
  if (folder === undefined) throw new UsageError('There is no folder to put a checklist into.');
  const offered = checklists.templates(folder);
  const wanted = words.length > 0 ? words : offered.filter(({ suits }) => suits).map(({ template }) => template.id).slice(0, 1);
  const ids = offered.map(({ template }) => template.id);
  const unknown = wanted.find(id => !ids.includes(id));
  if (unknown !== undefined || wanted.length === 0) throw new UsageError(`${unknown === undefined ? 'Nothing here says which checklist suits' : `There is no template ${unknown}`}: name one of ${ids.join(', ')}.`);
  for (const id of wanted) {
    const edit = checklists.create(folder, id);
    const code = await step(edit, dryRun, created(edit));
    if (code !== 0) return code;
    await checklists.scan();
  }
  const others = words.length > 0 ? [] : offered.filter(({ template, suits }) => suits && !wanted.includes(template.id)).map(({ template }) => template.id);
  if (others.length > 0) tell(`What the repository holds suits others as well: seaworthy checklist init ${others.join(' ')}`);
  return 0;
}

async function change(list: LiveChecklist, edits: ChecklistEdits, command: ChecklistCommand): Promise<number> {
  const { action, words: [, ...meant], dryRun } = command;
  switch (action) {
    case 'tick':
      if (command.proven) return tickProven(edits, command);
      return step(edits.tick(idsOf(list, meant), by(command)), dryRun, itemsOf(list, meant).map(({ item }) => `Ticked: ${item.text}`));
    case 'untick':
      return step(edits.untick(idsOf(list, meant)), dryRun, itemsOf(list, meant).map(({ item }) => `Unticked: ${item.text}`));
    case 'sign': {
      const { id, kind, item } = itemOf(list, meant[0] ?? '', ({ kind }) => kind === 'signoff');
      if (kind !== 'signoff') throw new UsageError(`“${item.text}” is no sign-off: \`seaworthy checklist tick\` ticks it.`);
      const { name, date } = by(command);
      return step(edits.tick([id], { name, date }), dryRun, [`Signed by ${name} on ${date}: ${item.label ?? item.text}`]);
    }
    case 'bind': {
      const [item = '', evidence = '', ...parameters] = meant;
      const { id, item: { text } } = itemOf(list, item);
      return step(edits.bind(id, evidence, parametersOf(parameters)), dryRun, [`Bound to ${[evidence, ...parameters].join(' ')}: ${text}`]);
    }
    case 'run': {
      const edit = edits.startRun(command.date ?? today(), meant[0] ?? '');
      return step(edit, dryRun, created(edit));
    }
    default:
      return 0;
  }
}

/** Applies an edit, and says what was done. */
async function step(edit: ChecklistEdit, dryRun: boolean, done: readonly string[]): Promise<number> {
  const code = await apply(edit, dryRun);
  if (code === 0 && !dryRun && edit.kind === 'edits' && edit.changes.length > 0) for (const line of done) tell(printable(line));
  return code;
}

function created(edit: ChecklistEdit): string[] {
  return edit.kind === 'refused' ? [] : edit.changes.flatMap(({ path, before }) => (before === undefined ? [`Created ${path}.`] : []));
}

async function tickProven(edits: ChecklistEdits, command: ChecklistCommand): Promise<number> {
  const proven = edits.proven();
  await print(proven.map(({ item, evaluation }) => `${printable(item.text)}: ${printable(evaluation.verdict.because)}\n`));
  if (proven.length > 0 && !command.dryRun) return apply(edits.tick(proven.map(({ id }) => id), by(command)), false);
  tell(proven.length === 0 ? 'Nothing that is open is proven.' : `Would tick ${String(proven.length)}.`);
  return 0;
}

function itemsOf(list: LiveChecklist, meant: readonly string[]): readonly ItemStatus[] {
  return meant.map(one => itemOf(list, one));
}

function idsOf(list: LiveChecklist, meant: readonly string[]): string[] {
  return itemsOf(list, meant).map(({ id }) => id);
}

function parametersOf(words: readonly string[]): Record<string, ParameterValue> {
  return Object.fromEntries(words.map(word => {
    const [, name, value] = /^([A-Za-z][\w-]*)=(.+)$/.exec(word) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`A parameter is name=value, not ${word}.`);
    return [name, value.includes(',') ? value.split(',') : value] as const;
  }));
}

function by({ by: name = gitUser(), date = today() }: ChecklistCommand): By {
  return { name, date };
}

/** Who Git says that the person is, else the name of the account. */
function gitUser(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    if (name !== '') return name;
  } catch {
    // There is no Git, or it knows no name.
  }
  return userInfo().username;
}

/** The day it is here. */
function today(): string {
  return localDate(new Date());
}

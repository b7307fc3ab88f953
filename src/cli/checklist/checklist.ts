import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import type { ParameterValue } from '../../engine/index.ts';
import type { By, ChecklistEdits, LiveChecklist } from '../../workspace/index.ts';
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
    const code = await apply(edit, dryRun);
    if (code !== 0) return code;
    if (edit.kind === 'edits' && !dryRun) for (const { path, before } of edit.changes) if (before === undefined) tell(`Created ${path}.`);
    await checklists.scan();
  }
  return 0;
}

async function change(list: LiveChecklist, edits: ChecklistEdits, command: ChecklistCommand): Promise<number> {
  const { action, words: [, ...meant], dryRun } = command;
  switch (action) {
    case 'tick':
      return command.proven ? tickProven(edits, command) : apply(edits.tick(idsOf(list, meant), by(command)), dryRun);
    case 'untick':
      return apply(edits.untick(idsOf(list, meant)), dryRun);
    case 'sign': {
      const item = itemOf(list, meant[0] ?? '');
      if (item.item.kind !== 'signoff') throw new UsageError(`“${item.item.text}” is no sign-off: \`seaworthy checklist tick\` ticks it.`);
      return apply(edits.tick([item.id], by(command)), dryRun);
    }
    case 'bind': {
      const [item = '', evidence = '', ...parameters] = meant;
      return apply(edits.bind(itemOf(list, item).id, evidence, parametersOf(parameters)), dryRun);
    }
    case 'run':
      return apply(edits.startRun(command.date ?? today(), meant[0] ?? ''), dryRun);
    default:
      return 0;
  }
}

async function tickProven(edits: ChecklistEdits, command: ChecklistCommand): Promise<number> {
  const proven = edits.proven();
  await print(proven.map(({ item, evaluation }) => `${printable(item.text)}: ${printable(evaluation.verdict.because)}\n`));
  if (proven.length > 0 && !command.dryRun) return apply(edits.tick(proven.map(({ id }) => id), by(command)), false);
  tell(proven.length === 0 ? 'Nothing that is open is proven.' : `Would tick ${String(proven.length)}.`);
  return 0;
}

function idsOf(list: LiveChecklist, meant: readonly string[]): string[] {
  return meant.map(one => itemOf(list, one).id);
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
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}

/** How the tree's nodes look: icon, words, checkbox, tooltip, and what a screen reader says. */
import * as vscode from 'vscode';
import { dueDate, fileNameOf } from '../../engine/index.ts';
import type { ItemStatus } from '../../engine/index.ts';
import { pathOf } from '../convert.ts';
import { countUri } from './counts.ts';
import type { ChecklistNode, FindingNode, ItemNode, Node, SectionNode } from './nodes.ts';
import { isSuggested, signature, spoken, stateOf, titleOf, WORDS } from './words.ts';
import type { StateId } from './words.ts';
import { plural } from '../plural.ts';

const ICONS: Readonly<Record<StateId, vscode.ThemeIcon>> = {
  'not-applicable': new vscode.ThemeIcon('circle-slash'),
  alarm: new vscode.ThemeIcon('flame', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  trigger: new vscode.ThemeIcon('debug-step-back'),
  refuted: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  signed: new vscode.ThemeIcon('verified-filled', new vscode.ThemeColor('testing.iconPassed')),
  ticked: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed')),
  met: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  unmet: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  unknown: new vscode.ThemeIcon('question'),
  group: new vscode.ThemeIcon('list-tree'),
};

const keys = new WeakMap<Node, string>();

/** A text that is another one when a row looks, does or explains something else than before. */
export function keyOf(node: Node): string {
  const key = keys.get(node) ?? makeKey(node);
  keys.set(node, key);
  return key;
}

function makeKey(node: Node): string {
  const told = node.kind === 'item' ? [node.status.record, node.status.evaluation.verdict.because] : [];
  return JSON.stringify([rowOf(node, () => ''), told]);
}

/** @param ruleMessage what a finding says. */
export function rowOf(node: Node, ruleMessage: (node: FindingNode) => string): vscode.TreeItem {
  switch (node.kind) {
    case 'checklist':
      return checklistRow(node);
    case 'section':
      return sectionRow(node);
    case 'item':
      return itemRow(node);
    case 'finding':
      return findingRow(node, ruleMessage(node));
  }
}

/** VS Code forgets the arguments of a row's command when it draws the row anew, and then says that there is no such command. */
const OPEN: vscode.Command = { title: 'Open', command: 'seaworthy.checklist.openRow' };

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

function checklistRow({ id, live, isNamesake, children }: ChecklistNode): vscode.TreeItem {
  const { progress } = live.status;
  const row = new vscode.TreeItem(live.checklist.title, children.length === 0 ? None : live.isRun ? Collapsed : Expanded);
  row.id = id;
  row.iconPath = new vscode.ThemeIcon(live.isRun ? 'history' : 'checklist');
  const which = live.isRun ? runName(live.path) : isNamesake ? pathOf(live) : undefined;
  row.description = said([`${String(progress.done)}/${String(progress.required)}`, which, live.readOnly === undefined ? undefined : 'cannot be changed'], ' · ');
  row.tooltip = [pathOf(live), ...(live.readOnly === undefined ? [] : [live.readOnly])].join('\n\n');
  row.contextValue = `checklist${live.checklist.damaged ? ' damaged' : ''}`;
  const alarms = progress.alarms === 0 ? undefined : plural(progress.alarms, 'alarm');
  row.accessibilityInformation = { label: said([`Checklist ${live.checklist.title}`, which, `${String(progress.done)} of ${String(progress.required)} required items done`, alarms], ', ') };
  return row;
}

function runName(path: string): string {
  return path.split('/').at(-2) ?? path;
}

function sectionRow({ id, heading, done, required, children }: SectionNode): vscode.TreeItem {
  const row = new vscode.TreeItem(heading, children.length === 0 ? None : required > 0 && done === required ? Collapsed : Expanded);
  row.id = id;
  row.description = required === 0 ? '' : `${String(done)}/${String(required)}`;
  row.contextValue = 'section';
  row.accessibilityInformation = { label: required === 0 ? heading : `${heading}, ${String(done)} of ${String(required)} required items done` };
  return row;
}

function itemRow({ id, live, status, children, hasFindings }: ItemNode): vscode.TreeItem {
  const { kind } = status;
  const state = stateOf(status);
  const row = new vscode.TreeItem(titleOf(status), children.length > 0 ? Expanded : hasFindings ? Collapsed : None);
  row.id = id;
  row.iconPath = ICONS[state];
  const places = placesOf(status, state);
  const details = detailsOf(status, state, live.goLive);
  const group = state === 'group' ? countsOf(status) : undefined;
  row.description = said([group === undefined ? WORDS[state] : `${String(group.done)}/${String(group.all)}`, ...details], ' · ');
  const count = countUri(places);
  if (count !== undefined) row.resourceUri = count;
  row.checkboxState = checkbox(status, live.readOnly);
  row.command = OPEN;
  row.contextValue = ['item', kind, state, ...traits(status)].join(' ');
  const spokenState = group === undefined ? spoken(state) : `${String(group.done)} of ${String(group.all)} done`;
  row.accessibilityInformation = { label: said([titleOf(status), spokenState, places === 0 ? undefined : plural(places, 'finding'), ...details], ', ') };
  return row;
}

/** Words that menus ask for: `viewItem =~ /\bcommands\b/`. */
function traits(status: ItemStatus): string[] {
  const { item, evaluation, record } = status;
  return [
    ...(item.commands.some(({ use }) => use !== 'none') ? ['commands'] : []),
    ...(evaluation.verdict.kind === 'unmet' && evaluation.verdict.at.length > 0 ? ['findings'] : []),
    ...(record?.notApplicable === undefined ? ['applicable'] : ['excused']),
    ...(isSuggested(status) ? ['suggested'] : []),
  ];
}

function checkbox({ kind, state, record }: ItemStatus, readOnly: string | undefined): { state: vscode.TreeItemCheckboxState; tooltip: string; accessibilityInformation: vscode.AccessibilityInformation } {
  const ticked = state === 'ticked';
  const who = signature(record);
  const tooltip = readOnly ?? (ticked ? `Ticked${who === undefined ? '' : ` by ${who}`}` : kind === 'signoff' ? 'Sign' : kind === 'target' ? 'Record the measured value' : 'Tick');
  return {
    state: ticked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip,
    accessibilityInformation: { label: ticked ? 'ticked' : state === 'partial' ? 'partly ticked' : 'not ticked', role: 'checkbox' },
  };
}

function placesOf({ evaluation: { verdict } }: ItemStatus, state: StateId): number {
  return verdict.kind === 'unmet' && (state === 'unmet' || state === 'refuted') ? verdict.at.length : 0;
}

/** What people have said of it, and what sets it apart. */
function detailsOf({ item, record, state: tick, standing }: ItemStatus, state: StateId, goLive: string | undefined): (string | undefined)[] {
  return [
    state === 'signed' ? signature(record) : undefined,
    state === 'not-applicable' ? record?.notApplicable : undefined,
    item.optional === undefined ? undefined : 'optional',
    tick === 'ticked' || standing === 'not-applicable' ? undefined : dueWords(item, goLive),
    record?.value === undefined ? undefined : `measured ${record.value}`,
    record?.owner === undefined ? undefined : `@${record.owner}`,
    record?.note === undefined ? undefined : 'note',
  ];
}

function said(parts: readonly (string | undefined)[], between: string): string {
  return parts.filter(part => part !== undefined && part !== '').join(between);
}

function dueWords({ due }: ItemStatus['item'], goLive: string | undefined): string | undefined {
  const date = due === undefined || goLive === undefined ? undefined : dueDate(due, goLive)?.replace(/T(\d\d:\d\d).*$/, ' $1 UTC');
  return date === undefined ? undefined : `${due?.kind === 'recurring' ? 'first due' : 'due'} ${date}`;
}

function countsOf({ item }: ItemStatus): { readonly done: number; readonly all: number } {
  const counting = item.children.filter(({ kind }) => kind !== 'abort');
  return { done: counting.filter(({ ticked }) => ticked).length, all: counting.length };
}

function findingRow({ id, place, evidence }: FindingNode, message: string): vscode.TreeItem {
  const { path, range } = place;
  const line = range.start.line + 1;
  const words = message === '' ? evidence : message;
  // Findings of one item say much the same: the place comes first.
  const row = new vscode.TreeItem(`${fileNameOf(path)}:${String(line)}`, None);
  row.id = id;
  row.iconPath = new vscode.ThemeIcon('location');
  row.description = words;
  row.tooltip = `${words}\n${path}, line ${String(line)}\n${evidence}`;
  row.contextValue = 'finding';
  row.command = OPEN;
  row.accessibilityInformation = { label: `Finding: ${words}, ${path} line ${String(line)}` };
  return row;
}

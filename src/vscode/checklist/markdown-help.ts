/** What the Markdown of a checklist offers: hovers on items, light bulbs, completion in annotations. */
import * as vscode from 'vscode';
import { annotationCompletions, RULES, sourceOf } from '../../engine/index.ts';
import type { ItemStatus } from '../../engine/index.ts';
import type { ChecklistWorkspace, LiveChecklist } from '../../workspace/index.ts';
import { Places, rangeOf } from '../convert.ts';
import { settingsOf } from '../documents.ts';
import { link } from '../markdown.ts';
import { explain } from './explain.ts';
import { itemsAt } from './given.ts';
import { canBeUsed } from './commands/use-file.ts';
import { isSuggested, stateOf } from './words.ts';

const MARKDOWN: vscode.DocumentSelector = { language: 'markdown' };

export function provideMarkdownHelp(service: ChecklistWorkspace): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(MARKDOWN, { provideHover: (document, position) => hoverAt(service, document, position) }),
    vscode.languages.registerCodeActionsProvider(MARKDOWN, { provideCodeActions: (document, range, { diagnostics }) => actionsAt(service, document, range, diagnostics) }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.languages.registerCompletionItemProvider(MARKDOWN, { provideCompletionItems: completeAt }, ' ', ':', '-', ';'),
  );
}

/** The checklist in a document, where its text is the one that has been read. */
function listIn(service: ChecklistWorkspace, document: vscode.TextDocument): LiveChecklist | undefined {
  const live = service.list(document.uri.toString());
  return live?.checklist.source.text === document.getText() ? live : undefined;
}

function hoverAt(service: ChecklistWorkspace, document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const live = settingsOf(document.uri).hover ? listIn(service, document) : undefined;
  const [status] = live === undefined ? [] : itemsAt(live, new vscode.Range(position, position));
  if (live === undefined || status === undefined) return undefined;
  const places = new Places(document.getText());
  const offered = offersFor(live, status).map(({ title, command, given }) => link(title, command, [given]));
  const markdown = new vscode.MarkdownString([explain(status, live.goLive), linksTo(live, status), offered.join(' · ')].filter(part => part !== '').join('\n\n'));
  markdown.isTrusted = { enabledCommands: COMMANDS };
  return new vscode.Hover(markdown, places.rangeOf({ ...status.item.textSpan, start: status.item.box }));
}

const MOST_LINKS = 10;

function linksTo({ folder }: LiveChecklist, { evaluation: { verdict } }: ItemStatus): string {
  if (verdict.kind !== 'unmet') return '';
  const shown = verdict.at.slice(0, MOST_LINKS).map(({ path, range }) => {
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder.uri), path).with({ fragment: `L${String(range.start.line + 1)}` });
    return `- [${path}:${String(range.start.line + 1)}](${uri.toString()})`;
  });
  const more = verdict.at.length - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n');
}

interface Offer {
  readonly title: string;
  readonly command: string;
  readonly given: { readonly uri: string; readonly id: string };
}

const COMMANDS = ['toggle', 'sign', 'notApplicable', 'applicable', 'note', 'measured', 'accept', 'refuse', 'bind', 'fixAll', 'run', 'showInView'].map(name => `seaworthy.checklist.${name}`);

/** What can be done with an item, the likeliest first. */
function offersFor({ uri, readOnly }: LiveChecklist, status: ItemStatus): Offer[] {
  const { item, kind, id, state, record, evaluation, standing } = status;
  const offer = (when: boolean, title: string, command: string): Offer[] => (when ? [{ title, command: `seaworthy.checklist.${command}`, given: { uri, id } }] : []);
  const shown = stateOf(status);
  if (readOnly !== undefined) return offer(true, 'Show in the view', 'showInView');
  return [
    ...offer(kind === 'signoff' && state !== 'ticked', 'Sign…', 'sign'),
    ...offer(kind === 'target', 'Record the measured value…', 'measured'),
    ...offer(kind !== 'signoff' || state === 'ticked', state === 'ticked' ? 'Untick' : shown === 'met' ? 'Tick: the repository proves it' : 'Tick', 'toggle'),
    ...offer(evaluation.verdict.kind === 'unmet' && evaluation.verdict.at.length > 0, 'Fix all that stands against it…', 'fixAll'),
    ...offer(item.commands.some(({ use }) => use !== 'none'), 'Run in the terminal…', 'run'),
    ...offer(isSuggested(status), 'Accept the suggested evidence', 'accept'),
    ...offer(isSuggested(status), 'Refuse the suggested evidence…', 'refuse'),
    ...offer(kind === 'task', 'Bind to evidence…', 'bind'),
    ...offer(standing !== 'not-applicable' && record?.notApplicable === undefined, 'Mark not applicable…', 'notApplicable'),
    ...offer(record?.notApplicable !== undefined, 'Mark applicable again', 'applicable'),
    ...offer(true, 'Write a note…', 'note'),
    ...offer(true, 'Show in the view', 'showInView'),
  ];
}

function actionsAt(service: ChecklistWorkspace, document: vscode.TextDocument, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const live = listIn(service, document);
  const [status] = live === undefined ? [] : itemsAt(live, range);
  if (live === undefined) return useActions(service, document, range);
  if (status === undefined) return [];
  const own = diagnostics.filter(({ source }) => source === 'seaworthy');
  const offered = offersFor(live, status).map(({ title, command, given }) => action(title, command, [given], own));
  return [...offered.slice(0, 1), ...findingActions(live, status, own), ...offered.slice(1)];
}

/** On a box of a file that is no checklist yet. */
function useActions(service: ChecklistWorkspace, document: vscode.TextDocument, { start }: vscode.Range): vscode.CodeAction[] {
  if (!/^[\s>]*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s/.test(document.lineAt(start).text) || !canBeUsed(service, document)) return [];
  return [action('Use this file as a checklist', 'seaworthy.checklist.useFile', [document.uri], [])];
}

const MOST_ACTIONS = 3;

/** Ways to the first places that stand against the item. */
function findingActions({ folder }: LiveChecklist, { evaluation: { verdict } }: ItemStatus, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  if (verdict.kind !== 'unmet') return [];
  return verdict.at.slice(0, MOST_ACTIONS).map(({ path, range }) => {
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder.uri), path);
    return action(`Open the finding at ${path}:${String(range.start.line + 1)}`, 'vscode.open', [uri, { selection: rangeOf(range) }], diagnostics);
  });
}

function action(title: string, command: string, given: unknown[], diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, arguments: given };
  made.diagnostics = [...diagnostics];
  return made;
}

function completeAt(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
  if (!document.lineAt(position).text.includes('seaworthy:')) return [];
  const text = document.getText();
  const places = new Places(text);
  return annotationCompletions(sourceOf(document.uri.path, text), places.offsetAt(position), RULES).map(({ label, insert, detail, span }) => {
    const item = new vscode.CompletionItem(label, insert.endsWith('=') ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value);
    item.insertText = insert;
    item.range = places.rangeOf(span);
    item.detail = detail;
    return item;
  });
}

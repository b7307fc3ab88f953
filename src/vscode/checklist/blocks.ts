/** From a finding to the checklist lines that it blocks. */
import * as vscode from 'vscode';
import type { ItemStatus } from '../../engine/index.ts';
import type { ChecklistWorkspace, LiveChecklist } from '../../workspace/index.ts';
import { rangeOf } from '../convert.ts';
import { SELECTOR, settingsOf } from '../documents.ts';
import { link } from '../markdown.ts';
import { titleOf } from './words.ts';

const REVEAL = 'seaworthy.checklist.reveal';

/** Hovers and light bulbs in manifests name the lines, and lead to them. */
export function provideBlocks(service: ChecklistWorkspace): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(SELECTOR, {
      provideHover(document, position) {
        const lines = settingsOf(document.uri).hover ? blockedBy(service, document.uri, new vscode.Range(position, position)) : [];
        if (lines.length === 0) return undefined;
        const markdown = new vscode.MarkdownString(lines.map(({ live, status }) => `$(checklist) Blocks ${link(titleOf(status), REVEAL, [{ uri: live.uri, id: status.id }])} in ${live.checklist.title}`).join('\n\n'), true);
        markdown.isTrusted = { enabledCommands: [REVEAL] };
        return new vscode.Hover(markdown);
      },
    }),
    vscode.languages.registerCodeActionsProvider(SELECTOR, {
      // Without diagnostics: it mends none, and the editor lists what mends them first.
      provideCodeActions: (document, range) =>
        blockedBy(service, document.uri, range).slice(0, MOST_ACTIONS).map(({ live, status }) => {
          const action = new vscode.CodeAction(`Open the checklist line that this blocks: ${titleOf(status)}`, vscode.CodeActionKind.QuickFix);
          action.command = { title: action.title, command: REVEAL, arguments: [{ uri: live.uri, id: status.id }] };
          return action;
        }),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}

const MOST_ACTIONS = 3;

function blockedBy(service: ChecklistWorkspace, uri: vscode.Uri, range: vscode.Range): { readonly live: LiveChecklist; readonly status: ItemStatus }[] {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
  return service.lists().filter(({ folder, isRun }) => folder.uri === root && !isRun).flatMap(live =>
    live.status.items.flatMap(status => {
      const { verdict } = status.evaluation;
      if (verdict.kind !== 'unmet' || status.standing === 'not-applicable') return [];
      const stands = verdict.at.some(place => vscode.Uri.joinPath(vscode.Uri.parse(live.folder.uri), place.path).path === uri.path && rangeOf(place.range).intersection(range) !== undefined);
      return stands ? [{ live, status }] : [];
    }),
  );
}

import * as vscode from 'vscode';
import { RULES } from '../engine/index.ts';
import type { Rule } from '../engine/index.ts';

const SCHEME = 'seaworthy-rule';

/** What a finding's code links to: it opens the rule's page, without a network. */
export function rulePageLink(id: string): vscode.Uri {
  return vscode.Uri.parse(`command:seaworthy.openRule?${encodeURIComponent(JSON.stringify([id]))}`, true);
}

/** Serves rules' pages as read-only documents that are made when they are asked for. */
export function provideRulePages(pageOf: (rule: Rule) => string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => {
      const id = path.slice(1).replace(/\.md$/, '');
      const rule = RULES.find(one => one.id === id);
      return rule === undefined ? `There is no rule ${id}.` : pageOf(rule);
    },
  });
}

/** Shows a rule's page rendered; as plain text where the editor's Markdown support is switched off. */
export async function showRulePage(id: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

import * as vscode from 'vscode';
import { completeConfig, RULES } from '../engine/index.ts';
import type { Completion } from '../engine/index.ts';
import { Places } from './convert.ts';

const CONFIG: vscode.DocumentSelector = { pattern: '**/.seaworthy.{yaml,yml}' };

/** True for a configuration of ours. */
export function isConfig(document: vscode.TextDocument): boolean {
  return vscode.languages.match(CONFIG, document) > 0;
}

/** Completes keys, rules, severities and parameters in `.seaworthy.yaml`; no other extension is needed for it. */
export function provideConfigCompletion(): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position) {
      const text = document.getText();
      const places = new Places(text);
      const { start, end, items } = completeConfig(text, places.offsetAt(position), RULES);
      const range = new vscode.Range(places.positionAt(start), places.positionAt(end));
      return items.map((item, i) => itemOf(item, i, range));
    },
  };
  return vscode.languages.registerCompletionItemProvider(CONFIG, provider, ' ', ':');
}

function itemOf({ label, kind, insert, description, continues }: Completion, order: number, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kind === 'key' ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember);
  item.insertText = insert;
  item.range = range;
  item.sortText = String(order).padStart(4, '0');
  item.documentation = new vscode.MarkdownString(description);
  if (continues) item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
  return item;
}

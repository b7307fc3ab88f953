import * as vscode from 'vscode';
import type { LiveFile, Workspace } from '../workspace/index.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

/** The languages that we register for. Files by name too: another extension may call a manifest something else. */
export const SELECTOR: vscode.DocumentSelector = [
  { language: 'yaml' },
  { language: 'dockercompose' },
  { language: 'json' },
  { pattern: '**/*.{yaml,yml}' },
  // Without another extension the editor knows no Terraform.
  { language: 'terraform' },
  { language: 'opentofu' },
  { pattern: '**/*.{tf,tofu,tfvars}' },
];

/** The least and the most that typing is gathered before it is checked, in milliseconds. */
const SOON = 15;
const LATE = 400;

/** Keeps the workspace's buffers the same as the editor's. */
export class Documents implements vscode.Disposable {
  readonly #workspace: Workspace;
  readonly #waiting = new Map<string, vscode.TextDocument>();
  readonly #open = new Set<string>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the last check of a change took: a large file is checked less often, so that typing stays quick. */
  #lastCost = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(document => { this.#opened(document); }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => { if (contentChanges.length > 0) this.#changed(document); }),
      vscode.workspace.onDidSaveTextDocument(document => { this.#saved(document); }),
      vscode.workspace.onDidCloseTextDocument(document => { this.#closed(document); }),
    );
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
  }

  /** The document with its trees, as it is this moment; undefined where it is not checked. */
  async live(document: vscode.TextDocument): Promise<LiveFile | undefined> {
    if (!settingsOf(document.uri).enable || !this.#knows(document)) return undefined;
    const key = document.uri.toString();
    this.#tell(key, document);
    const file = await this.#workspace.load(key);
    return file?.text === document.getText() ? file : undefined;
  }

  /** A file or folder is gone from disk. VS Code may keep a text for minutes that nobody sees any more. */
  deleted(uri: string): void {
    for (const document of vscode.workspace.textDocuments) {
      const key = document.uri.toString();
      const isGone = key === uri || key.startsWith(`${uri}/`);
      if (isGone && !isSeen(document)) this.#closed(document);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #opened(document: vscode.TextDocument): void {
    if (!isOurs(document)) return;
    const key = document.uri.toString();
    this.#open.add(key);
    this.#workspace.open(key, document.getText());
  }

  /** True for a text that is ours. One that was forgotten and is seen again is taken up again. */
  #knows(document: vscode.TextDocument): boolean {
    const key = document.uri.toString();
    if (!this.#open.has(key) && isSeen(document)) this.#opened(document);
    return this.#open.has(key);
  }

  #changed(document: vscode.TextDocument): void {
    if (!this.#knows(document) || settingsOf(document.uri).run === 'onSave') return;
    const key = document.uri.toString();
    this.#waiting.set(key, document);
    this.#timer ??= setTimeout(() => { this.#flush(); }, Math.min(LATE, Math.max(SOON, 4 * this.#lastCost)));
  }

  #saved(document: vscode.TextDocument): void {
    if (!this.#knows(document)) return;
    const key = document.uri.toString();
    this.#waiting.delete(key);
    this.#workspace.change(key, document.getText());
  }

  #closed(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.#waiting.delete(key);
    if (this.#open.delete(key)) this.#workspace.close(key);
  }

  #flush(): void {
    this.#timer = undefined;
    const began = performance.now();
    for (const [key, document] of [...this.#waiting]) this.#tell(key, document);
    this.#lastCost = performance.now() - began;
  }

  /** Hands over a text that is waiting. Asking for the report does the work that the change has made. */
  #tell(key: string, document: vscode.TextDocument): void {
    if (!this.#waiting.delete(key)) return;
    this.#workspace.change(key, document.getText());
    this.#workspace.file(key);
  }
}

/** The settings that hold for a resource. */
export function settingsOf(uri: vscode.Uri): Settings {
  return readSettings(vscode.workspace.getConfiguration('seaworthy', uri));
}

/** False for a text that VS Code keeps for a while though nobody sees it any more. It may still ask what is known of it. */
function isSeen({ isDirty, uri }: vscode.TextDocument): boolean {
  return isDirty || isShown(uri);
}

function isShown(uri: vscode.Uri): boolean {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ input }) => input);
  return inputs.some(input => {
    const shown = input instanceof vscode.TabInputText ? input.uri : input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
    return shown?.toString() === uri.toString();
  });
}

/** Texts that a person edits; not the old sides of comparisons, outputs and the like. */
function isOurs({ uri, languageId }: vscode.TextDocument): boolean {
  const schemes = new Set(['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri.scheme)]);
  if (!schemes.has(uri.scheme)) return false;
  return ['yaml', 'dockercompose', 'json', 'terraform', 'opentofu'].includes(languageId) || /\.(ya?ml|json|tf|tofu|tfvars)$/i.test(uri.path);
}

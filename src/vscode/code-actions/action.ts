import * as vscode from 'vscode';
import type { Edit } from '../../engine/index.ts';
import type { LiveFile } from '../../workspace/index.ts';
import { workspaceEdit } from '../edits.ts';

/** What a light bulb is asked about: a stretch of one document as it is this moment. */
export interface Question {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly context: vscode.CodeActionContext;
}

/** A question about a file that is checked. */
export interface Place extends Question {
  readonly file: LiveFile;
}

/** An action whose edit is made when it is chosen. */
export class LazyAction extends vscode.CodeAction {
  readonly #edit: () => Edit;
  readonly #document: vscode.TextDocument;
  readonly #version: number;

  constructor(title: string, kind: vscode.CodeActionKind, document: vscode.TextDocument, edit: () => Edit) {
    super(title, kind);
    this.#document = document;
    this.#version = document.version;
    this.#edit = edit;
  }

  /** Makes the edit; none where the text has changed since, or where the edit cannot be written. */
  resolve(): void {
    if (this.#document.version !== this.#version || this.disabled !== undefined) return;
    const edit = this.#edit();
    if (edit.kind === 'edits') this.edit = workspaceEdit(this.#document.uri, this.#document.getText(), edit.edits);
    else this.command = { title: this.title, command: 'seaworthy.tellWhy', arguments: [edit.because] };
  }
}

/** The editor's own diagnostics for a rule's findings at a place, so that it knows which an action mends. */
export function diagnosticsFor(ids: readonly string[], { context }: Question): vscode.Diagnostic[] {
  return context.diagnostics.filter(({ source, code }) => source === 'seaworthy' && typeof code === 'object' && ids.includes(String(code.value)));
}

/** The one place where the engine's notion of "where" meets the editor's. */
import * as vscode from 'vscode';
import { LineIndex } from '../engine/index.ts';
import type { Range, Severity, Span } from '../engine/index.ts';

/** The editor's range of a range in plain data. */
export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** Turns spans of one text into ranges. Its lines are indexed once. */
export class Places {
  readonly #lines: LineIndex;

  constructor(text: string) {
    this.#lines = new LineIndex(text);
  }

  /** The editor's range of a span, which lies in a document of this text. */
  rangeOf({ source, start, end }: Span): vscode.Range {
    return new vscode.Range(this.positionAt(source.offset + start), this.positionAt(source.offset + end));
  }

  positionAt(offset: number): vscode.Position {
    const { line, column } = this.#lines.positionAt(offset);
    return new vscode.Position(line, column);
  }

  /** The text's offset of an editor's position, in UTF-16 units. */
  offsetAt({ line, character }: vscode.Position): number {
    return this.#lines.offsetAt({ line, column: character });
  }
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

export function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}

/** Where a file of the workspace is; where it has several folders, with the name of its folder. */
export function pathOf({ uri }: { readonly uri: string }): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

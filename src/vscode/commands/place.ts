import * as vscode from 'vscode';

/** A place as a link gives it: nothing about it is certain. */
export interface GivenPlace {
  readonly uri: unknown;
  readonly line: unknown;
  readonly character: unknown;
}

/** An open document with a place in it. */
export interface OpenPlace {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/** The place where its document is open, else undefined. */
export function openPlace({ uri, line, character }: GivenPlace): OpenPlace | undefined {
  const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri);
  if (document === undefined || typeof line !== 'number' || typeof character !== 'number') return undefined;
  return { document, range: new vscode.Range(line, character, line, character) };
}

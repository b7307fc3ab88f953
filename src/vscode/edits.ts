import * as vscode from 'vscode';
import type { TextEdit } from '../engine/index.ts';
import { Places } from './convert.ts';
import { escape, snippetOf } from './snippet.ts';

/** The edits of one document as the editor takes them: tab stops where something is proposed. */
export function workspaceEdit(uri: vscode.Uri, text: string, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  const places = new Places(text);
  if (edits.some(({ tabStops = [] }) => tabStops.length > 0)) result.set(uri, snippetEdits(places, text, edits));
  else result.set(uri, edits.map(({ span, newText }) => vscode.TextEdit.replace(places.rangeOf(span), newText)));
  return result;
}

/**
 * All edits as snippets, since the editor counts tab stops over all of them. It indents the lines of a snippet like the
 * line that it is put into, which ours already are: each therefore begins at the start of its line.
 */
function snippetEdits(places: Places, text: string, edits: readonly TextEdit[]): vscode.SnippetTextEdit[] {
  let stop = 1;
  let taken = 0;
  return edits.toSorted((a, b) => offsetOf(a) - offsetOf(b)).map(edit => {
    const range = places.rangeOf(edit.span);
    const line = places.offsetAt(range.start.with({ character: 0 }));
    const start = Math.max(line, taken);
    const end = edit.span.source.offset + edit.span.end;
    const before = escape(text.slice(start, offsetOf(edit)));
    const snippet = new vscode.SnippetString(before + snippetOf(edit, stop));
    stop += edit.tabStops?.length ?? 0;
    taken = end;
    // Newer versions keep indentation as it is when told to; older ones ignore the property.
    return Object.assign(new vscode.SnippetTextEdit(new vscode.Range(places.positionAt(start), range.end), snippet), { keepWhitespace: true });
  });
}

function offsetOf({ span }: TextEdit): number {
  return span.source.offset + span.start;
}

import * as vscode from 'vscode';
import { compositesOf, write } from '../../engine/index.ts';
import type { Fix } from '../../engine/index.ts';
import type { LiveFile } from '../../workspace/index.ts';
import type { Documents } from '../documents.ts';
import { applyEdit } from './apply.ts';

/** Applies a fix that a hover named by its title, unless the text has changed since. */
export async function fix(documents: Documents, uri: unknown, version: unknown, title: unknown): Promise<void> {
  const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri);
  if (document === undefined) return;
  const file = document.version === version ? await documents.live(document) : undefined;
  const wanted = file === undefined ? undefined : fixesOf(file).find(one => one.title === title);
  if (wanted === undefined) void vscode.window.showInformationMessage('The text has changed since. Show the hover again.');
  else await applyEdit(document, write(wanted.changes()));
}

function fixesOf({ report }: LiveFile): Fix[] {
  return [...report.findings.flatMap(({ fixes = [] }) => fixes), ...compositesOf(report.findings)];
}

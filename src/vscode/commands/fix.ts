import * as vscode from 'vscode';
import { write } from '../../engine/index.ts';
import { compositesFor, findingsAt } from '../code-actions/findings.ts';
import type { Documents } from '../documents.ts';
import { applyEdit } from './apply.ts';
import { openPlace } from './place.ts';
import type { GivenPlace } from './place.ts';

/** Applies a fix that a hover named, unless the text has changed since. */
export async function fix(documents: Documents, given: GivenPlace, version: unknown, title: unknown): Promise<void> {
  const place = openPlace(given);
  if (place === undefined) return;
  const { document, range } = place;
  const file = document.version === version ? await documents.live(document) : undefined;
  const findings = file === undefined ? [] : findingsAt(file, range);
  const offered = file === undefined ? [] : [...findings.flatMap(({ fixes = [] }) => fixes), ...compositesFor(file, findings)];
  const wanted = offered.find(one => one.title === title);
  if (wanted === undefined) void vscode.window.showInformationMessage('The text has changed since. Show the hover again.');
  else await applyEdit(document, write(wanted.changes()));
}

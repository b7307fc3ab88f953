import * as vscode from 'vscode';
import { readConfig, RULES } from '../../engine/index.ts';
import type { Problem } from '../../engine/index.ts';
import { isConfig } from '../config.ts';
import { SELECTOR } from '../documents.ts';
import type { Documents } from '../documents.ts';
import { LazyAction } from './action.ts';
import type { Place } from './action.ts';
import { findingsAt } from './findings.ts';
import { FIX_ALL, fixAllActions } from './fix-all.ts';
import { fixActions } from './fixes.ts';
import { pageActions } from './page.ts';
import { problemActions } from './problems.ts';
import { suppressActions } from './suppress.ts';

/** The light bulb: fixes of the findings at a place, ways to ignore them, their pages. */
export function provideCodeActions(documents: Documents): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      const question = { document, range, context };
      if (isConfig(document)) return problemActions(question, problemsOf(document));
      const file = await documents.live(document);
      return file === undefined ? [] : actionsAt({ ...question, file });
    },
    resolveCodeAction(action) {
      if (action instanceof LazyAction) action.resolve();
      return action;
    },
  };
  return vscode.languages.registerCodeActionsProvider(SELECTOR, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });
}

/** The configuration is small: what is wrong with it is found anew. */
function problemsOf(document: vscode.TextDocument): readonly Problem[] {
  return readConfig({ uri: document.uri.path, text: document.getText(), offset: 0 }, RULES).problems;
}

function actionsAt(place: Place): vscode.CodeAction[] {
  const { only } = place.context;
  if (only !== undefined && !only.intersects(vscode.CodeActionKind.QuickFix)) return fixAllActions(place);
  const findings = findingsAt(place.file, place.range);
  return [
    ...fixActions(place, findings),
    ...problemActions(place, place.file.report.problems),
    ...(findings.length === 0 ? [] : fixAllActions(place)),
    ...suppressActions(place, findings),
    ...pageActions(place, findings),
  ];
}

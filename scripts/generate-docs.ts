/** Writes docs/rules: a page for each rule and a table of all of them, from what the rules say of themselves. And the lists of the page about checklists. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { RULES, ruleIndex, rulePage } from '../src/engine/index.ts';
import { CHECKLIST_PAGE, checklistPage } from './checklist-page.ts';
import { inRepository } from './host/paths.ts';

const FOLDER = 'docs/rules';

/** The files that describe the rules, by path, and the page about checklists. */
export function ruleDocs(): [path: string, content: string][] {
  return [[`${FOLDER}/README.md`, ruleIndex(RULES)], [CHECKLIST_PAGE, checklistPage()], ...RULES.map((rule): [string, string] => [`${FOLDER}/${rule.id}.md`, rulePage(rule)])];
}

if (import.meta.filename === process.argv[1]) {
  const docs = new Map(ruleDocs());
  mkdirSync(inRepository(FOLDER), { recursive: true });
  for (const name of readdirSync(inRepository(FOLDER))) if (!docs.has(`${FOLDER}/${name}`)) rmSync(inRepository(FOLDER, name));
  for (const [path, content] of docs) writeFileSync(inRepository(path), content);
}

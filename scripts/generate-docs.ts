/** Writes docs/rules: a page for each rule and a table of all of them, from what the rules say of themselves. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES, ruleIndex, rulePage } from '../src/engine/index.ts';
import { inRepository } from './host/paths.ts';

/** The files of docs/rules by name, with their content. */
export function ruleDocs(): ReadonlyMap<string, string> {
  return new Map([['README.md', ruleIndex(RULES)], ...RULES.map(rule => [`${rule.id}.md`, rulePage(rule)] as const)]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = inRepository('docs', 'rules');
  const docs = ruleDocs();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!docs.has(name)) rmSync(join(folder, name));
  for (const [name, text] of docs) writeFileSync(join(folder, name), text);
}

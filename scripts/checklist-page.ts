/** Fills the lists of docs/checklists.md from the engine and the command line; all else in it is written by hand. */
import { readFileSync } from 'node:fs';
import { ACTION_USAGES } from '../src/cli/checklist/arguments.ts';
import { FACTS } from '../src/engine/checklist/facts/index.ts';
import { FIELDS } from '../src/engine/checklist/record/index.ts';
import { TEMPLATES } from '../src/engine/index.ts';
import { inRepository } from './host/paths.ts';

export const CHECKLIST_PAGE = 'docs/checklists.md';

/** The page as it should be: every list between `<!-- name -->` and `<!-- /name -->` written anew. */
export function checklistPage(): string {
  const text = readFileSync(inRepository(CHECKLIST_PAGE), 'utf8');
  return Object.entries({ facts, record, templates, actions }).reduce((page, [name, lines]) => {
    const part = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
    if (!part.test(page)) throw new Error(`${CHECKLIST_PAGE} has no place for ${name}.`);
    return page.replace(part, (_, open: string, close: string) => `${open}${lines().join('\n')}\n${close}`);
  }, text);
}

function facts(): string[] {
  const rows = Object.entries(FACTS).flatMap(([id, fact]) => {
    if (fact === undefined) return [];
    const { summary, direction, parameters, needs } = fact;
    const own = Object.entries(parameters).map(([name, { description }]) => `| | \`${name}\`${needs.includes(name) ? '' : ' (may be left out)'} | ${description} |`);
    return [`| \`${id}\` | ${direction === 'none' ? '' : `*${direction}*`} | ${summary} |`, ...own];
  });
  return ['', '| fact | parameter | |', '|---|---|---|', ...rows, ''];
}

function record(): string[] {
  return ['', '| field | what it says |', '|---|---|', ...FIELDS.map(({ key, description }) => `| \`${key}\` | ${description} |`), ''];
}

function templates(): string[] {
  return TEMPLATES.map(({ id, title, summary }) => `- \`${id}\`: ${title}. ${summary}.`);
}

function actions(): string[] {
  return ['', '| `seaworthy checklist ...` | |', '|---|---|', ...Object.values(ACTION_USAGES).map(({ usage, does }) => `| \`${usage}\` | ${does} |`), ''];
}

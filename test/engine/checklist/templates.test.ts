import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { annotationProblems, bind } from '../../../src/engine/checklist/index.ts';
import type { Checklist, Item } from '../../../src/engine/checklist/index.ts';
import { TEMPLATES } from '../../../src/engine/checklist/templates/index.ts';
import type { Template } from '../../../src/engine/checklist/templates/index.ts';
import { RULES } from '../../../src/engine/rules/index.ts';
import { itemOf, read } from './support.ts';
import { TEMPLATE_TOPICS } from './template-topics.ts';

const LABELS = new URL('../../../../shared/checklists/labels.jsonl', import.meta.url);
const SIGNED = /^\*\*[^*]+\*\*: _+ Date: _+$/;
const COMPARED = /^[^(]+ [<>≥≤] [\d.]+/;

const checklistOf = ({ id, text }: Template): Checklist => read(text, `${id}.md`);
const ALL: ReadonlyMap<string, Checklist> = new Map(TEMPLATES.map(one => [one.id, checklistOf(one)]));
const template = (id: string): Checklist => {
  const found = ALL.get(id);
  assert.ok(found !== undefined, `no template ${id}`);
  return found;
};
const texts = (items: readonly Item[]): string[] => items.map(({ text }) => text);

for (const one of TEMPLATES) {
  describe(`the template ${one.id}`, () => {
    const { items, problems, title } = template(one.id);

    it('reads without a problem, with empty boxes, none twice', () => {
      assert.deepEqual(problems, []);
      assert.ok(items.length > 40 && items.every(({ ticked }) => !ticked));
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
      assert.match(title, /^Production readiness: /);
    });

    it('is bound by annotations to rules and facts that there are', () => {
      const wrong = items.flatMap(({ annotations }) => annotations.flatMap(annotation => annotationProblems(annotation, RULES)));
      assert.deepEqual(wrong.map(({ message }) => message), []);
      assert.ok(items.filter(({ annotations }) => annotations.length > 0).length >= 9);
    });

    it('has the kinds that it means', () => {
      const kind = (wanted: Item['kind']): Item[] => items.filter(item => item.kind === wanted);
      const under = (words: RegExp): Item[] => items.filter(({ lead, headings }) => words.test(lead ?? '') || words.test(headings.at(-1) ?? ''));
      assert.deepEqual(texts(kind('signoff')), texts(items.filter(({ text }) => SIGNED.test(text))));
      assert.deepEqual(texts(kind('abort')), texts(under(/^(?:Roll back at once|Abort) if\b/)));
      assert.deepEqual(texts(kind('target')), texts(under(/^Targets\b/)));
      assert.deepEqual(texts(kind('recurring')), texts(under(/^(?:Daily|Weekly|Monthly|Quarterly|Yearly)$/)));
      assert.deepEqual(texts(kind('group')), texts(items.filter(({ children }) => children.length > 0)));
      for (const wanted of ['signoff', 'abort', 'target', 'recurring', 'group'] as const) assert.ok(kind(wanted).length > 0, wanted);
      assert.ok(kind('target').every(({ text }) => COMPARED.test(text)));
      assert.deepEqual(texts(items.filter(({ optional }) => optional !== undefined)), texts(items.filter(isOptional)));
    });

    it('shows commands that only look ready to run, and types those that change something', () => {
      const commands = items.flatMap(item => item.commands);
      assert.ok(commands.length > 0 && commands.every(({ use }) => use !== 'none'));
      for (const { text, use } of commands) assert.equal(use, /\b(?:apply|up|pull|pg_restore|psql)\b/.test(text) ? 'type' : 'run', text);
    });
  });
}

function isOptional(item: Item): boolean {
  const words = /\((?:optional|if \w+)\)/;
  return words.test(item.text) || words.test(item.headings.join(' ')) || (item.parent !== undefined && isOptional(item.parent));
}

describe('templates', () => {
  it('are offered for what a repository holds', () => {
    const suited = (present: Parameters<Template['suits']>[0]): string[] => TEMPLATES.filter(({ suits }) => suits(present)).map(({ id }) => id);
    const nothing = { kubernetes: false, compose: false, terraform: false };
    assert.deepEqual(suited({ ...nothing, kubernetes: true }), ['kubernetes', 'data']);
    assert.deepEqual(suited({ ...nothing, compose: true, terraform: true }), ['compose', 'terraform-aws', 'data']);
    assert.deepEqual(suited(nothing), []);
  });

  it('let a fact of the repository prove only what it says: that something is there', () => {
    const facts = [...ALL.values()].flatMap(({ items }) => items).filter(item => bind(item).claims.some(({ origin, direction }) => origin === 'annotation' && direction === 'pass-only'));
    const claims = /\bis in the repository\b|\b(?:is|are) declared\b|^A workflow \w+|^Git ignores\b|^Production has a variables file\b/;
    assert.ok(facts.length > 20);
    assert.deepEqual(texts(facts.filter(({ text }) => !claims.test(text) || /\b(?:all|every|each)\b/i.test(text))), []);
  });

  it('name an item for each topic that they are said to cover', () => {
    for (const [topic, [id, words]] of Object.entries(TEMPLATE_TOPICS)) assert.doesNotThrow(() => itemOf(template(id), words), `${topic}: ${words}`);
  });

  it('cover every topic of the five real checklists', { skip: existsSync(LABELS) ? false : 'the labels of the real checklists are not here (../shared/checklists)' }, () => {
    const topics = readFileSync(LABELS, 'utf8').split('\n').filter(line => line !== '').flatMap(topicsOf);
    assert.ok(new Set(topics).size > 150);
    assert.deepEqual([...new Set(topics)].filter(topic => !(topic in TEMPLATE_TOPICS)), []);
  });

  it('are written by us: no item is one of theirs', { skip: existsSync(LABELS) ? false : 'the labels of the real checklists are not here (../shared/checklists)' }, () => {
    const theirs = new Set(readFileSync(LABELS, 'utf8').split('\n').filter(line => line !== '').map(line => String(fieldOf(line, 'text')).toLowerCase()));
    const same = [...ALL.values()].flatMap(({ items }) => texts(items)).filter(text => theirs.has(text.toLowerCase()));
    assert.deepEqual(same, []);
  });
});

function topicsOf(line: string): string[] {
  const topics = fieldOf(line, 'topics');
  return Array.isArray(topics) ? topics.map(String) : [];
}

function fieldOf(line: string, name: string): unknown {
  const row: unknown = JSON.parse(line);
  return typeof row === 'object' && row !== null ? Object.entries(row).find(([key]) => key === name)?.[1] : undefined;
}

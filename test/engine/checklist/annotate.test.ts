import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { annotateEdit, annotationCompletions, annotationProblems, bind, evaluate, worldOf } from '../../../src/engine/checklist/index.ts';
import { RULES } from '../../../src/engine/rules/index.ts';
import { sourceOf, textOf } from '../../../src/engine/text/source.ts';
import { applied, itemOf, read } from './support.ts';

const problems = (text: string): string[] => read(text).items.flatMap(({ annotations }) => annotations.flatMap(one => annotationProblems(one, RULES).map(({ span, message }) => `${textOf(span)}: ${message}`)));

describe('annotations', () => {
  it('bind an item to rules and facts, with parameters', () => {
    const { items } = read('- [ ] Memory is bounded <!-- seaworthy: memory-limit max=2Gi; file path="docs/a b.md" -->\n');
    assert.deepEqual(items[0]?.annotations.map(({ id, parameters }) => [id, parameters]), [['memory-limit', { max: '2Gi' }], ['file', { path: 'docs/a b.md' }]]);
    assert.equal(items[0].text, 'Memory is bounded');
    const { claims } = bind(items[0]);
    assert.deepEqual(claims.map(({ origin, direction }) => [origin, direction]), [['annotation', 'two-way'], ['annotation', 'pass-only']]);
  });

  it('say what is wrong with them, in its place', () => {
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: memory-limt -->\n'), ['memory-limt: No rule and no fact is called memory-limt. Did you mean memory-limit?']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: memory-limit maximum=2Gi -->\n'), ['maximum: memory-limit has no parameter maximum. Did you mean max?']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: replicas min=three -->\n'), ['three: min must be a number.']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: memory-limit max=2GB -->\n'), ['2GB: max must be a quantity such as 512Mi.']);
    assert.equal(problems('- [ ] a <!-- seaworthy: -->\n').length, 1);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: file -->\n'), ['file: file asks nothing without path: write `file path=…`.']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: env name=LOG_LEVEL vale=INFO -->\n'), ['vale: env has no parameter vale. Did you mean value?']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: image-tag in=docker -->\n'), ['docker: in is one of kubernetes, compose, terraform.']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: constructor -->\n'), ['constructor: No rule and no fact is called constructor.']);
    assert.deepEqual(problems('- [ ] a <!-- seaworthy: memory-limit max=2Gi --> <!-- a note -->\n- [ ] b <!-- seaworthy: manual -->\n'), []);
  });

  it('are written at the end of the text, or in the place of the old one', () => {
    const text = '- [ ] Memory is bounded  \n  - [ ] child <!-- seaworthy: cpu-limit -->\n';
    const checklist = read(text);
    const bound = applied(checklist.source, annotateEdit(itemOf(checklist, 'Memory'), 'memory-limit', { max: '2Gi' }));
    assert.equal(itemOf(read(bound), 'Memory').annotations[0]?.id, 'memory-limit');
    assert.equal(applied(checklist.source, annotateEdit(itemOf(checklist, 'child'), 'file', { path: 'a "b" c' })), text.replace('cpu-limit', 'file path=\'a "b" c\''));
    assert.equal(annotateEdit(itemOf(checklist, 'child'), 'file', { path: 'a--b' }).kind, 'refused');
  });

  it('complete rule ids, then parameters that are not written yet', () => {
    const at = (text: string): string[] => annotationCompletions(sourceOf('a.md', text), text.length, RULES).map(({ label }) => label);
    assert.ok(at('- [ ] a <!-- seaworthy: mem').includes('memory-limit'));
    assert.ok(at('- [ ] a <!-- seaworthy: cpu-limit; ').includes('file'));
    assert.ok(at('- [ ] a <!-- seaworthy: memory-limit ').includes('max'));
    assert.ok(!at('- [ ] a <!-- seaworthy: memory-limit max=2Gi ').includes('max'));
    assert.deepEqual(at('- [ ] a <!-- seaworthy: env name=LOG_LEVEL '), ['value', 'not', 'of', 'in']);
    assert.deepEqual(at('- [ ] a <!-- other: '), []);
    assert.deepEqual(at('- [ ] a <!-- seaworthy: memory-limit --> '), []);
  });

  it('a rule is asked in just the way that is written; one that does not exist, or takes no such value, says nothing', () => {
    const asked: string[] = [];
    const verdict = (annotation: string): string => {
      const [item] = read(`- [ ] a <!-- seaworthy: ${annotation} -->\n`).items;
      assert.ok(item !== undefined);
      const world = worldOf({ rules: RULES, fact: () => undefined, answer: ({ key }) => {
        asked.push(key);
        return { kind: 'tally', examined: 3, found: 0, unknown: 0, at: [] };
      } });
      return evaluate(bind(item), world).verdict.kind;
    };
    assert.equal(verdict('memory-limit'), 'met');
    assert.equal(verdict('memory-limit max=2Gi'), 'met');
    assert.equal(verdict('memory-limit of=redis max=2Gi'), 'met');
    assert.equal(verdict('env name=LOG_LEVEL value=INFO'), 'met');
    assert.equal(verdict('env name=LOG_LEVEL of=shop'), 'met');
    assert.deepEqual(asked, ['memory-limit [[],null]', 'memory-limit [[["max","2Gi"]],null]', 'memory-limit [[["max","2Gi"]],"redis"]', 'env [[["name",["LOG_LEVEL"]],["value","INFO"]],null]', 'env [[["name",["LOG_LEVEL"]],["of","shop"]],"shop"]']);
    assert.equal(verdict('memory-limit most=2Gi'), 'unknown');
    assert.equal(verdict('replicas min=many'), 'unknown');
    assert.equal(verdict('no-such-rule'), 'unknown');
    assert.equal(verdict('manual'), 'unknown');
    assert.equal(asked.length, 5);
  });
});

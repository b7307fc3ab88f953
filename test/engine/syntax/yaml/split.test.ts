import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { splitDocuments } from '../../../../src/engine/syntax/yaml/split.ts';
import { documents } from './documents.ts';

function pieces(text: string): string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

test('a text without a marker is one document', () => {
  assert.deepEqual(pieces(''), ['']);
  assert.deepEqual(pieces('a: 1\n'), ['a: 1\n']);
});

test('every marker at the start of a line begins a document', () => {
  assert.deepEqual(pieces('a: 1\n---\nb: 2\n--- # c\nc: 3\n---'), ['a: 1\n', '---\nb: 2\n', '--- # c\nc: 3\n', '---']);
  assert.deepEqual(pieces('---\na: 1\r\n---\r\nb: 2'), ['---\na: 1\r\n', '---\r\nb: 2']);
});

test('a marker ends even what is not closed', () => {
  assert.deepEqual(pieces('a: "x\n---\nb: |\n---\nc: [\n'), ['a: "x\n', '---\nb: |\n', '---\nc: [\n']);
});

test('dashes that are more than a marker, or stand further right, are text', () => {
  assert.deepEqual(pieces('a: 1\n----\n---x\n ---\n'), ['a: 1\n----\n---x\n ---\n']);
});

test('directives belong to the document behind them', () => {
  assert.deepEqual(pieces('%YAML 1.2\n# c\n---\na: 1\n---\nb: 2\n'), ['%YAML 1.2\n# c\n---\na: 1\n', '---\nb: 2\n']);
});

test('the pieces of a file hold what another parser reads of the whole', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 4 }), parts => {
      const file = parts.map((part, i) => (i === 0 ? part : part.replace(/^\ufeff?(---[^\n]*\n)?/, '---\n')).replace(/([^\n])$/, '$1\n')).join('');
      const split = pieces(file);
      assert.equal(split.join(''), file);
      assert.deepEqual(split.flatMap(piece => loadAll(piece)), loadAll(file));
    }),
    { numRuns: 300 },
  );
});

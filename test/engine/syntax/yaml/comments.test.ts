import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Lexer } from 'yaml';
import { parseYaml } from '../../../../src/engine/syntax/yaml/document.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { documentsWithAnchors } from './documents.ts';

function comments(text: string): [string, boolean][] {
  const document = parseYaml(sourceOf('f', text));
  return document.comments().map(({ start, end, ownLine }) => [text.slice(start, end), ownLine]);
}

test('a comment stands on its own line or behind something', () => {
  assert.deepEqual(comments('# one\na: 1 # two\n  # three\r\nb: 2\t#four\n#'), [['# one', true], ['# two', false], ['# three', true], ['#four', false], ['#', true]]);
});

test('a number sign inside a value is no comment', () => {
  assert.deepEqual(comments('a: x#y\nb: "x # y"\nc: \'x # y\'\nd: |\n  # x\n  y # z\ne: http://x/#y\n'), []);
});

test('the header of a block scalar may carry a comment', () => {
  assert.deepEqual(comments('a: | # why\n  # text\n# after\n'), [['# why', false], ['# after', true]]);
});

test('a comment behind a byte order mark', () => {
  assert.deepEqual(comments('\ufeff# one\na: 1\n'), [['# one', true]]);
});

test('comments in broken text are found as far as it can be read', () => {
  assert.deepEqual(comments('a: 1 # one\nb: [ # two\n').map(([text]) => text), ['# one', '# two']);
});

test('exactly the comments are found that another lexer finds', () => {
  fc.assert(
    fc.property(documentsWithAnchors, text => {
      // The lexer of another parser marks a scalar with a control character, so what starts with `#` is a comment.
      const expected = [...new Lexer().lex(text)].filter(token => token.startsWith('#'));
      assert.deepEqual(comments(text).map(([comment]) => comment), expected);
    }),
    { numRuns: 500 },
  );
});

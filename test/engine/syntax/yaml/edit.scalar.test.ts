import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from '../../../../src/engine/syntax/yaml/document.ts';
import { Choice } from '../../../../src/engine/text/change.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { becomes, set, text, written } from './written.ts';

becomes('single quotes stay single', "a: 'x'\n", set('a', "it's"), "a: 'it''s'\n");
becomes('double quotes stay double', 'a: "x" # c\n', set('a', 'a "b"\n'), 'a: "a \\"b\\"\\n" # c\n');
becomes('no quotes around a string that needs none', 'a: x\n', set('a', 'nginx:1.27 --flag=y'), 'a: nginx:1.27 --flag=y\n');
becomes('a quoted "true" becomes the boolean', 'a: "true"\nb: \'1\'\nc: "x"\n', [set('a', true), set('b', 1), set('c', null)], 'a: true\nb: 1\nc: null\n');
becomes('what is single quoted and cannot be gets double quotes', "a: 'x'\n", set('a', 'two\nlines'), 'a: "two\\nlines"\n');
becomes('a plain scalar over several lines becomes one line', 'a: x\n  y\n  z # c\nb: 1\n', set('a', 'w'), 'a: w # c\nb: 1\n');

const looksLikeSomethingElse = [
  'yes', 'No', 'on', 'OFF', 'y', 'n', 'true', 'False', 'null', 'Null', '~', '', '0644', '0o17', '0x1F', '0b11', '1e3', '1.5', '.5', '+1', '1_000',
  '12:30:45', '22:22', '2026-01-01', '.inf', '-.INF', '.nan', '=', '<<',
];
const breaksSyntax = ['- a', '? a', ': a', 'a: b', 'a:', 'a #b', '#a', ' a', 'a ', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '"a', "'a", '[a', '{a', '{{ a }}', ',', '---', '... a', '-', '?', 'a\tb\n', '\u0007', '\u2028', '\ufeff'];

test('a string that another reader of YAML 1.1 or 1.2 would take for something else is quoted', () => {
  for (const value of [...looksLikeSomethingElse, ...breaksSyntax]) {
    assert.match(written('a: x\n', set('a', value)), /^a: ".*"\n$/, JSON.stringify(value));
  }
});

test('a string that reads as itself is not quoted', () => {
  for (const value of ['128Mi', '100m', '1.27.3', 'a:b', 'a#b', '-a', '--a', '/a', '.a', 'a, b', 'a]b', 'yes!', 'on-failure', 'é', '1.2.3.4/8', '10.0.0.1:80', 'a\tb']) {
    assert.equal(written('a: x\n', set('a', value)), `a: ${value}\n`);
  }
});

test('inside brackets more must be quoted', () => {
  for (const value of ['a, b', 'a]b', '{a', 'a}', 'a:']) assert.match(written('a: [x]\n', set('a.0', value)), /^a: \[".*"\]\n$/, value);
});

test('a key is quoted by the same rules', () => {
  assert.equal(written('a: x\n', [set(['on'], 1), set(['80'], 2), set(['k8s.io/a-b'], 3), set(['a b: c'], 4)]), 'a: x\n"on": 1\n"80": 2\nk8s.io/a-b: 3\n"a b: c": 4\n');
});

const literal = text`
  a: |- # why
    one
    two

  b: 1
`;
becomes('new lines for a literal block stand in its columns', literal, set('a', 'x\n  y\n\nz\n'), literal.replace('|-', '|').replace('  one\n  two', '  x\n    y\n\n  z'));
becomes('a literal block becomes one line', literal, set('a', 'x'), 'a: x # why\n\nb: 1\n');
becomes('a literal block becomes a map', literal, set('a', { x: 1 }), 'a: # why\n  x: 1\n\nb: 1\n');
becomes('a folded block becomes a number', 'a: >\n    one\n\n    two\nb: 1\n', set('a', 1), 'a: 1\nb: 1\n');
becomes('behind a block that keeps its blank lines', 'a: |+\n  x\n\nb:\n  c: |+\n    y\n\n', [set('b.d', 1), set('e', 2)], 'a: |+\n  x\n\nb:\n  c: |+\n    y\n\n  d: 1\ne: 2\n');

becomes('braces in the lines of a block are text, not a template', 'a: |\n  {{ x }}\n', set('a', 'z'), 'a: z\n');

test('a choice is written as its value, and the place is told', () => {
  const document = parseYaml(sourceOf('file.yaml', 'a:\n  b: 1\n'));
  const value = { httpGet: { path: new Choice('/healthz'), port: new Choice(8080) }, x: new Choice('yes') };
  const edit = document.write([{ kind: 'set', writer: document, path: ['a', 'probe'], value }]);
  assert.ok(edit.kind === 'edits');
  const [only] = edit.edits;
  assert.equal(only?.newText, '\n  probe:\n    httpGet:\n      path: /healthz\n      port: 8080\n    x: "yes"');
  assert.deepEqual(only.tabStops?.map(({ start, end }) => only.newText.slice(start, end)), ['/healthz', '8080', 'yes']);
});

test('a choice that replaces a value, and one in a flow map', () => {
  const document = parseYaml(sourceOf('file.yaml', 'a: "x"\nb: {c: 1}\n'));
  const edit = document.write([
    { kind: 'set', writer: document, path: ['a'], value: new Choice('z') },
    { kind: 'set', writer: document, path: ['b', 'd'], value: new Choice(2) },
  ]);
  assert.ok(edit.kind === 'edits');
  assert.deepEqual(edit.edits.map(({ newText, tabStops }) => [newText, tabStops]), [['"z"', [{ start: 1, end: 2 }]], [', d: 2', [{ start: 5, end: 6 }]]]);
});

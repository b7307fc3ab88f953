import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Node } from '../../../../src/engine/syntax/tree.ts';
import { buildTree } from '../../../../src/engine/syntax/yaml/build.ts';
import { parseYaml } from '../../../../src/engine/syntax/yaml/document.ts';
import { recover } from '../../../../src/engine/syntax/yaml/recover.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { documents, documentsWithAnchors } from './documents.ts';

/** A tree in one line of text: what each node covers, and what it means where that differs. */
function drawn(node: Node | undefined, text: string): unknown {
  if (node === undefined) return undefined;
  const covered = text.slice(node.start, node.end);
  const tag = node.kind !== 'alias' && node.tag !== undefined ? [node.tag] : [];
  if (node.kind === 'alias') return { alias: covered, of: drawn(node.target, text) };
  if (node.kind === 'scalar') return [covered, node.style, node.text, node.start, ...tag];
  if (node.kind === 'list') return { [`list ${covered}`]: node.items.map(item => drawn(item, text)), flow: node.flow, tag };
  return { [`map ${covered}`]: node.entries.map(({ key, value }) => [drawn(key, text), drawn(value, text)]), flow: node.flow, tag };
}

/** What the scalars of a text cover, in their order. */
function scalars(text: string): string[] {
  const covered: string[] = [];
  const visit = (node: Node | undefined): void => {
    if (node?.kind === 'scalar') covered.push(text.slice(node.start, node.end));
    else if (node?.kind === 'list') node.items.forEach(visit);
    else if (node?.kind === 'map') node.entries.forEach(({ key, value }) => { visit(key); visit(value); });
  };
  visit(buildTree(text));
  return covered;
}

test('the fast and the recovering parser make the same tree of a sound document', () => {
  fc.assert(
    fc.property(fc.oneof(documents, documentsWithAnchors), text => {
      const recovered = recover(text);
      assert.deepEqual(recovered.errors, []);
      assert.deepEqual(drawn(buildTree(text), text), drawn(recovered.root, text));
    }),
    { numRuns: 500 },
  );
});

test('and of these hard ones', () => {
  const hard = [
    'a: !!str &x  y\nb: &z !foo # q\n  k: v\nc: &e\nd: !!str\ne:\n- &y\n- !t  \n-   \n- q',
    '{a: 1, b, "c":2, ? d : e, f: }', '? a\n: b\n? c\n', '- - a\n  -\n-\n  b: 1', 'a: &x 1\nb: *x\n*x : 3\n', '\ufeff# hi\na: 1',
    '[a: b, {c: d}: e, {x: 1}]\n# q', '{a: [], b: {}, c: [ # x }\n a, #]\n ]}', '%YAML 1.2\n---\na: 1', '--- |\n x\n', 'a: !<tag:yaml.org,2002:str> x',
    'a :\n  b\nc : d', 'a: | # a |\n  x # no\n\nb: >- # c\nc: |', 'a: |\r\n  x\r\n\r\nb: 1\r\n', 'a: "x\n\n  y" # z\nb: x\n  y', 'a:\n# c\n- b\n# d\n-\n',
  ];
  for (const text of hard) assert.deepEqual(drawn(buildTree(text), text), drawn(recover(text).root, text), text);
});

test('a scalar covers its quotes, but neither its anchor nor its tag', () => {
  assert.deepEqual(scalars('a: "b"\n\'c\': &x !!str d # e\n'), ['a', '"b"', "'c'", 'd']);
});

test('a block scalar covers its header and its lines, but not the blank lines behind', () => {
  assert.deepEqual(scalars('a: |- # why\n  x\n  y\n\n\nb: >+\n\nc: |'), ['a', '|- # why\n  x\n  y', 'b', '>+', 'c', '|']);
});

test('a value that nobody wrote stands behind its introducer', () => {
  const text = 'a:\nb: &x\nc:\n-\n# -\n- {d: , e}\n';
  const empty: number[] = [];
  const visit = (node: Node | undefined): void => {
    if (node?.kind === 'scalar' && node.start === node.end) empty.push(node.start);
    else if (node?.kind === 'list') node.items.forEach(visit);
    else if (node?.kind === 'map') node.entries.forEach(({ value }) => { visit(value); });
  };
  visit(buildTree(text));
  assert.deepEqual(empty.map(at => text.slice(0, at).split('\n').at(-1)), ['a:', 'b: &x', '-', '- {d:', '- {d: , e']);
});

test('an alias stands for the last anchor of its name, and for nothing inside itself', () => {
  const root = buildTree('a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &y [*y]\nf: *z\n');
  assert.ok(root?.kind === 'map');
  const targets = root.entries.map(({ value }) => {
    const node = value.kind === 'list' ? value.items[0] : value;
    return node?.kind === 'alias' ? (node.target?.kind === 'scalar' ? node.target.text : node.target) : '-';
  });
  assert.deepEqual(targets, ['-', '1', '-', '2', undefined, undefined]);
});

test('what follows the end marker of a document is not read', () => {
  assert.deepEqual(scalars('a: 1\n...\nb: 2\n'), ['a', '1']);
});

test('a document with nothing in it has no root, or an empty value behind its marker', () => {
  assert.equal(buildTree(''), undefined);
  assert.equal(buildTree('# only this\n'), undefined);
  assert.deepEqual(scalars('---\n'), ['']);
});

test('broken text gives the tree that can be read, and problems with their places', () => {
  const text = 'a: 1\nb: [1, 2\nc: 3\n';
  const document = parseYaml(sourceOf('f', text));
  assert.ok(document.partial);
  assert.ok(document.root?.kind === 'map');
  assert.deepEqual(document.root.entries.map(({ key }) => key.kind === 'scalar' && key.text).slice(0, 2), ['a', 'b']);
  for (const { span } of document.problems) assert.ok(span.start <= span.end && span.end <= text.length);
});

test('nothing throws, whatever the text', () => {
  const pieces = fc.constantFrom('a', ':', ' ', '\n', '- ', '{', '}', '[', ']', '"', "'", '|', '>', '#', '&x', '*x', '!', '?', '---', '\t', '\r\n', ',', '%', '\ufeff', '\u0000', '  ', '<<: ');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }).map(list => list.join('')), text => {
      const document = parseYaml(sourceOf('f', text));
      document.comments();
      document.write([{ kind: 'set', writer: document, path: ['a'], value: 1 }, { kind: 'remove', writer: document, path: [0] }]);
    }),
    { numRuns: 3000 },
  );
});

test('brackets without end are refused, not followed', () => {
  for (const text of ['['.repeat(100_000), '{a: '.repeat(100_000), '- '.repeat(100_000), 'a: '.repeat(10_000)]) {
    const document = parseYaml(sourceOf('f', text));
    assert.ok(document.problems.length > 0);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from '../../../../src/engine/syntax/yaml/document.ts';
import { splitDocuments } from '../../../../src/engine/syntax/yaml/split.ts';
import { applyFileEdits, toFileEdits } from '../../../../src/engine/text/edit.ts';
import { append, becomes, remove, set } from './written.ts';

becomes('CRLF stays CRLF', 'a:\r\n  b: 1\r\nc: 2\r\n', [set('a.d.e', 1), remove('c'), append({ k: 1 })], 'a:\r\n  b: 1\r\n  d:\r\n    e: 1\r\n---\r\nk: 1\r\n');
becomes('of mixed line ends the nearest is taken', 'a:\r\n  b: 1\r\nc:\n  d: 1\n', [set('a.x', 1), set('c.z', 1)], 'a:\r\n  b: 1\r\n  x: 1\r\nc:\n  d: 1\n  z: 1\n');
becomes('every line keeps its own end when one between goes', 'a: 1\nb: 2\r\nc: 3\n', remove('b'), 'a: 1\nc: 3\n');
becomes('a file without a final newline does not get one', 'a:\n  b: 1', [set('a.c', 2), set('d', 3)], 'a:\n  b: 1\n  c: 2\nd: 3');
becomes('the last line goes, and no newline comes', 'a: 1\nb: 2\nc: 3', [remove('b'), remove('c')], 'a: 1');
becomes('a final newline stays', 'a: 1\nb: 2\n', remove('b'), 'a: 1\n');
becomes('a byte order mark stays first', '\ufeffa: 1\nb: 2\n', [remove('a'), set('c', 3)], '\ufeffb: 2\nc: 3\n');
becomes('a byte order mark is no column', '\ufeffa:\n  b: 1\n', [set('c.d', 3)], '\ufeffa:\n  b: 1\nc:\n  d: 3\n');
becomes('tabs before a comment stay', 'a: 1\t# one\nb: 2\t\t# two\n', [set('a', 3), set('b', 4)], 'a: 3\t# one\nb: 4\t\t# two\n');
becomes('white space at the end of other lines stays', 'a: 1  \nb: 2  \n', set('c', 3), 'a: 1  \nb: 2  \nc: 3\n');
becomes('a marker with a comment', '--- # one\na: 1\n', [remove('a'), set('b', 2)], '--- # one\nb: 2\n');
becomes('directives', '%YAML 1.2\n---\na: 1\n', set('b', 2), '%YAML 1.2\n---\na: 1\nb: 2\n');
becomes('a closing bracket too far left, which kubectl takes', 'a:\n  b: [\n    1\n]\nc: 1\n', [set('a.b.1', 2), set('c', 2)], 'a:\n  b: [\n    1,\n    2\n]\nc: 2\n');

test('what belongs to the next document is left alone', () => {
  const file = 'a: 1\n\n# about the second\n---\nb: 1\n\n---\n# about the third\nc: 1\n';
  const documents = splitDocuments(file).map(({ start, end }) => parseYaml({ uri: 'f', text: file.slice(start, end), offset: start }));
  const edits = documents.flatMap((document, i) => {
    const edit = document.write([
      { kind: 'set', writer: document, path: ['x'], value: i },
      ...(i === 1 ? [{ kind: 'append-document', writer: document, value: { k: 1 } } as const] : []),
    ]);
    return edit.kind === 'edits' ? edit.edits : [];
  });
  assert.equal(
    applyFileEdits(file, toFileEdits(edits)).text,
    'a: 1\nx: 0\n\n# about the second\n---\nb: 1\nx: 1\n\n---\nk: 1\n---\n# about the third\nc: 1\nx: 2\n',
  );
});

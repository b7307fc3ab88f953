import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as hold, property, string } from 'fast-check';
import { escape, snippetOf } from '../src/vscode/snippet.ts';

test('what is proposed becomes a tab stop, in order', () => {
  const newText = 'path: /healthz\nport: http';
  assert.equal(snippetOf({ newText, tabStops: [{ start: 6, end: 14 }, { start: 21, end: 25 }] }), 'path: ${1:/healthz}\nport: ${2:http}');
});

test('tab stops go on where those of another edit end', () => {
  assert.equal(snippetOf({ newText: '1Gi', tabStops: [{ start: 0, end: 3 }] }, 3), '${3:1Gi}');
});

test('text that the snippet syntax would take for its own is escaped', () => {
  assert.equal(escape('$(VAR) ${HOME} C:\\x'), '\\$(VAR) \\${HOME\\} C:\\\\x');
});

test('no text comes out as anything else', () => {
  hold(property(string({ unit: 'binary' }), text => escape(text).replace(/\\([\\$}])/g, '$1') === text && !/(^|[^\\])(\\\\)*[$}]/.test(escape(text))));
});

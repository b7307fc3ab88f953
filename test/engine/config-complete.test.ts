import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeConfig } from '../../src/engine/config/index.ts';
import { RULES } from '../../src/engine/index.ts';

/** What is offered at the `|` of a text. */
function offered(marked: string): string[] {
  const offset = marked.indexOf('|');
  return completeConfig(marked.replace('|', ''), offset, RULES).items.map(({ label }) => label);
}

test('an empty file takes the options', () => {
  assert.deepEqual(offered('|'), ['root', 'profile', 'rules', 'files', 'overrides', 'compose', 'checklists']);
});

test('an option that is written is not offered again, above or below', () => {
  assert.deepEqual(offered('profile: strict\n|\nfiles:\n  exclude: [x]\n'), ['root', 'rules', 'overrides', 'compose', 'checklists']);
});

test('a choice offers its words', () => {
  assert.deepEqual(offered('profile: |'), ['recommended', 'strict']);
  assert.deepEqual(offered('root: |'), ['true', 'false']);
});

test('under rules stand the ids of rules, but for those that are there', () => {
  const ids = offered('rules:\n  liveness-probe: off\n  |');
  assert.deepEqual(ids, RULES.map(({ id }) => id).filter(id => id !== 'liveness-probe'));
});

test('behind a rule stand its severities, below it its parameters', () => {
  assert.deepEqual(offered('rules:\n  memory-limit: |'), ['off', 'error', 'warning', 'information']);
  assert.deepEqual(offered('rules:\n  memory-limit: o|'), ['off', 'error', 'warning', 'information']);
  assert.deepEqual(offered('rules:\n  memory-limit:\n    |')[0], 'severity');
  assert.ok(offered('rules:\n  memory-limit:\n    |').includes('default'));
  assert.deepEqual(offered('rules:\n  memory-limit:\n    severity: |'), ['off', 'error', 'warning', 'information']);
});

test('an override is an item of a list, indented or not', () => {
  assert.deepEqual(offered('overrides:\n  - |'), ['files', 'profile', 'rules']);
  assert.deepEqual(offered('overrides:\n- |'), ['files', 'profile', 'rules']);
  assert.deepEqual(offered('overrides:\n  - files: dev/**\n    |'), ['profile', 'rules']);
  assert.deepEqual(offered('overrides:\n- files: dev/**\n  |'), ['profile', 'rules']);
  assert.deepEqual(offered('overrides:\n  - files: dev/**\n    rules:\n      replicas: |'), ['off', 'error', 'warning', 'information'].filter(() => RULES.some(({ id }) => id === 'replicas')));
});

test('a project of Compose files is an item of a list', () => {
  assert.deepEqual(offered('compose:\n  |'), ['projects']);
  assert.deepEqual(offered('compose:\n  projects:\n    - |'), ['files']);
  assert.deepEqual(offered('compose:\n  projects:\n    - files: [|'), []);
});

test('the other items of a list say nothing about this one', () => {
  assert.deepEqual(offered('overrides:\n  - files: a\n    profile: strict\n  - |\n  - files: b\n    rules: {}\n'), ['files', 'profile', 'rules']);
});

test('where nothing is known nothing is offered', () => {
  assert.deepEqual(offered('nonsense:\n  |'), []);
  assert.deepEqual(offered('files:\n  include:\n    - |'), []);
});

test('the word under way is replaced as a whole', () => {
  const { start, end } = completeConfig('rules:\n  live-probe: off\n', 11, RULES);
  assert.deepEqual([start, end], [9, 19]);
});

test('lines that end in CRLF read the same', () => {
  assert.deepEqual(offered('rules:\r\n  memory-limit:\r\n    severity: |'), ['off', 'error', 'warning', 'information']);
});

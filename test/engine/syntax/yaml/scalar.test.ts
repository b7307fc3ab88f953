import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildTree } from '../../../../src/engine/syntax/yaml/build.ts';
import { readScalar } from '../../../../src/engine/syntax/yaml/scalar.ts';

function read(text: string): unknown {
  return readScalar(buildTree(`--- ${text}`));
}

/** What Kubernetes reads: sigs.k8s.io/yaml over go-yaml v2. */
const plain: [unknown, ...string[]][] = [
  [true, 'true', 'True', 'TRUE', 'yes', 'Yes', 'on', 'ON', 'y', 'Y'],
  [false, 'false', 'False', 'no', 'NO', 'off', 'n', 'N'],
  [null, 'null', 'Null', 'NULL', '~', ''],
  [8080, '8080', '+8080', '8_080', '0x1F90', '017620', '0b1111110010000'],
  [-1, '-1'],
  [420, '0644', '0o644'],
  [0, '0'],
  [1.5, '1.5', '15e-1', '1.5E0', '+1.5'],
  [0.5, '.5'],
  ['22:22', '22:22'],
  ['1.2.3', '1.2.3'],
  ['128Mi', '128Mi'],
  ['tRue', 'tRue'],
  ['yess', 'yess'],
  ['-', '"-"'],
  ['1.27-alpine', '1.27-alpine'],
  ['2026-01-01', '2026-01-01'],
];

test('plain scalars mean what Kubernetes takes them for', () => {
  for (const [value, ...texts] of plain) for (const text of texts) assert.equal(read(text), value, text);
});

test('quotes and !!str make a string of everything', () => {
  assert.equal(read('"true"'), 'true');
  assert.equal(read("'8080'"), '8080');
  assert.equal(read('!!str 8080'), '8080');
  assert.equal(read('! yes'), 'yes');
  assert.equal(read('""'), '');
  assert.equal(read('|\n  1\n'), '1\n');
});

test('what is no scalar has no value', () => {
  assert.equal(readScalar(undefined), undefined);
  assert.equal(read('[1]'), undefined);
});

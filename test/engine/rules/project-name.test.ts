import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../../src/engine/index.ts';
import { lintText } from '../../support/example.ts';

// The examples all lie in the folder of the workspace, whose name nobody knows.
const rules = RULES.filter(({ id }) => id === 'compose-project-name');
const proposed = (path: string): string | undefined => {
  const { report } = lintText('services:\n  web:\n    image: example.com/web:1.4.2\n', rules, {}, path);
  return /\(proposed (.*)\)/.exec(report.findings[0]?.fixes?.[0]?.title ?? '')?.[1];
};

test('the name that is proposed is the folder\'s, as Compose makes a name of it', () => {
  assert.equal(proposed('sites/Web Shop-2/compose.yaml'), 'webshop-2');
  assert.equal(proposed('_old/compose.yaml'), 'old');
});

test('a folder of whose name nothing is left gives none: a person has to choose', () => {
  assert.equal(proposed('店/compose.yaml'), 'app');
  assert.equal(proposed('compose.yaml'), 'app');
});

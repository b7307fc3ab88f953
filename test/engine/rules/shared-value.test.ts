import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../../src/engine/index.ts';
import { lintText } from '../../support/example.ts';

test('a fix for containers that share a securityContext by an alias names the containers', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1.4.2\n      securityContext: &own\n        privileged: true\n    - name: proxy\n      image: example.com/proxy:2.0.0\n      securityContext: *own\n';
  const { report } = lintText(text, RULES.filter(({ id }) => id === 'privileged'));
  assert.deepEqual(report.findings.map(({ fixes = [] }) => fixes.map(({ title }) => title)), [['Run web and proxy without privileges']]);
});

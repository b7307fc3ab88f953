import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Project, RULES, lintFile, readFile, reportFile, rulesetOf } from '../../../src/engine/index.ts';
import type { Tally } from '../../../src/engine/index.ts';

const deployment = (replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: ${String(replicas)}
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
`;

const budget = `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: shop
`;

function tally(text: string, complete: boolean): Tally | undefined {
  const file = readFile('shop.yaml', text);
  const project = new Project(file.units.flatMap(unit => [...unit.facts]), complete);
  const rules = RULES.filter(({ id }) => id === 'pdb');
  return reportFile(lintFile(file, rulesetOf(rules, 'recommended')), project).tallies.get('pdb');
}

// The tally is what a checklist item rests on: only what was examined and found good may tick a box.
describe('what the repository says of a finding', () => {
  test('yes: examined and found', () => {
    assert.deepEqual(tally(deployment(2), true), { examined: 1, found: 1, unknown: 0 });
  });

  test('no: examined and found good', () => {
    assert.deepEqual(tally(deployment(2) + budget, true), { examined: 1, found: 0, unknown: 0 });
  });

  test('the rule does not concern it: not examined', () => {
    assert.deepEqual(tally(deployment(1), true), { examined: 0, found: 0, unknown: 0 });
  });

  test('only a part of the repository was read: unknown, and no proof', () => {
    assert.deepEqual(tally(deployment(2), false), { examined: 0, found: 0, unknown: 1 });
  });
});

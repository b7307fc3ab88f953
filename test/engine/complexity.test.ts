import { describe } from 'node:test';
import { RULES, readConfig } from '../../src/engine/index.ts';
import { growsLinearly as grows, times } from '../support/growth.ts';
import { check, pod } from '../support/hostile.ts';

function growsLinearly(what: string, n: number, textOf: (n: number) => string, run: (text: string) => void = text => { check(text); }): void {
  grows(what, n, textOf, run);
}

const deployment = (i: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: d${String(i)}}
spec: {template: {metadata: {labels: {app: d${String(i)}}}, spec: {serviceAccountName: d${String(i)}, containers: [{name: c, image: a}]}}}
---
`;

const companions = (i: number): string => `apiVersion: v1
kind: Service
metadata: {name: d${String(i)}}
spec: {selector: {app: d${String(i)}}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: d${String(i)}}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: d${String(i)}}}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: d${String(i)}}
---
`;

describe('time grows with the length of the text', () => {
  growsLinearly('documents', 300, n => times(n, () => `${pod()}---\n`));
  growsLinearly('Deployments with their Services, budgets and accounts', 150, n => times(n, deployment) + times(n, companions));
  growsLinearly('containers of a pod', 1500, n => pod(times(n, i => `    - {name: x${String(i)}, image: a:1}\n`)));
  growsLinearly('objects of a List', 150, n => `apiVersion: v1\nkind: List\nitems:\n${times(n, () => '  - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{image: a}]}}\n')}`);
  growsLinearly('anchors and aliases', 1500, n => pod(`      env:\n${times(n, i => `        - {name: &n${String(i)} x${String(i)}, value: *n${String(i)}}\n`)}`));
  growsLinearly('variables of one name', 2000, n => pod(`      env:\n${'        - {name: X, value: $(X)}\n'.repeat(n)}`));
  growsLinearly('keys of a map', 5000, n => pod().replace('  name: shop', `  name: shop\n  annotations:\n${times(n, i => `    a${String(i)}: b\n`)}`));
  growsLinearly('keys that stand twice', 5000, n => pod().replace('  name: shop', `  name: shop\n  annotations:\n${'    a: b\n'.repeat(n)}`));
  growsLinearly('comments', 10_000, n => pod('      # nothing\n'.repeat(n)));
  growsLinearly('suppressions of ours', 150, n => `apiVersion: v1\nkind: List\nitems:\n${times(n, () => '  # seaworthy: ignore-object image-tag -- a demo\n  - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{image: a}]}}\n')}`);
  growsLinearly('suppressions above one line', 2000, n => pod(`${'      # seaworthy: ignore-line image-tag -- a demo\n'.repeat(n)}      workingDir: /x\n`));
  growsLinearly('suppressions of others', 3000, n => pod(times(n, i => `      # trivy:ignore:KSV001\n      x${String(i)}: y\n`)));
  growsLinearly('lines of a template in a text', 4000, n => `apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n${'    {{ if x }}\n'.repeat(n)}`);
  growsLinearly('templates that begin and never end', 10_000, n => pod().replace('example.com/web:1.4.2', `"${'{{(($${<%'.repeat(n)}"`));
  growsLinearly('digits of a quantity', 20_000, n => pod(`      resources: {limits: {memory: "${'1'.repeat(n)}!"}}\n`));
  growsLinearly('errors of a broken document', 400, n => pod(times(n, () => '      x: ]\n')));
  growsLinearly('lines that stand too far left', 500, n => pod(times(n, i => `      x${String(i)}: [\n]\n`)));
  growsLinearly('a quote without end, in a document of any size', 5000, n => pod(`${'      # x\n'.repeat(n)}      command: ["a\n${'      # x\n'.repeat(n)}`));
  growsLinearly('wrong names in a configuration', 200, n => `rules:\n${times(n, i => `  wrong-rule-${String(i)}: off\n`)}`, text => { readConfig({ uri: '', text, offset: 0 }, RULES); });
});

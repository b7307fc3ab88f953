import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Project, RULES, lintFile, readFile, reportFile, rulesetOf } from '../../../src/engine/index.ts';

const BASE = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
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
        - name: proxy
          image: example.com/proxy:2.0.0
`;

const WATCHED = ['cpu-request', 'liveness-probe', 'memory-limit', 'run-as-non-root'];

/** What is still said to be missing in the base, with overlays beside it. */
function missing(files: Readonly<Record<string, string>>, watched: readonly string[] = WATCHED): string[] {
  const base = readFile('k8s/base/shop.yaml', BASE);
  const others = Object.entries(files).map(([path, text]) => readFile(path, text));
  const project = new Project([base, ...others].flatMap(file => file.units.flatMap(({ facts }) => [...facts])), true);
  const rules = RULES.filter(({ id }) => watched.includes(id));
  const { findings, tallies } = reportFile(lintFile(base, rulesetOf(rules, 'strict')), project);
  const said = findings.map(({ active, subject }) => `${subject.name} ${active.rule.id}`);
  for (const [id, { examined, unknown }] of tallies) assert.ok(examined + unknown > 0, `${id}: what a patch may settle is unknown, not good`);
  return said.sort();
}

const kustomization = (rest: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ../../base\n${rest}`;
const merge = (container: string, name = 'shop'): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n${container}`;
const indented = (text: string): string => text.replace(/^/gm, '      ');
const PROXY = ['proxy cpu-request', 'proxy liveness-probe', 'proxy memory-limit', 'proxy run-as-non-root'];

describe('what a base leaves out and an overlay writes', () => {
  test('without an overlay all of it is missing', () => {
    assert.deepEqual(missing({}), [...PROXY, 'web cpu-request', 'web liveness-probe', 'web memory-limit', 'web run-as-non-root']);
  });

  test('a patch in a file settles the fields that it writes, of the container that it names', () => {
    const patch = merge('          resources:\n            limits:\n              memory: 128Mi\n          livenessProbe:\n            grpc:\n              port: 9000\n');
    const files = { 'k8s/overlays/live/patch.yaml': patch, 'k8s/overlays/live/kustomization.yaml': kustomization('patches:\n  - path: patch.yaml\n') };
    assert.deepEqual(missing(files), [...PROXY, 'web cpu-request', 'web run-as-non-root']);
  });

  test('an inline patch does, too', () => {
    const patch = merge('          resources:\n            limits:\n              memory: 128Mi\n');
    assert.deepEqual(missing({ 'k8s/overlays/live/kustomization.yaml': kustomization(`patches:\n  - patch: |\n${indented(patch)}`) }), [...PROXY, 'web cpu-request', 'web liveness-probe', 'web run-as-non-root']);
  });

  test('and one for another workload does not', () => {
    const patch = merge('          resources:\n            limits:\n              memory: 128Mi\n', 'till');
    assert.equal(missing({ 'k8s/overlays/live/kustomization.yaml': kustomization(`patches:\n  - patch: |\n${indented(patch)}`) }).length, 8);
  });

  test('JSON 6902 names containers by number: what it writes may be of any', () => {
    const patch = '- op: add\n  path: /spec/template/spec/containers/0/resources\n  value:\n    limits:\n      memory: 128Mi\n';
    const files = { 'k8s/overlays/live/kustomization.yaml': kustomization(`patches:\n  - target:\n      kind: Deployment\n      name: shop\n    patch: |\n${indented(patch)}`) };
    assert.deepEqual(missing(files), ['proxy cpu-request', 'proxy liveness-probe', 'proxy run-as-non-root', 'web cpu-request', 'web liveness-probe', 'web run-as-non-root']);
  });

  // What stands beside the containers: an overlay for production often adds just that.
  const BESIDE = ['shop anti-affinity', 'shop default-service-account', 'shop priority-class', 'shop service-account-token', 'shop topology-spread'];
  const WHOLE = BESIDE.map(one => one.replace('shop ', ''));
  const REPLICAS = { 'k8s/overlays/live/kustomization.yaml': kustomization('patches:\n  - path: patch.yaml\nreplicas:\n  - name: shop\n    count: 3\n') };

  test('a patch settles what it writes in the pod, and nothing else', () => {
    const pod = (lines: string): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n${lines}`;
    const said = (lines: string): string[] => missing({ ...REPLICAS, 'k8s/overlays/live/patch.yaml': pod(lines) }, WHOLE);
    assert.deepEqual(said('      hostname: shop\n'), BESIDE);
    assert.deepEqual(said('      priorityClassName: high\n'), BESIDE.filter(one => !one.includes('priority')));
    assert.deepEqual(said('      automountServiceAccountToken: false\n'), BESIDE.filter(one => !one.includes('token')));
    assert.deepEqual(said('      serviceAccountName: shop\n'), BESIDE.filter(one => !one.includes('account')));
    assert.deepEqual(said('      topologySpreadConstraints:\n        - maxSkew: 1\n          topologyKey: kubernetes.io/hostname\n          whenUnsatisfiable: DoNotSchedule\n'), BESIDE.filter(one => !/spread|affinity/.test(one)));
  });

  test('so does JSON 6902', () => {
    const patch = '- op: add\n  path: /spec/template/spec/priorityClassName\n  value: high\n';
    const files = { 'k8s/overlays/live/kustomization.yaml': kustomization(`patches:\n  - target:\n      kind: Deployment\n      name: shop\n    patch: |\n${indented(patch)}`) };
    assert.deepEqual(missing(files, ['priority-class', 'default-service-account']), ['shop default-service-account']);
  });

  test('a patch for all workloads is one for those that its kustomization lists', () => {
    const patch = '- op: add\n  path: /spec/template/spec/securityContext\n  value:\n    runAsNonRoot: true\n';
    const text = (from: string): string => kustomization(`patches:\n  - target:\n      kind: Deployment\n    patch: |\n${indented(patch)}`).replace('../../base', from);
    assert.ok(!missing({ 'k8s/overlays/live/kustomization.yaml': text('../../base') }).includes('proxy run-as-non-root'));
    assert.ok(missing({ 'k8s/overlays/live/kustomization.yaml': text('../../other') }).includes('proxy run-as-non-root'));
  });
});

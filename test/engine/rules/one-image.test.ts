import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALONE, LineIndex, Project, RULES, lintFile, readFile, reportFile, rulesetOf } from '../../../src/engine/index.ts';
import type { Neighbours, Rule } from '../../../src/engine/index.ts';
import { undraw } from '../../support/example.ts';

const IMAGES = RULES.filter(({ id }) => id.startsWith('image-'));

/** What is found in a repository of several dialects: `path:line rule: message`. */
function findings(files: Readonly<Record<string, string>>, rules: readonly Rule[] = IMAGES, parameters = {}): string[] {
  const neighbours: Neighbours = { ...ALONE, text: path => files[path] };
  const models = Object.entries(files).map(([path, text]) => readFile(path, text, undefined, neighbours));
  const project = new Project(models.flatMap(({ units }) => units.flatMap(({ facts }) => [...facts])), true);
  const choices = new Map(rules.map(({ id, meta }) => [id, { severity: meta.severity, ...parameters }]));
  const said = models.flatMap(model => {
    const lines = new LineIndex(model.text);
    const { findings: found } = reportFile(lintFile(model, rulesetOf(rules, 'strict', choices)), project);
    return found.map(({ span, active, message }) => `${model.path}:${String(lines.positionAt(span.source.offset + span.start).line + 1)} ${active.rule.id}: ${message}`);
  });
  return said.sort();
}

const DIGEST = `sha256:${'9b2a1c6a7e0b4f1d8c3e5f7a'.repeat(3).slice(0, 64)}`;
const kustomization = (entry: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [deploy.yaml]\nimages:\n  - name: example.com/shop/api\n    ${entry}\n`;
const deployment = (image: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: api
          image: ${image}
${more}`;
const rules = RULES.filter(({ id }) => ['image-tag', 'image-pull-policy'].includes(id));

describe('an image that Kubernetes deploys and Compose runs', () => {
  test('a kustomization settles it for the manifests that it reads, not for Compose', () => {
    const files = {
      'k8s/deploy.yaml': deployment('example.com/shop/api'),
      'k8s/kustomization.yaml': kustomization('newTag: 2.14.0'),
      'compose.yaml': 'services:\n  api:\n    image: example.com/shop/api\n    pull_policy: missing\n',
    };
    assert.deepEqual(findings(files, rules), [
      'compose.yaml:3 image-tag: Service api names no tag of its image: it runs latest.',
      'compose.yaml:4 image-pull-policy: Service api runs a tag that moves, and pulls it once a host.',
    ]);
  });

  test('nor its digest, nor its name', () => {
    const files = { 'k8s/kustomization.yaml': kustomization(`newName: example.org/api\n    digest: ${DIGEST}`), 'compose.yaml': 'services:\n  api:\n    image: example.com/shop/api:2.14.0\n' };
    assert.deepEqual(findings(files, IMAGES, { parameters: { allowed: ['example.org'] } }).map(one => one.split(':', 2)[1]), ['3 image-digest', '3 image-registry']);
  });
});

describe('an image that Compose builds and Kubernetes deploys', () => {
  const BUILT = 'services:\n  api:\n    build: ./api\n    image: example.com/shop/api\n    pull_policy: never\n';

  test('is not pulled by Compose: its tag says nothing there, and no policy is wrong', () => {
    assert.deepEqual(findings({ 'compose.yaml': BUILT }), []);
  });

  test('is pulled by Kubernetes: there the tag that it is built under moves', () => {
    const files = { 'compose.yaml': BUILT, 'deploy.yaml': deployment('example.com/shop/api', '          imagePullPolicy: IfNotPresent\n') };
    assert.deepEqual(findings(files, rules), [
      'deploy.yaml:10 image-tag: Container api of Deployment api names no tag of its image: it runs latest.',
      'deploy.yaml:11 image-pull-policy: Container api of Deployment api runs a tag that moves, and pulls it once a node.',
    ]);
  });

  test('and where a kustomization settles the tag, it is settled', () => {
    assert.deepEqual(findings({ 'compose.yaml': BUILT, 'k8s/deploy.yaml': deployment('example.com/shop/api'), 'k8s/kustomization.yaml': kustomization('newTag: 2.14.0') }, rules), []);
  });

  test('another Compose project of the repository runs what is built here', () => {
    const run = (image: string): Readonly<Record<string, string>> => ({ 'compose.yaml': BUILT, 'e2e/compose.yaml': `services:\n  api:\n    image: ${image}\n    pull_policy: missing\n` });
    assert.deepEqual(findings(run('example.com/shop/api')), []);
    assert.deepEqual(findings(run('example.com/shop/api:latest')), []);
    assert.deepEqual(findings(run('example.com/shop/api:1.0.0')).length, 1, 'another tag is another image');
    assert.deepEqual(findings({ ...run('example.com/shop/api'), 'compose.yaml': 'services: {}\n' }, rules).length, 2, 'where nothing builds it, it is pulled');
  });
});

/** A cluster's objects that reach as far as they can. */
function greedy(names: readonly string[], images: readonly string[]): Readonly<Record<string, string>> {
  const list = (key: string, lines: readonly string[]): string => `${key}:${lines.length === 0 ? ' []' : ''}\n${lines.map(line => `  - ${line}\n`).join('')}`;
  const scaler = (name: string): string => `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: "${name}"}\nspec: {scaleTargetRef: {apiVersion: v1, kind: Service, name: "${name}"}, maxReplicas: 9}\n`;
  return {
    'k8s/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [..]
${list('images', images.map(image => `{name: "${image}", newName: other, newTag: 1.0.0, digest: "${DIGEST}"}`))}
${list('replicas', names.map(name => `{name: "${name}", count: 5}`))}
${list('patches', ['{target: {kind: Service}, patch: "${EVERYTHING}"}', ...names.map(name => `{target: {name: "${name}"}, patch: "[{op: add, path: /spec, value: {}}]"}`)])}`,
    'k8s/cluster.yaml': `apiVersion: v1
kind: Service
metadata: {name: all}
spec: {selector: {}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: all}
spec: {selector: {}, minAvailable: 1}
${names.map(scaler).join('')}`,
  };
}

// A repository often has both. What a cluster is told of its objects is no word about what Compose runs.
describe('nothing that stands in Kubernetes beside it settles what is found in Compose', () => {
  for (const rule of RULES) {
    const examples = rule.examples.compose;
    if ('notApplicable' in examples) continue;
    test(rule.id, () => {
      for (const { file, parameters, beside } of examples) {
        const { text } = undraw(file);
        const names = [...text.matchAll(/^ {2}([\w-]+):/gm)].map(([, name = '']) => name);
        const images = [...text.matchAll(/image: ["']?([^\s"'$]+)/g)].map(([, image = '']) => image.replace(/@.*|:[^:/]*$/g, ''));
        const own = { 'compose.yaml': text, ...Object.fromEntries(Object.entries(beside ?? {}).map(([path, content]) => [path, content.replace(/^\n/, '')])) };
        const given = parameters === undefined ? {} : { parameters };
        const here = (files: Readonly<Record<string, string>>): string[] => findings(files, [rule], given).filter(one => one.startsWith('compose.yaml'));
        assert.deepEqual(here({ ...own, ...greedy([...new Set(names)], [...new Set(images)]) }), here(own));
      }
    });
  }
});

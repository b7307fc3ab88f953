import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Project, compositesOf, fixAll, lintFile, onlySafe, readFile, reportFile, rulesetOf } from '../../../src/engine/index.ts';
import type { Candidate, Fix, FixableFile, FixedFile, Rule, Safety } from '../../../src/engine/index.ts';
import type { Container } from '../../../src/engine/model/container.ts';
import { rule } from '../../../src/engine/rules/rule.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web # the front
      image: example.com/web:1
    - name: cache
      image: example.com/cache:1
`;

/** Its fix changes something, and it finds the same thing again. */
const idle = onContainers('idle', ({ privileged }) => offer('safe', () => [privileged.set(true)]));

describe('fix all', () => {
  test('safe fixes are written together, and a parent that several need is created once', () => {
    const { text, applied } = fix(POD, [readOnly('safe'), noEscalation('safe')]);
    assert.equal(
      text,
      `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web # the front
      image: example.com/web:1
      securityContext:
        readOnlyRootFilesystem: true
        allowPrivilegeEscalation: false
    - name: cache
      image: example.com/cache:1
      securityContext:
        readOnlyRootFilesystem: true
        allowPrivilegeEscalation: false
`,
    );
    assert.equal(applied.length, 4);
  });

  test('what a person must look at is left alone', () => {
    const { text, applied, skipped } = fix(POD, [readOnly('review'), noEscalation('fill-in')]);
    assert.equal(text, POD);
    assert.deepEqual([applied, skipped], [[], []]);
  });

  test('unless it is asked for', () => {
    const { applied } = fix(POD, [readOnly('review'), noEscalation('fill-in')], () => true);
    assert.deepEqual(applied.map(one => one.fix.safety), ['review', 'fill-in', 'review', 'fill-in']);
  });

  test('a fix that needs another one first is tried again in the next round', () => {
    const second = onContainers('second', ({ readOnlyRootFilesystem: one, allowPrivilegeEscalation: other }) =>
      one.value.kind === 'absent' || other?.value.kind === 'absent' ? offer('safe', () => (other === undefined ? [] : [other.set(false)])) : undefined,
    );
    const { report, applied, skipped } = fix(POD, [second, idle, readOnly('safe')]);
    assert.deepEqual(applied.map(({ finding }) => finding.message), ['read-only: web', 'read-only: cache', 'second: web', 'second: cache']);
    assert.deepEqual(skipped.map(({ finding }) => finding.message), ['idle: web', 'idle: cache']);
    assert.deepEqual(report.findings.map(({ message }) => message), ['idle: web', 'idle: cache']);
  });

  test('what a fix brings is mended along with it', () => {
    const second = onContainers('second', ({ readOnlyRootFilesystem: one, allowPrivilegeEscalation: other }) =>
      one.value.kind === 'known' && other?.value.kind === 'absent' ? offer('safe', () => [other.set(false)]) : undefined,
    );
    const { report, applied } = fix(POD, [readOnly('safe'), second]);
    assert.deepEqual(applied.map(({ finding }) => finding.message), ['read-only: web', 'read-only: cache', 'second: web', 'second: cache']);
    assert.deepEqual(report.findings, []);
  });

  test('a fix whose consequence only a person may mend is skipped', () => {
    const second = onContainers('second', ({ readOnlyRootFilesystem: one, allowPrivilegeEscalation: other }) =>
      one.value.kind === 'known' && other?.value.kind === 'absent' ? offer('fill-in', () => [other.set(false)]) : undefined,
    );
    const { text, skipped } = fix(POD, [readOnly('safe'), second]);
    assert.equal(text, POD);
    assert.equal(skipped.length, 2);
  });

  test('a fix that mends nothing is skipped, and the others stand', () => {
    const { text, applied, skipped } = fix(POD, [idle, readOnly('safe')]);
    assert.equal(applied.length, 2);
    assert.doesNotMatch(text, /privileged/);
    assert.deepEqual(skipped.map(({ finding, because }) => [finding.message, because]), [
      ['idle: web', 'the finding would stay'],
      ['idle: cache', 'the finding would stay'],
    ]);
  });

  test('a fix that brings a new finding is skipped', () => {
    const noReadOnly = onContainers('no-read-only', ({ name, readOnlyRootFilesystem }) =>
      name === 'web' && readOnlyRootFilesystem.value.kind === 'known' ? [] : undefined,
    );
    const { applied, skipped } = fix(POD, [readOnly('safe'), noReadOnly]);
    assert.deepEqual(applied.map(({ finding }) => finding.message), ['read-only: cache']);
    assert.deepEqual(skipped.map(({ because }) => because), ['it would bring a new finding: no-read-only: no-read-only: web']);
  });

  test('a fix that cannot be written here is skipped with the reason', () => {
    const shared = `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1
      securityContext: &context
        privileged: false
    - name: cache
      image: example.com/cache:1
      securityContext: *context
    - name: log
      image: example.com/log:1
`;
    const { applied, skipped } = fix(shared, [readOnly('safe')]);
    assert.deepEqual(applied.map(({ finding }) => finding.message), ['read-only: log']);
    assert.deepEqual(skipped.map(({ finding }) => finding.message), ['read-only: web', 'read-only: cache']);
    assert.ok(skipped.every(({ because }) => because.length > 0));
  });

  test('two rules that undo each other come to an end', () => {
    const on = onContainers('on', ({ privileged }) => (isTrue(privileged) ? undefined : offer('safe', () => [privileged.set(true)])));
    const off = onContainers('off', ({ privileged }) => (isTrue(privileged) ? offer('safe', () => [privileged.set(false)]) : undefined));
    const { text } = fix(POD, [on, off]);
    assert.equal(text, POD);
  });

  test('a broken document is left as it is while the others are mended', () => {
    const { text } = fix(`kind: [\n---\n${POD}`, [readOnly('safe')]);
    assert.match(text, /^kind: \[\n---\napiVersion/);
    assert.equal(text.match(/readOnlyRootFilesystem/g)?.length, 2);
  });
});

describe('composite fixes', () => {
  test('findings of one subject and one topic are mended by one fix, as safe as the least safe of them', () => {
    const composites = compositesOf(findingsOf(POD, [readOnly('review'), noEscalation('safe')]));
    assert.deepEqual(
      composites.map(({ title, safety, topic, findings }) => [title, safety, topic, findings.length]),
      [
        ['Harden the securityContext of web: 2 findings', 'review', 'security', 2],
        ['Harden the securityContext of cache: 2 findings', 'review', 'security', 2],
      ],
    );
    assert.equal(composites[0]?.changes().length, 2);
  });

  test('one finding alone, and findings without a fix, make none', () => {
    const bare = onContainers('bare', () => []);
    assert.deepEqual(compositesOf(findingsOf(POD, [readOnly('safe'), bare])), []);
  });
});

function fix(text: string, rules: readonly Rule[], accepts = onlySafe): FixedFile {
  return fixAll(fixable(text, rules), accepts);
}

function findingsOf(text: string, rules: readonly Rule[]): readonly Candidate[] {
  const { model, ruleset, project } = fixable(text, rules);
  return reportFile(lintFile(model, ruleset), project).findings;
}

function fixable(text: string, rules: readonly Rule[]): FixableFile {
  const model = readFile('pod.yaml', text);
  const project = new Project(model.units.flatMap(unit => [...unit.facts]), true);
  return { model, ruleset: rulesetOf(rules, 'recommended'), project };
}

function readOnly(safety: Safety): Rule {
  return onContainers('read-only', ({ readOnlyRootFilesystem: field }) =>
    field.value.kind === 'absent' ? offer(safety, () => [field.set(true)]) : undefined,
  );
}

function noEscalation(safety: Safety): Rule {
  return onContainers('no-escalation', ({ allowPrivilegeEscalation: field }) =>
    field?.value.kind === 'absent' ? offer(safety, () => [field.set(false)]) : undefined,
  );
}

function isTrue({ value }: Container['privileged']): boolean {
  return value.kind === 'known' && value.value;
}

function offer(safety: Safety, changes: Fix['changes']): readonly Fix[] {
  return [{ title: 'Mend it', safety, changes }];
}

/** A rule on containers that finds one thing where `check` offers fixes for it, be they none. */
function onContainers(id: string, check: (container: Container) => readonly Fix[] | undefined): Rule {
  return rule({
    id,
    subject: 'container',
    meta: { severity: 'warning', profile: 'recommended', topic: 'security', summary: '', why: '', references: [] },
    check: container => {
      const fixes = check(container);
      return fixes === undefined ? [] : [{ span: container.span, message: `${id}: ${container.name}`, fixes }];
    },
    examples: { kubernetes: [], compose: [], terraform: [], ecs: [] },
  });
}

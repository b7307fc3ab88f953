import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, suppressEdit, toFileEdits } from '../../../src/engine/index.ts';
import type { FileReport, SuppressionScope } from '../../../src/engine/index.ts';
import { lintText } from '../../support/example.ts';

const rules = RULES.filter(({ id }) => ['liveness-probe', 'privileged'].includes(id));

const pod = (more: { object?: string; container?: string; line?: string; first?: string; annotations?: string } = {}): string => `${more.first ?? ''}apiVersion: v1
kind: Pod
metadata:
  name: shop${more.annotations === undefined ? '' : `\n  annotations:\n    ${more.annotations}`}
spec:${more.object ?? ''}
  containers:
    - name: web # the shop${more.container ?? ''}
      image: example.com/web:1.4.2
      securityContext:
        privileged: true${more.line ?? ''}
    - name: side
      image: example.com/side:1.0.0
      livenessProbe:
        tcpSocket:
          port: 80
`;

const found = (report: FileReport): string[] => report.findings.map(({ active, subject }) => `${active.rule.id} ${subject.name}`).sort();
const silenced = (report: FileReport): string[] =>
  report.suppressed.map(({ finding, suppression }) => `${finding.active.rule.id} by ${suppression.by}: ${suppression.reason}`).sort();
const lint = (text: string): FileReport => lintText(text, rules).report;

describe('our own suppression comments', () => {
  test('without one, both findings stand', () => {
    assert.deepEqual(found(lint(pod())), ['liveness-probe web', 'privileged web']);
  });

  test('behind a value, a comment silences that line', () => {
    const report = lint(pod({ line: ' # seaworthy: ignore-line privileged -- it formats disks' }));
    assert.deepEqual(found(report), ['liveness-probe web']);
    assert.deepEqual(silenced(report), ['privileged by seaworthy: it formats disks']);
  });

  test('alone on its line, it silences the next line that says something', () => {
    const text = pod().replace('        privileged', '        # seaworthy: ignore-line privileged -- it formats disks\n        # (for now)\n\n        privileged');
    assert.deepEqual(found(lint(text)), ['liveness-probe web']);
  });

  test('in a container, it silences that container alone', () => {
    const report = lint(pod({ container: '\n      # seaworthy: ignore-container liveness-probe, privileged -- a probe would restart it mid-format' }));
    assert.deepEqual(found(report), []);
    assert.equal(report.suppressed.length, 2);
  });

  test('above a container, it belongs to the one below', () => {
    const text = pod().replace('    - name: web', '    # seaworthy: ignore-container liveness-probe -- short-lived\n    - name: web');
    assert.deepEqual(found(lint(text)), ['privileged web']);
  });

  test('for an object and for the file', () => {
    assert.deepEqual(found(lint(pod({ object: ' # seaworthy: ignore-object privileged -- trusted' }))), ['liveness-probe web']);
    assert.deepEqual(found(lint(pod({ first: '# seaworthy: ignore-file liveness-probe -- a demo\n' }))), ['privileged web']);
  });

  test('an object is one document: the next one is still judged', () => {
    const two = `${pod({ object: ' # seaworthy: ignore-object privileged -- trusted' })}---\n${pod()}`;
    assert.deepEqual(found(lint(two)), ['liveness-probe web', 'liveness-probe web', 'privileged web']);
  });

  test('without a reason it silences nothing, and says so', () => {
    const report = lint(pod({ line: ' # seaworthy: ignore-line privileged' }));
    assert.deepEqual(found(report), ['liveness-probe web', 'privileged web']);
    assert.deepEqual(report.problems.map(({ message }) => message), ['Say why: "# seaworthy: ignore-line privileged -- reason". Without a reason nothing is ignored.']);
  });

  test('a misspelt rule or word is told with the nearest right one', () => {
    const messages = (comment: string): string[] => lint(pod({ line: comment })).problems.map(({ message }) => message);
    assert.deepEqual(messages(' # seaworthy: ignore-line priviledged -- x'), ['There is no rule "priviledged": did you mean "privileged".']);
    assert.deepEqual(messages(' # seaworthy: ignore privileged -- x'), ['Seaworthy knows no "ignore" here: ignore-line, ignore-container, ignore-object, ignore-file.']);
  });

  test('one that silences nothing is a problem whose fix takes it out', () => {
    const text = pod({ line: ' # seaworthy: ignore-line liveness-probe -- wrong line' });
    const [problem] = lint(text).problems;
    assert.equal(problem?.message, 'This suppression silences nothing: no finding of liveness-probe here.');
    const edit = problem.fix?.edit();
    assert.equal(edit?.kind, 'edits');
    assert.equal(applyFileEdits(text, toFileEdits(edit.edits)).text, pod());
  });

  test('text that only looks like a comment is none', () => {
    const text = pod().replace('example.com/side:1.0.0', '"example.com/side:1 # seaworthy: ignore-file privileged -- x"');
    assert.equal(lint(text).suppressed.length, 0);
  });
});

describe('writing a suppression', () => {
  for (const scope of ['line', 'container', 'object', 'file'] satisfies SuppressionScope[]) {
    test(`for a ${scope}: what is written silences the finding it was written for`, () => {
      const text = `# head\n---\n${pod().replaceAll('\n', '\r\n')}`;
      const { file, report } = lintText(text, rules);
      const finding = report.findings.find(({ active }) => active.rule.id === 'privileged');
      const unit = file.units.find(({ source }) => source === finding?.span.source);
      assert.ok(finding !== undefined && unit !== undefined);
      const edit = suppressEdit(unit, finding, scope);
      assert.equal(edit.kind, 'edits');
      const after = applyFileEdits(text, toFileEdits(edit.edits)).text;
      assert.equal(after.split('\n').length, text.split('\n').length + 1);
      assert.deepEqual(found(lint(after)), ['liveness-probe web']);
      assert.deepEqual(lint(after).problems, []);
    });
  }

  test('JSON has no comments, so it is refused', () => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'web', image: 'web:1' }] } });
    const { file, report } = lintText(text, rules, {}, 'pod.json');
    const [finding] = report.findings;
    const [unit] = file.units;
    assert.ok(finding !== undefined && unit !== undefined);
    assert.deepEqual(suppressEdit(unit, finding, 'line'), { kind: 'refused', because: 'JSON has no comments.' });
  });
});

describe("other tools' suppressions", () => {
  const honoured: readonly (readonly [title: string, text: string, rule: string, by: string])[] = [
    ['kube-linter, by annotation', pod({ annotations: 'ignore-check.kube-linter.io/privileged-container: "formats disks"' }), 'privileged', 'kube-linter: formats disks'],
    ['Polaris, by annotation', pod({ annotations: 'polaris.fairwinds.com/livenessProbeMissing-exempt: "true"' }), 'liveness-probe', 'polaris: '],
    ['Checkov, by annotation', pod({ annotations: 'checkov.io/skip1: CKV_K8S_16=formats disks' }), 'privileged', 'checkov: formats disks'],
    ['Trivy, by comment', pod({ line: ' # trivy:ignore:AVD-KSV-0017' }), 'privileged', 'trivy: '],
    ['KICS, by comment above', pod().replace('        privileged', '        # kics-scan ignore-line\n        privileged'), 'privileged', 'kics: '],
  ];
  for (const [title, text, rule, by] of honoured) {
    test(title, () => {
      assert.ok(silenced(lint(text)).includes(`${rule} by ${by}`), silenced(lint(text)).join('; '));
    });
  }

  test('an annotation of Polaris that is not "true" does nothing', () => {
    assert.equal(lint(pod({ annotations: 'polaris.fairwinds.com/livenessProbeMissing-exempt: "false"' })).suppressed.length, 0);
  });
});

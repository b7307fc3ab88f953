import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineIndex, Project, RULES, detach, lintFile, nameOf, plainReport, readFile, reportFile, rulesetOf, toPlain } from '../../../src/engine/index.ts';
import type { FileModel, FileReport, PlainReport, Span, TallyPool } from '../../../src/engine/index.ts';
import { undraw } from '../../support/example.ts';

const STRICT = rulesetOf(RULES, 'strict');

/** Every text that a rule shows, and one with suppressions of which one silences nothing. */
const TEXTS = RULES.flatMap(({ examples }) => Object.values(examples).flatMap(list => ('notApplicable' in list ? [] : list.map(({ file }) => undraw(file).text))));
const SUPPRESSED = `apiVersion: v1
kind: Pod
metadata:
  name: shop # seaworthy: ignore-line host-network -- silences nothing
spec:
  containers:
    # seaworthy: ignore-container liveness-probe -- restarted by its operator
    - name: web
      image: example.com/web:1.4.2
`;

function ranges(text: string): (span: Span) => object {
  const lines = new LineIndex(text);
  return ({ source, start, end }) => ({ start: lines.positionAt(source.offset + start), end: lines.positionAt(source.offset + end) });
}

function ofLive(text: string, report: FileReport): object {
  const range = ranges(text);
  const finding = ({ active, message, span, subject }: FileReport['findings'][number]): object => ({ rule: active.rule.id, message, range: range(span), subject: { ...nameOf(subject) } });
  return {
    findings: report.findings.map(finding),
    suppressed: report.suppressed.map(({ finding: one, suppression }) => ({ ...finding(one), by: suppression.by, reason: suppression.reason })),
    problems: report.problems.map(({ message, span }) => ({ message, range: range(span) })),
    tallies: [...report.tallies],
  };
}

function ofPlain(report: PlainReport, file: FileModel): object {
  const finding = ({ active, message, range, subject: { dialect, ...subject } }: PlainReport['findings'][number]): object => {
    assert.equal(dialect, file.status.kind === 'checked' ? file.status.dialect : undefined);
    return { rule: active.rule.id, message, range, subject };
  };
  return {
    findings: report.findings.map(finding),
    suppressed: report.suppressed.map(one => ({ ...finding(one), by: one.suppression?.by, reason: one.suppression?.reason })),
    problems: report.problems,
    tallies: [...report.tallies],
  };
}

test('plain data says what the trees say, to the character', () => {
  let count = 0;
  for (const text of [...TEXTS, SUPPRESSED]) {
    const lint = lintFile(readFile('k8s/manifest.yaml', text), STRICT);
    const project = new Project(lint.file.units.flatMap(unit => [...unit.facts]), true);
    const live = reportFile(lint, project);
    count += live.findings.length;
    assert.deepEqual(ofPlain(plainReport(toPlain(lint), project), lint.file), ofLive(text, live));
    assert.deepEqual(ofPlain(plainReport(detach(toPlain(lint), new Map()), project), lint.file), ofLive(text, live), 'detached');
  }
  assert.ok(count > TEXTS.length, `${String(count)} findings were compared`);
});

test('suppressions that silence nothing are told, and those that silence something are kept', () => {
  const lint = toPlain(lintFile(readFile('k8s/manifest.yaml', SUPPRESSED), STRICT));
  const report = plainReport(detach(lint, new Map()), new Project([], true));
  assert.deepEqual(report.suppressed.map(({ active, suppression }) => `${active.rule.id}: ${suppression?.reason ?? ''}`), ['liveness-probe: restarted by its operator']);
  assert.deepEqual(report.problems.map(({ range, message }) => `${String(range?.start.line)}: ${message}`), ['3: This suppression silences nothing: no finding of host-network here.']);
  assert.deepEqual(plainReport(lint, new Project([], false), false).problems, [], 'not before the repository was asked');
});

test('files with the same tallies share them', () => {
  const pool: TallyPool = new Map();
  const tallies = ['one', 'two'].map(name => detach(toPlain(lintFile(readFile('a.yaml', SUPPRESSED.replace('shop', name)), STRICT)), pool).tallies);
  assert.equal(tallies[0], tallies[1]);
});

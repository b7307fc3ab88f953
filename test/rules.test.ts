import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, toFileEdits, write } from '../src/engine/index.ts';
import type { Candidate, Rule } from '../src/engine/index.ts';
import type { Example, Examples } from '../src/engine/rules/example.ts';
import { MARKS } from './support/catalogue.ts';
import { asExpected, lintText, undraw } from './support/example.ts';

/** What an example's file is called. */
const NAMES: Readonly<Partial<Record<string, string>>> = { kubernetes: 'manifest.yaml', compose: 'compose.yaml', terraform: 'main.tf', ecs: 'main.tf' };

// Every example of every rule in every dialect: exactly those findings at exactly those columns; each finding's first
// fix gives exactly the mended text; linted again, the rule is silent and no other rule has found anything new.
for (const rule of RULES) {
  describe(rule.id, () => {
    for (const [dialect, examples] of Object.entries(rule.examples)) {
      if ('notApplicable' in examples) continue;
      examples.forEach((example, i) => {
        test(`${dialect}: ${example.title ?? `example ${String(i + 1)}`}`, () => {
          checkExample(rule, example, NAMES[dialect]);
        });
      });
    }
  });
}

test('rule ids are unique and in alphabetical order', () => {
  const ids = RULES.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
});

test('every rule shows at least one thing that it finds', () => {
  const silent = RULES.filter(({ examples }) =>
    !Object.values(examples).some(list => !('notApplicable' in list) && list.some(({ file }) => undraw(file).expected.length > 0)),
  );
  assert.deepEqual(silent.map(({ id }) => id), []);
});

// The type of a rule asks for examples, or a reason, in every dialect; the catalogue says where a reason will not do.
for (const dialect of ['terraform', 'ecs'] as const) {
  test(`every rule that the catalogue marks shows in ${dialect} what it finds, and what it wants`, () => {
    const marked = MARKS.filter(mark => mark.dialect === dialect && mark.wants === 'examples').map(({ id }) => id);
    const poor = RULES.filter(({ id, examples }) => marked.includes(id) && !isShown(examples[dialect]));
    assert.deepEqual(poor.map(({ id }) => id), []);
    assert.deepEqual(marked.filter(id => !RULES.some(rule => rule.id === id)), []);
  });

  test(`where ${dialect} has no word for what a rule asks, its page says why`, context => {
    const ids = MARKS.filter(mark => mark.dialect === dialect && mark.wants === 'reason').map(({ id }) => id);
    const reasons = RULES.flatMap(({ id, examples: { [dialect]: shown } }) => (ids.includes(id) && 'notApplicable' in shown ? [{ id, reason: shown.notApplicable }] : []));
    for (const { id, reason } of reasons) context.diagnostic(`${id}: ${reason}`);
    assert.deepEqual(reasons.map(({ id }) => id), ids.toSorted());
  });
}

test('terraform fmt leaves every example as it is, and what its fixes make of it', context => {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-rules-'));
  try {
    for (const { id, examples } of RULES) {
      for (const dialect of ['terraform', 'ecs'] as const) {
        const shown = examples[dialect];
        if ('notApplicable' in shown) continue;
        shown.forEach((example, i) => {
          textsOf(example).forEach((text, j) => { writeFileSync(join(folder, `${id}.${dialect}.${String(i)}.${String(j)}.tf`), text); });
        });
      }
    }
    const { stdout, status, stderr, error } = spawnSync('terraform', ['fmt', '-check', folder], { encoding: 'utf8' });
    if (error === undefined) assert.deepEqual([stdout, status], ['', 0], stderr);
    else context.skip('terraform is not on this machine');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The files of an example in HCL, as a person would have them. */
function textsOf({ file, fixed, beside = {} }: Example): string[] {
  const others = Object.entries(beside).flatMap(([path, text]) => (path.endsWith('.tf') ? [text] : []));
  return [undraw(file).text, ...[fixed, ...others].flatMap(text => (text === undefined ? [] : [text.replace(/^\n/, '')]))];
}

test('a reason is a sentence', () => {
  const reasons = RULES.flatMap(({ examples }) => Object.values(examples).flatMap(shown => ('notApplicable' in shown ? [shown.notApplicable] : [])));
  assert.deepEqual(reasons.filter(reason => !/^[A-Z`].{10,}\.$/.test(reason) && !/^[a-z]+[A-Z]\w* /.test(reason)), []);
});

/** True where one example is found bad, and one good, or mended. */
function isShown(shown: Examples['ecs']): boolean {
  if ('notApplicable' in shown) return false;
  const isBad = ({ file }: Example): boolean => undraw(file).expected.length > 0;
  return shown.some(isBad) && shown.some(example => !isBad(example) || example.fixed !== undefined);
}

function checkExample(rule: Rule, example: Example, path?: string): void {
  const { text, expected } = undraw(example.file);
  const { report } = lintText(text, [rule], example, path);
  assert.deepEqual(report.failures, []);
  assert.deepEqual(report.problems.map(({ message }) => message), []);
  assert.deepEqual(byPlace(report.findings.map(finding => asExpected(text, finding))), byPlace(expected));
  const fixed = applyFirstFixes(text, report.findings);
  const wanted = example.fixed?.replace(/^\n/, '');
  if (wanted === undefined) {
    assert.equal(fixed, text, 'a finding offers a fix, and the example does not show what it does');
    return;
  }
  assert.equal(fixed, wanted);
  const again = lintText(fixed, [rule], example, path).report;
  assert.deepEqual(again.findings.map(({ message }) => message), [], 'the rule still finds something after its fix');
  assertNothingNew(rule, text, fixed, example, path);
}

function applyFirstFixes(text: string, findings: readonly Candidate[]): string {
  const changes = findings.flatMap(({ fixes }) => fixes?.[0]?.changes() ?? []);
  const edit = write(changes);
  if (edit.kind === 'refused') assert.fail(edit.because);
  return applyFileEdits(text, toFileEdits(edit.edits)).text;
}

/** A pod that leaves its node's network is one that network policies are for. */
const MAKES_APPLY: Readonly<Partial<Record<string, string>>> = { 'host-network': 'network-policy', 'windows-host-process': 'network-policy' };

function assertNothingNew(rule: Rule, before: string, after: string, example: Example, path?: string): void {
  const parameterless = { ...(example.beside === undefined ? {} : { beside: example.beside }) };
  const messages = (text: string): string[] => lintText(text, RULES, parameterless, path).report.findings.map(({ message, active }) => `${active.rule.id}: ${message}`);
  const old = new Set(messages(before));
  const made = MAKES_APPLY[rule.id];
  assert.deepEqual(messages(after).filter(message => !old.has(message) && (made === undefined || !message.startsWith(`${made}: `))), [], 'the fix brought something new');
}

function byPlace<T extends { line: number; column: number; message: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => a.line - b.line || a.column - b.column || a.message.localeCompare(b.message));
}

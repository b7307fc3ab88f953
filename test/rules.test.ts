import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, toFileEdits, write } from '../src/engine/index.ts';
import type { Candidate, Rule } from '../src/engine/index.ts';
import type { Example } from '../src/engine/rules/example.ts';
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

import assert from 'node:assert/strict';
import { applyFileEdits, toFileEdits, write } from '../../src/engine/index.ts';
import type { Candidate, Change, FileReport, Fix } from '../../src/engine/index.ts';
import { misaligned } from '../engine/syntax/hcl/oracle.ts';
import { parse } from '../engine/syntax/hcl/load.ts';
import { lintIn } from './terraform.ts';

/**
 * What a fix brings up because it makes other rules apply: a second copy wants to be spread; network policies are for pods that
 * are not on their node's network; a configuration with a backend is one that is applied, and so has to pin its providers.
 */
const MAKES_APPLY: Readonly<Record<string, readonly string[]>> = {
  replicas: ['anti-affinity', 'topology-spread', 'pdb'],
  'host-network': ['network-policy'],
  'state-backend': ['version-pin'],
  // What all containers share is said of the pod, what some have of each.
  'run-as-high-uid': ['run-as-non-root'],
};

/** What became of a fix: the text that it leads to, or why it was refused. */
export type Outcome = { readonly kind: 'fixed'; readonly text: string } | { readonly kind: 'refused'; readonly because: string };

/**
 * Invariant 3 for one fix of a file of Terraform: applied alone, the text parses, the finding is gone, nothing new is found, no
 * comment goes that the fix does not take with what it removes, the rest stands byte for byte but for the blanks that `terraform
 * fmt` would move, and the change once made is made.
 */
export function checkFix(text: string, before: FileReport, finding: Candidate, fix: Fix): Outcome {
  const where = `${keyOf(finding)}: ${fix.title}\n${text}`;
  const changes = fix.changes();
  const edit = write(changes);
  if (edit.kind === 'refused') return edit;
  const { text: fixed, dropped } = applyFileEdits(text, toFileEdits(edit.edits));
  assert.equal(dropped, 0, where);
  const both = `${where}\n=>\n${fixed}`;
  const { report: after } = lintIn({ 'main.tf': fixed });
  assert.deepEqual(surplus(problemsOf(after), problemsOf(before)), [], `broken text: ${both}`);
  const fresh = surplus(after.findings.map(keyOf), before.findings.map(keyOf)).filter(key => !MAKES_APPLY[finding.active.rule.id]?.some(id => key.startsWith(`${id} `)));
  assert.deepEqual(fresh, [], `something new: ${both}`);
  const same = (report: FileReport): number => report.findings.filter(one => keyOf(one) === keyOf(finding)).length;
  assert.ok(same(after) < same(before), `the finding stays: ${both}`);
  if (changes.every(({ kind }) => kind === 'set')) assert.deepEqual(surplus(commentsOf(text), commentsOf(fixed)), [], `a comment goes: ${both}`);
  assert.deepEqual(surplus(commentsOf(fixed), commentsOf(text)), [], `a comment is made: ${both}`);
  for (const { span, newText } of edit.edits) assert.ok(newText !== text.slice(span.start, span.end), `an edit changes nothing: ${both}`);
  if (text.includes('\r\n')) assert.ok(!/(?<!\r)\n/.test(fixed), `line breaks of both kinds: ${both}`);
  if (misaligned(text) === undefined) assert.equal(misaligned(fixed), undefined, `misaligned: ${both}`);
  assertDone(changes, fixed, both);
  return { kind: 'fixed', text: fixed };
}

/** Setting again what is set changes nothing. A block with a label is added, and refused where there is one. */
function assertDone(changes: readonly Change[], fixed: string, where: string): void {
  const document = parse(fixed);
  const again = changes.flatMap((change): Change[] => (change.kind === 'set' && change.path.at(-1) !== 'backend' && change.path.every(step => typeof step === 'string' || step >= 0) ? [{ ...change, writer: document }] : []));
  if (again.length < changes.length) return;
  const edit = document.write(again);
  assert.deepEqual(edit.kind === 'edits' ? edit.edits.map(({ newText }) => newText) : edit.because, [], `the change is made twice: ${where}`);
}

function keyOf({ active, message }: Candidate): string {
  return `${active.rule.id} ${message}`;
}

function problemsOf({ problems }: FileReport): string[] {
  return problems.map(({ message }) => message);
}

function commentsOf(text: string): string[] {
  return parse(text).comments().map(({ start, end }) => text.slice(start, end));
}

/** What is in `some` more often than in `others`. */
function surplus(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter(one => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

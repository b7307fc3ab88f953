import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { Project, RULES, applyFileEdits, lintFile, readFile, reportFile, rulesetOf, toFileEdits, write } from '../../src/engine/index.ts';
import type { Candidate, Change, FileModel, FileReport, Fix } from '../../src/engine/index.ts';
import { applyChanges } from './plain.ts';

const STRICT = rulesetOf(RULES, 'strict');

/**
 * A second replica makes the rules about several replicas apply. The fix spreads them where it can; where a template decides the
 * pods' labels it cannot. Only a service with a healthcheck can be waited for. A port is named by its number. Network
 * policies are for pods that are not on their node's network. A port that is moved off 80 keeps its interface: it is no longer one
 * that is meant for everybody.
 */
const MAKES_APPLY: Readonly<Record<string, readonly string[]>> = {
  replicas: ['anti-affinity', 'topology-spread'],
  'liveness-probe': ['depends-on-health'],
  'ports-duplicate': ['ports-bind'],
  // A probe that asks the only port that is listed shows that the number which another one asks is wrong, or asks the same.
  'probe-port': ['probe-port', 'probe-identical'],
  // A pod that takes no port of its node can run twice.
  'host-port': ['replicas', 'rolling-update', 'anti-affinity', 'topology-spread'],
  // What the pod allows all its containers is said of those that are left, when one has a user of its own.
  'run-as-high-uid': ['run-as-non-root'],
  'run-as-root-user': ['run-as-non-root'],
  // A privileged container has no profile, whichever is stated.
  privileged: ['apparmor', 'seccomp', 'selinux'],
  // An environment that services share is said once in clear, and of each service that takes it as a secret from outside.
  'plaintext-secret-env': ['secret-in-env'],
  // On the network of its host a service publishes nothing, whatever is written, and meets nobody on those of the project; and what
  // its probes ask may be another's.
  'host-network': ['network-policy', 'network-segmentation', 'ports-bind', 'ports-duplicate', 'probe-port', 'probe-exec-danger', 'replicas', 'rolling-update', 'anti-affinity', 'topology-spread'],
  'windows-host-process': ['network-policy'],
};

/** What the strict rules say of a file that stands alone. */
export function lint(file: FileModel): FileReport {
  return reportFile(lintFile(file, STRICT), new Project(file.units.flatMap(unit => [...unit.facts]), false));
}

/**
 * Compose merges equal entries of two documents into one, so the second shows when the first is mended: `fix` mends it in its
 * next round. What was found at its own place must be gone all the same.
 */
const HIDES_TWINS = new Set(['ports-bind']);

/**
 * Invariant 3 for one fix: applied alone, the text parses, the finding is gone, nothing new is found, every line that the fix does not
 * name is what it was, and the values differ by the change alone.
 * @returns why the fix was refused, if it was.
 */
export function check(file: FileModel, before: FileReport, finding: Candidate, fix: Fix): string | undefined {
  const where = `${file.path}: ${keyOf(finding)}: ${fix.title}`;
  const changes = fix.changes();
  const edit = write(changes);
  if (edit.kind === 'refused') return edit.because;
  const { text, dropped } = applyFileEdits(file.text, toFileEdits(edit.edits));
  assert.equal(dropped, 0, where);
  const fixed = readFile(file.path, text);
  const after = lint(fixed);
  assert.deepEqual(surplus(problems(after), problems(before)), [], `${where}: broken text`);
  const fresh = surplus(after.findings.map(keyOf), before.findings.map(keyOf)).filter(key => !MAKES_APPLY[finding.active.rule.id]?.some(id => key.startsWith(`${id}: `)));
  assert.deepEqual(fresh, [], `${where}: something new`);
  const stays = after.findings.filter(one => keyOf(one) === keyOf(finding) && (!HIDES_TWINS.has(finding.active.rule.id) || placeOf(one) === placeOf(finding)));
  assert.ok(stays.length < before.findings.filter(one => keyOf(one) === keyOf(finding)).length, `${where}: the finding stays`);
  assertLinesKept(file.text, text, edit.edits.length, where);
  assertValues(finding, changes, fixed, file, where);
  return undefined;
}

function keyOf({ active, message }: Candidate): string {
  return `${active.rule.id}: ${message}`;
}

function placeOf({ span }: Candidate): number {
  return span.source.offset + span.start;
}

function problems(report: FileReport): string[] {
  return report.problems.map(({ message }) => message);
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

/** An edit touches at most the line that it starts on and those that it takes out; every other line is there, in order. */
function assertLinesKept(before: string, after: string, edits: number, where: string): void {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  if (edits === 1) {
    const touched = old.length - head - tail;
    const removed = Math.max(0, old.length - now.length);
    assert.ok(touched <= removed + 2, `${where}: ${String(touched)} lines touched`);
  }
}

/** Reads the changed document with an independent parser and compares with the change made on plain data. */
function assertValues({ span }: Candidate, changes: readonly Change[], fixed: FileModel, file: FileModel, where: string): void {
  const unit = file.units.find(({ source }) => source === span.source);
  if (unit === undefined || unit.document.partial || changes.some(change => change.kind === 'append-document' || change.writer !== unit.document)) return;
  const index = file.units.indexOf(unit);
  const now = fixed.units[index];
  assert.ok(now !== undefined, where);
  const old = plainBefore(unit.source.text);
  // The other parser refuses lines that stand too far left, which libyaml takes: it is no oracle there.
  if (old === undefined) return;
  assert.deepEqual(plain(now.source.text), applyChanges(old, changes), `${where}: the values`);
}

/** A file is what many fixes begin with. */
let last: { readonly text: string; readonly value: unknown } | undefined;

function plainBefore(text: string): unknown {
  if (last?.text !== text) last = { text, value: plain(text) };
  return last.value;
}

function plain(text: string): unknown {
  const [document] = parseAllDocuments(text, { uniqueKeys: false, merge: false, logLevel: 'silent', strict: false });
  return document === undefined || !('toJS' in document) || document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 10_000 });
}

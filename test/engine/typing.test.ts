import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BESIDE, DEPLOYMENT, RECOMMENDED, check } from '../support/hostile.ts';
import type { Checked } from '../support/hostile.ts';

/** Texts on their way from one manifest to another, each with what was done. */
type Steps = Iterable<readonly [what: string, text: string]>;

const LINES = DEPLOYMENT.split('\n');

function lint(text: string): Checked {
  return check(text, RECOMMENDED, BESIDE);
}

function found({ report }: Checked): string[] {
  return report.findings.map(({ message }) => message);
}

function isBroken({ file }: Checked): boolean {
  return file.units.some(({ document }) => document.partial);
}

/** Nothing is wrong with the whole manifest, so whatever is found in a broken one is a false alarm. */
function assertNoFalseAlarms(steps: Steps): void {
  let broken = 0;
  for (const [what, text] of steps) {
    const checked = lint(text);
    assert.deepEqual(checked.report.failures, [], what);
    if (!isBroken(checked)) continue;
    broken += 1;
    assert.deepEqual(found(checked), [], what);
    assert.deepEqual(checked.report.problems.map(({ severity }) => severity), ['error'], `one message: ${what}`);
  }
  assert.ok(broken > 0, 'some of the steps broke the text');
}

/** Shows a place of the manifest. */
function around(at: number): string {
  return `${DEPLOYMENT.slice(Math.max(0, at - 30), at)}▮${DEPLOYMENT.slice(at, at + 20)}`;
}

function* truncated(): Steps {
  for (let at = 0; at <= DEPLOYMENT.length; at += 1) yield [`up to ${around(at)}`, DEPLOYMENT.slice(0, at)];
}

function* withoutCharacter(): Steps {
  for (let at = 0; at < DEPLOYMENT.length; at += 3) yield [`without the character at ${around(at)}`, DEPLOYMENT.slice(0, at) + DEPLOYMENT.slice(at + 1)];
}

/** Not in the indentation: there, a character makes the line one of another map, and the text says so for as long as it can be read. */
function* withCharacter(): Steps {
  const characters = ['"', "'", '[', '{', ']', '}', '&', '*', '|', '>', '@', '%', '`', ',', '\t', 'x', ' ', '#'];
  for (let at = 0; at < DEPLOYMENT.length; at += 3) {
    if (/(^|\n) *$/.test(DEPLOYMENT.slice(Math.max(0, at - 30), at))) continue;
    const character = characters[(at / 3) % characters.length] ?? '';
    yield [`with ${JSON.stringify(character)} at ${around(at)}`, DEPLOYMENT.slice(0, at) + character + DEPLOYMENT.slice(at)];
  }
}

function* withOtherLines(): Steps {
  for (const [i, line] of LINES.entries()) {
    yield [`without the line ${line}`, LINES.toSpliced(i, 1).join('\n')];
    yield [`with the line twice: ${line}`, LINES.toSpliced(i, 0, line).join('\n')];
    yield [`with the line further right: ${line}`, LINES.toSpliced(i, 1, `  ${line}`).join('\n')];
    yield [`with the line further left: ${line}`, LINES.toSpliced(i, 1, line.replace(/^ {2}/, '')).join('\n')];
  }
}

describe('while a manifest is typed', () => {
  test('nothing is found in the whole one', () => {
    const checked = lint(DEPLOYMENT);
    assert.deepEqual([found(checked), isBroken(checked)], [[], false]);
  });

  test('what is not typed yet is not missing: cut off anywhere', () => { assertNoFalseAlarms(truncated()); });
  test('what stands behind an error is not missing: any character deleted', () => { assertNoFalseAlarms(withoutCharacter()); });
  test('nor with a character too many', () => { assertNoFalseAlarms(withCharacter()); });
  test('nor with lines deleted, doubled, indented and outdented', () => { assertNoFalseAlarms(withOtherLines()); });

  test('a finished container is not judged anew while the next one is typed', () => {
    const end = DEPLOYMENT.indexOf('        - name: proxy');
    for (let at = end; at <= DEPLOYMENT.length; at += 1) {
      const text = DEPLOYMENT.slice(0, at);
      const about = lint(text).report.findings.filter(({ subject, span }) => subject.name === 'web' && subject.subject === 'container' && span.start < end);
      assert.deepEqual(about.map(({ message }) => message), [], around(at));
    }
  });

  test('what is wrong before an error, and what is written behind it, is still found', () => {
    const text = DEPLOYMENT.replace('name: http\n', 'name: http\n            - containerPort: [\n')
      .replace('example.com/migrate:1.2.3', 'example.com/migrate:latest')
      .replace('runAsGroup: 10001', 'privileged: true');
    const checked = lint(text);
    assert.ok(isBroken(checked));
    assert.deepEqual(found(checked).filter(message => message.includes('migrate')), ['Init container migrate of Deployment web runs latest, a tag that moves.']);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { RULES } from '../../src/engine/index.ts';
import { folderWith, seaworthy } from './support.ts';

const folder = folderWith({});

describe('what the command line tells of itself', () => {
  test('--version', () => {
    assert.deepEqual(seaworthy(folder, ['--version']), { code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  test('--help names every command, and that of a command its own options alone', () => {
    const { code, stdout } = seaworthy(folder, ['--help']);
    assert.equal(code, 0);
    for (const command of ['check [path ...]', 'fix [path ...]', 'checklist <action>', 'report [file ...]', 'rules', 'explain ID']) assert.ok(stdout.includes(`  ${command} `), command);
    const fix = seaworthy(folder, ['fix', '--help']).stdout;
    assert.match(fix, /^Usage: seaworthy fix \[path \.\.\.\] \[options\]\n/);
    assert.match(fix, /--dry-run/);
    assert.doesNotMatch(fix, /--fail-on/);
    assert.equal(seaworthy(folder, ['help', 'fix']).stdout, fix);
  });

  test('rules lists every rule, for people and for programs', () => {
    const lines = seaworthy(folder, ['rules']).stdout.trimEnd().split('\n');
    assert.deepEqual(lines.map(line => line.split(' ')[0]), RULES.map(({ id }) => id));
    const list = JSON.parse(seaworthy(folder, ['rules', '--format', 'json']).stdout) as { id: string; severity: string }[];
    assert.deepEqual(list.map(({ id, severity }) => [id, severity]), RULES.map(({ id, meta }) => [id, meta.severity]));
  });

  test("explain prints a rule's page: why, an example and its mended form, settings, how to silence it", () => {
    const { code, stdout } = seaworthy(folder, ['explain', 'privileged']);
    assert.equal(code, 0);
    for (const part of ['# privileged\n', '\n## Why\n', '\n## In Kubernetes\n', '\nAfter the fix:\n', '\n## Settings\n', '# seaworthy: ignore-line privileged -- ', '\n## In other tools\n']) {
      assert.ok(stdout.includes(part), part);
    }
  });
});

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PRIVILEGED, SOUND, folderWith, seaworthy } from './support.ts';

const ONE_RULE = ['--rule', 'privileged'];
const FOUND = 'web.yaml:17:25: error: Container web of Deployment shop is privileged. (privileged)\n';

describe('wrong use is one line, and exit code 2', () => {
  const folder = folderWith({ 'web.yaml': SOUND });
  const cases: readonly (readonly [args: readonly string[], stderr: string])[] = [
    [[], 'seaworthy: Say what to do: check, fix, checklist, report, rules, explain. `seaworthy --help` tells more.\n'],
    [['chek'], 'seaworthy: There is no command chek. Did you mean check?\n'],
    [['check', 'nowhere'], 'seaworthy: There is no file or folder nowhere.\n'],
    [['check', '--formt', 'json'], 'seaworthy: There is no option --formt. Did you mean --format?\n'],
    [['check', '--format', 'xml'], 'seaworthy: --format is one of text, json, sarif, github, junit, not xml.\n'],
    [['check', '--fail-on', 'never'], 'seaworthy: --fail-on is one of error, warning, information, not never.\n'],
    [['check', '--rule', 'privilegd'], 'seaworthy: There is no rule privilegd. Did you mean privileged?\n'],
    [['check', '--dry-run'], 'seaworthy: `check` takes no --dry-run.\n'],
    [['check', '--stdin-path', 'a.yaml', 'b.yaml'], 'seaworthy: --stdin-path checks standard input alone: give no other paths with it.\n'],
    [['check', '--config', 'none.yaml'], "seaworthy: The configuration none.yaml cannot be read: ENOENT: no such file or directory, open 'none.yaml'\n"],
    [['fix', '--include', 'everything'], 'seaworthy: --include is one of review, not everything.\n'],
    [['explain'], 'seaworthy: `explain` takes the id of one rule; `seaworthy rules` lists them.\n'],
    [['explain', 'memory-limits'], 'seaworthy: There is no rule memory-limits. Did you mean memory-limit?\n'],
  ];
  for (const [args, stderr] of cases) {
    test(['seaworthy', ...args].join(' '), () => {
      assert.deepEqual(seaworthy(folder, args), { code: 2, stdout: '', stderr });
    });
  }
});

describe('a file that cannot be checked is told, and the others are checked', () => {
  test('broken YAML', () => {
    const folder = folderWith({ 'broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x\n', 'web.yaml': PRIVILEGED });
    const { code, stdout } = seaworthy(folder, ['check', '-q', ...ONE_RULE]);
    assert.match(stdout, /^broken\.yaml:\d+:\d+: problem: .+\n/);
    assert.ok(stdout.endsWith(FOUND));
    assert.equal(code, 1);
  });

  test('a broken file alone is not called clean', () => {
    const { code, stdout } = seaworthy(folderWith({ 'broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x\n' }), ['check', '--fail-on', 'error', ...ONE_RULE]);
    assert.match(stdout, /1 problem\.\n/);
    assert.equal(code, 1);
  });

  test('a suppression without a reason is a problem at its place', () => {
    const folder = folderWith({ 'web.yaml': PRIVILEGED.replace('privileged: true', 'privileged: true # seaworthy: ignore-line privileged') });
    assert.match(seaworthy(folder, ['check', '-q', ...ONE_RULE]).stdout, /^web\.yaml:17:30: problem: .*reason/m);
  });

  for (const [what, content] of [
    ['binary', new Uint8Array([0x00, 0xff, 0xfe, 0x1f, 0x8b, 0x00])],
    ['no UTF-8', Buffer.from('apiVersion: v1\nkind: Pod\nmetadata: {name: caf\xe9}\n', 'latin1')],
    ['20 MB long', `# ${'x'.repeat(20_000_000)}\napiVersion: v1\nkind: Pod\n`],
    ['empty', ''],
    ['no manifest', 'just: values\n'],
  ] as const) {
    test(`a file that is ${what}`, () => {
      const folder = folderWith({ 'odd.yaml': content, 'web.yaml': PRIVILEGED });
      const { code, stdout } = seaworthy(folder, ['check', '-q', ...ONE_RULE]);
      assert.equal(stdout, FOUND);
      assert.equal(code, 1);
      const named = seaworthy(folder, ['check', 'odd.yaml', ...ONE_RULE]);
      assert.match(named.stderr, /^odd\.yaml is not checked\. .+\n/);
    });
  }

  test('a file that may not be read', { skip: process.getuid?.() === 0 ? 'the superuser may read everything' : false }, () => {
    const folder = folderWith({ 'secret.yaml': PRIVILEGED, 'web.yaml': PRIVILEGED });
    chmodSync(join(folder, 'secret.yaml'), 0);
    const { code, stdout } = seaworthy(folder, ['check', '-q', ...ONE_RULE]);
    assert.match(stdout, /^secret\.yaml: problem: .*EACCES.*\n/);
    assert.ok(stdout.endsWith(FOUND));
    assert.equal(code, 1);
  });

  test('links that lead in a circle, and links to nothing', () => {
    const folder = folderWith({ 'web.yaml': PRIVILEGED });
    mkdirSync(join(folder, 'deep'));
    symlinkSync('..', join(folder, 'deep', 'up'));
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    symlinkSync('nothing.yaml', join(folder, 'dangling.yaml'));
    assert.ok(seaworthy(folder, ['check', '-q', ...ONE_RULE]).stdout.endsWith(FOUND));
  });

  test('a line of 100,000 characters is shown as a window', () => {
    const folder = folderWith({ 'web.yaml': PRIVILEGED.replace('privileged: true', `privileged: true # ${'x'.repeat(100_000)}`) });
    const { stdout } = seaworthy(folder, ['check', ...ONE_RULE]);
    assert.ok(stdout.split('\n').every(line => line.length <= 120));
    assert.match(stdout, /privileged: true # x+…\n/);
  });
});

describe('an error in a configuration', () => {
  const folder = folderWith({ '.seaworthy.yaml': 'rules:\n  privilegd: off\n', 'web.yaml': PRIVILEGED });

  test('is told at its place with exit code 2, and everything is still checked', () => {
    const { code, stdout } = seaworthy(folder, ['check', '-q', ...ONE_RULE]);
    assert.equal(stdout, `.seaworthy.yaml:2:3: problem: There is no rule privilegd. Did you mean privileged?\n${FOUND}`);
    assert.equal(code, 2);
  });

  test('is told for a file that is named alone, and for the configuration itself', () => {
    assert.match(seaworthy(folder, ['check', '-q', 'web.yaml', ...ONE_RULE]).stdout, /^\.seaworthy\.yaml:2:3: problem:/);
    assert.equal(seaworthy(folder, ['check', '-q', '.seaworthy.yaml', ...ONE_RULE]).code, 2);
  });

  test('in the file that --config names, too', () => {
    const { code, stdout } = seaworthy(folderWith({ 'team.yaml': 'profil: strict\n', 'web.yaml': SOUND }), ['check', '-q', '--config', 'team.yaml', ...ONE_RULE]);
    assert.match(stdout, /^team\.yaml:1:1: problem: There is no .*profil\. Did you mean profile\?\n/);
    assert.equal(code, 2);
  });

  test('keeps `fix` from changing anything', () => {
    const { code, stdout, stderr } = seaworthy(folder, ['fix', '--include', 'review', ...ONE_RULE]);
    assert.equal(stdout, '.seaworthy.yaml:2:3: problem: There is no rule privilegd. Did you mean privileged?\n');
    assert.equal(stderr, 'Nothing was changed: the configuration must be right first.\n');
    assert.equal(code, 2);
  });
});

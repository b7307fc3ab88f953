import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PRIVILEGED, SOUND, folderWith, seaworthy } from './support.ts';

const ONE_RULE = ['--rule', 'privileged'];

describe('seaworthy check', () => {
  test('says that a clean folder is clean', () => {
    const { code, stdout, stderr } = seaworthy(folderWith({ 'web.yaml': SOUND }), ['check', ...ONE_RULE]);
    assert.equal(stdout, 'No findings in 1 file.\n');
    assert.deepEqual([code, stderr], [0, '']);
  });

  test('shows a finding with its source line, what it is called and its fix', () => {
    const folder = folderWith({ 'k8s/web.yaml': PRIVILEGED, 'k8s/clean.yaml': SOUND });
    const { code, stdout, stderr } = seaworthy(folder, ['check', ...ONE_RULE]);
    assert.equal(
      stdout,
      `k8s/web.yaml
   17:25  error       Container web of Deployment shop is privileged.  privileged
                      fix to review: Run web without privileges
      17  │             privileged: true
          │                         ^^^^

1 finding (1 error) in 1 of 2 files.
Fixes: 1 to look at (\`seaworthy fix --include review\`).
`,
    );
    assert.deepEqual([code, stderr], [1, '']);
  });

  test('shows a place once, however much is found there', () => {
    const folder = folderWith({ 'web.yaml': SOUND });
    const { stdout } = seaworthy(folder, ['check', '--rule', 'memory-limit', '--rule', 'liveness-probe']);
    assert.equal(stdout.match(/- name: web/g)?.length, 1);
    assert.ok(stdout.indexOf('no liveness probe') < stdout.indexOf('no memory limit'));
  });

  test('takes files and folders, and tells them by the way from the working directory', () => {
    const folder = folderWith({ 'a/web.yaml': PRIVILEGED, 'b/web.yaml': PRIVILEGED, 'c/web.yaml': PRIVILEGED, 'here/x': '' });
    const { stdout } = seaworthy(`${folder}/here`, ['check', '../b', '../a/web.yaml', '-q', ...ONE_RULE]);
    assert.equal(
      stdout,
      '../a/web.yaml:17:25: error: Container web of Deployment shop is privileged. (privileged)\n' +
        '../b/web.yaml:17:25: error: Container web of Deployment shop is privileged. (privileged)\n',
    );
  });

  test('reads standard input as if it were a file, with the configuration that holds there', () => {
    const folder = folderWith({ 'dev/.seaworthy.yaml': 'rules:\n  privileged: information\n' });
    const args = ['check', '-q', '--fail-on', 'information', '--rule', 'privileged', '--stdin-path'];
    const inDev = seaworthy(folder, [...args, 'dev/web.yaml'], { stdin: PRIVILEGED });
    assert.equal(inDev.stdout, 'dev/web.yaml:17:25: information: Container web of Deployment shop is privileged. (privileged)\n');
    assert.equal(inDev.code, 1);
    const elsewhere = seaworthy(folder, [...args, 'web.yaml'], { stdin: PRIVILEGED });
    assert.match(elsewhere.stdout, /^web\.yaml:17:25: error:/);
  });

  test('shows the source line of standard input', () => {
    const { stdout } = seaworthy(folderWith({}), ['check', ...ONE_RULE, '--stdin-path', 'web.yaml'], { stdin: PRIVILEGED });
    assert.match(stdout, / 17 {2}│ {13}privileged: true\n/);
  });

  test('says nothing to be missing from a repository of which it saw one file', () => {
    const autoscaler = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: shop\nspec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: gone\n  maxReplicas: 5\n';
    const folder = folderWith({ 'hpa.yaml': autoscaler, 'other.yaml': PRIVILEGED });
    assert.match(seaworthy(folder, ['check', '-q', '--rule', 'hpa-target']).stdout, /^hpa\.yaml:.*\(hpa-target\)\n$/);
    assert.equal(seaworthy(folder, ['check', '-q', '--rule', 'hpa-target', 'hpa.yaml']).stdout, '');
  });
});

describe('the exit code', () => {
  const folder = folderWith({ 'web.yaml': SOUND });
  const check = (...args: string[]): number | null => seaworthy(folder, ['check', '--rule', 'memory-limit', ...args]).code;

  test('is 1 for a warning, unless only errors count', () => {
    assert.deepEqual([check(), check('--fail-on', 'error'), check('--fail-on', 'information')], [1, 0, 1]);
  });

  test('is 0 where nothing is found', () => {
    assert.equal(seaworthy(folder, ['check', '--rule', 'privileged']).code, 0);
  });
});

describe('colours', () => {
  const folder = folderWith({ 'web.yaml': PRIVILEGED });
  const escapes = (args: string[], environment: Record<string, string>): boolean =>
    seaworthy(folder, ['check', ...ONE_RULE, ...args], { environment }).stdout.includes('\u001b[');

  test('come where they are asked for, and not in a pipe', () => {
    assert.equal(escapes([], {}), false);
    assert.equal(escapes(['--color'], {}), true);
    assert.equal(escapes([], { FORCE_COLOR: '1' }), true);
    assert.equal(escapes([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
    assert.equal(escapes(['--color'], { NO_COLOR: '1' }), true);
    assert.equal(escapes(['--no-color'], { FORCE_COLOR: '1' }), false);
  });
});

describe('a terminal is safe from what stands in a file', () => {
  test('control characters in names and source lines are shown, not obeyed', () => {
    const evil = PRIVILEGED.replace('name: web', 'name: "we\\u001b]0;owned\\u0007b"').replace('privileged: true', 'privileged: true # \u001b[2J\u202e');
    const { stdout } = seaworthy(folderWith({ 'web.yaml': evil }), ['check', ...ONE_RULE]);
    assert.match(stdout, /Container we␛\]0;owned␇b of/);
    assert.match(stdout, /privileged: true # ␛\[2J\ufffd/);
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

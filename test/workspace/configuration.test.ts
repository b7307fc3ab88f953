import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, found, problems, scanned } from './support.ts';

const ONE = deployment({ replicas: 1 });
const TWO = '[warning] Deployment shop runs fewer than 2 replicas.';

test('the nearest configuration wins and extends those above it, key by key', async () => {
  const { workspace } = await scanned({
    '/repo/.seaworthy.yaml': 'rules:\n  replicas: { severity: error, minimum: 3 }\n  latest: off\n',
    '/repo/a.yaml': deployment({ replicas: 2, image: 'web:latest' }),
    '/repo/team/.seaworthy.yaml': 'rules:\n  replicas: { minimum: 4 }\n  latest: information\n',
    '/repo/team/deep/b.yaml': deployment({ replicas: 2, image: 'web:latest' }),
  });
  assert.deepEqual(found(workspace), [
    'a.yaml: [error] Deployment shop runs fewer than 3 replicas.',
    'team/deep/b.yaml: [error] Deployment shop runs fewer than 4 replicas.',
    'team/deep/b.yaml: [information] Container web uses web:latest.',
  ]);
});

test('`root: true` stops at its folder', async () => {
  const { workspace } = await scanned({
    '/repo/.seaworthy.yaml': 'rules: { replicas: off }\n',
    '/repo/team/.seaworthy.yaml': 'root: true\n',
    '/repo/team/a.yaml': ONE,
    '/repo/b.yaml': ONE,
  });
  assert.deepEqual(found(workspace), [`team/a.yaml: ${TWO}`]);
});

test('overrides by glob are for some of the files; later ones win', async () => {
  const { workspace } = await scanned({
    '/repo/.seaworthy.yaml': `
profile: strict
overrides:
  - files: [overlays/dev]
    profile: recommended
    rules: { replicas: off }
  - files: ['*.canary.yaml']
    rules: { replicas: error }
`,
    '/repo/prod.yaml': ONE,
    '/repo/overlays/dev/a.yaml': ONE,
    '/repo/overlays/dev/b.canary.yaml': ONE,
  });
  assert.deepEqual(found(workspace), [
    'overlays/dev/b.canary.yaml: [error] Deployment shop runs fewer than 2 replicas.',
    `prod.yaml: ${TWO}`,
    'prod.yaml: [information] Deployment shop is there.',
  ]);
});

test('files are included and excluded by globs that are relative to the configuration', async () => {
  const { workspace } = await scanned({
    '/repo/team/.seaworthy.yaml': 'files:\n  include: [k8s]\n  exclude: ["**/legacy/**", "!keep.yaml"]\n',
    '/repo/team/k8s/a.yaml': ONE,
    '/repo/team/k8s/legacy/b.yaml': ONE,
    '/repo/team/other/c.yaml': ONE,
    '/repo/outside.yaml': ONE,
  });
  assert.deepEqual(found(workspace), [`outside.yaml: ${TWO}`, `team/k8s/a.yaml: ${TWO}`]);
  assert.deepEqual(await workspace.status('/repo/team/other/c.yaml'), { kind: 'excluded', because: 'It is not among files.include in team/.seaworthy.yaml.' });
});

test('a configuration with errors says so at the key, and its good parts hold', async () => {
  const { workspace } = await scanned({
    '/repo/.seaworthy.yaml': 'profil: strict\nrules:\n  replica: off\n  replicas: { severity: error, minimun: 7 }\n',
    '/repo/a.yaml': ONE,
  });
  assert.deepEqual(problems(workspace), [
    '.seaworthy.yaml:1:1: There is no option profil. Did you mean profile?',
    '.seaworthy.yaml:3:3: There is no rule replica. Did you mean replicas?',
    '.seaworthy.yaml:4:32: There is no parameter minimun of rule replicas. Did you mean minimum?',
  ]);
  assert.deepEqual(found(workspace), ['a.yaml: [error] Deployment shop runs fewer than 2 replicas.']);
  assert.deepEqual(workspace.file('/repo/.seaworthy.yaml')?.status, { kind: 'config' });
});

test('files with equal settings share one set of rules, wherever the settings stand', async () => {
  const { workspace } = await scanned({
    '/repo/a/.seaworthy.yaml': 'rules:\n  latest: off\n  replicas: error\n',
    '/repo/a/one.yaml': ONE,
    '/repo/b/.seaworthy.yml': 'profile: recommended\nrules: { replicas: { severity: error }, latest: off }\n',
    '/repo/b/two.yaml': ONE,
  });
  const [one, two] = workspace.files().flatMap(({ report }) => report.findings);
  assert.equal(one?.active, two?.active);
});

test('the command line says the profile, the rules and the configuration file', async () => {
  const contents = { '/repo/.seaworthy.yaml': 'rules: { replicas: off }\n', '/repo/k8s/a.yaml': deployment({ image: 'web:latest' }) };
  const { workspace: strict } = await scanned(contents, { profile: 'strict' });
  assert.deepEqual(found(strict), ['k8s/a.yaml: [information] Deployment shop is there.', 'k8s/a.yaml: [warning] Container web uses web:latest.']);
  const { workspace: one } = await scanned(contents, { onlyRules: ['replicas'] });
  assert.deepEqual(found(one), [`k8s/a.yaml: ${TWO}`]);
  const { workspace: other } = await scanned(contents, { config: { uri: '/ci.yaml', text: 'overrides: [{ files: k8s, rules: { latest: error, replicas: of } }]' } });
  assert.deepEqual(found(other), [`k8s/a.yaml: ${TWO}`, 'k8s/a.yaml: [error] Container web uses web:latest.']);
  assert.deepEqual(problems(other), ['ci.yaml:1:61: replicas must be off, error, warning or information.']);
});

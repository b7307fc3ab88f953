import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, applyFileEdits, toFileEdits, write } from '../../src/engine/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { found, problems, scanned } from './support.ts';

// Compose files are read together: what one of them says decides what is found in the others.
const rules = RULES.filter(({ id }) => ['memory-limit', 'privileged', 'image-tag'].includes(id));
const WEB = 'services:\n  web:\n    image: example.com/web:1.4.2\n';
const LIMIT = 'services:\n  web:\n    mem_limit: 512m\n';
const MISSING = 'compose.yaml: [warning] Service web has no memory limit.';

async function changed(workspace: Workspace, uri: string, kind: 'created' | 'changed' | 'deleted'): Promise<void> {
  workspace.filesChanged([{ uri, kind }]);
  await workspace.idle();
}

test('an override that is there, comes, changes and goes', async () => {
  const { files, workspace } = await scanned({ '/repo/compose.yaml': WEB, '/repo/compose.override.yaml': LIMIT }, { rules });
  assert.deepEqual(found(workspace), []);

  files.delete('/repo/compose.override.yaml');
  await changed(workspace, '/repo/compose.override.yaml', 'deleted');
  assert.deepEqual(found(workspace), [MISSING]);

  files.write('/repo/compose.override.yaml', `${LIMIT}    privileged: true\n`);
  await changed(workspace, '/repo/compose.override.yaml', 'created');
  assert.deepEqual(found(workspace), ['compose.override.yaml: [error] Service web is privileged.']);

  files.write('/repo/compose.override.yaml', 'services:\n  web:\n    user: "1"\n');
  await changed(workspace, '/repo/compose.override.yaml', 'changed');
  assert.deepEqual(found(workspace), [MISSING]);
});

test('a buffer wins over the file that others read', async () => {
  const { workspace } = await scanned({ '/repo/compose.yaml': WEB, '/repo/compose.override.yaml': LIMIT }, { rules });
  workspace.open('/repo/compose.override.yaml', LIMIT);
  workspace.change('/repo/compose.override.yaml', 'services: {}\n');
  await workspace.idle();
  assert.deepEqual(found(workspace), [MISSING]);
  workspace.close('/repo/compose.override.yaml');
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
});

test('an .env file decides variables, unless the repository leaves it out', async () => {
  const text = 'services:\n  web:\n    image: example.com/web:${TAG}\n    mem_limit: 1g\n';
  const kept = await scanned({ '/repo/compose.yaml': text, '/repo/.env': 'TAG=latest\n' }, { rules });
  assert.deepEqual(found(kept.workspace), ['compose.yaml: [warning] Service web runs latest, a tag that moves.']);
  kept.files.write('/repo/.env', 'TAG=1.4.2\n');
  await changed(kept.workspace, '/repo/.env', 'changed');
  assert.deepEqual(found(kept.workspace), []);
  const ignored = await scanned({ '/repo/compose.yaml': text, '/repo/.env': 'TAG=latest\n', '/repo/.gitignore': '.env\n' }, { rules });
  assert.deepEqual(found(ignored.workspace), []);
});

test('an env file with a credential is reported where the repository is known and Git does not leave it out', async () => {
  const committed = RULES.filter(({ id }) => id === 'env-file-committed');
  const text = 'services:\n  web:\n    image: example.com/web:1.4.2\n    env_file: web.env\n';
  const repository = { '/repo/compose.yaml': text, '/repo/web.env': 'DB_PASSWORD=tr0ub4dor\n' };
  const unknown = await scanned(repository, { rules: committed });
  assert.deepEqual(found(unknown.workspace), []);

  const { files, workspace } = await scanned({ ...repository, '/repo/.git/HEAD': 'ref: refs/heads/main\n' }, { rules: committed });
  assert.deepEqual(found(workspace), ['compose.yaml: [warning] web.env holds credentials (DB_PASSWORD), and Git does not ignore it.']);

  files.write('/repo/.gitignore', '*.env\n');
  await changed(workspace, '/repo/.gitignore', 'created');
  assert.deepEqual(found(workspace), []);
  files.delete('/repo/.gitignore');
  await changed(workspace, '/repo/.gitignore', 'deleted');
  assert.equal(found(workspace).length, 1);

  const excluded = await scanned({ ...repository, '/repo/.git/info/exclude': 'web.env\n' }, { rules: committed });
  assert.deepEqual(found(excluded.workspace), []);
});

test('a Dockerfile is read with the service that it builds, and followed', async () => {
  const rules = RULES.filter(({ id }) => id === 'liveness-probe');
  const { files, workspace } = await scanned({ '/repo/compose.yaml': 'services:\n  web:\n    build: web\n', '/repo/web/Dockerfile': 'FROM node:22\nHEALTHCHECK CMD true\n' }, { rules });
  assert.deepEqual(found(workspace), []);
  files.write('/repo/web/Dockerfile', 'FROM node:22\n');
  await changed(workspace, '/repo/web/Dockerfile', 'changed');
  assert.deepEqual(found(workspace), ['compose.yaml: [warning] Service web has no healthcheck.']);
  workspace.open('/repo/web/Dockerfile', 'FROM node:22\n');
  workspace.change('/repo/web/Dockerfile', 'FROM node:22\nHEALTHCHECK CMD true\n');
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
});

test('a base that others extend is told what it is, whichever is read first', async () => {
  const { files, workspace } = await scanned({
    '/repo/a-base.yaml': 'services:\n  base:\n    image: example.com/web:latest\n',
    '/repo/compose.yaml': 'services:\n  web:\n    extends: {file: a-base.yaml, service: base}\n    mem_limit: 1g\n',
  }, { rules });
  assert.deepEqual(found(workspace), ['a-base.yaml: [warning] Service web runs latest, a tag that moves.']);
  files.write('/repo/compose.yaml', 'services: {}\n');
  await changed(workspace, '/repo/compose.yaml', 'changed');
  assert.deepEqual(found(workspace), ['a-base.yaml: [warning] Service base runs latest, a tag that moves.', 'a-base.yaml: [warning] Service base has no memory limit.']);
});

test('a file that is not there is told once, and no more when it comes', async () => {
  const { files, workspace } = await scanned({ '/repo/app/compose.yaml': 'include:\n  - db.yaml\n' }, { rules });
  assert.deepEqual(problems(workspace), ['app/compose.yaml:2:5: The included file db.yaml is not there.']);
  files.write('/repo/app/db.yaml', 'services: {db: {image: "postgres:16.2", mem_limit: 1g}}\n');
  await changed(workspace, '/repo/app/db.yaml', 'created');
  assert.deepEqual(problems(workspace), []);
});

test('a file that is loaded to be mended knows what it is read with', async () => {
  const { workspace } = await scanned({ '/repo/compose.yaml': `${WEB}  db:\n    image: postgres:16.2\n`, '/repo/compose.override.yaml': LIMIT }, { rules });
  const live = await workspace.load('/repo/compose.yaml');
  const [finding] = live?.report.findings ?? [];
  assert.equal(live?.report.findings.length, 1);
  const edit = write(finding?.fixes?.[0]?.changes() ?? []);
  if (edit.kind === 'refused') assert.fail(edit.because);
  assert.equal(applyFileEdits(live.text, toFileEdits(edit.edits)).text, `${WEB}  db:\n    image: postgres:16.2\n    mem_limit: 256m\n`);
});

test('the configuration says which files make a project, and what it says holds at once', async () => {
  const { files, workspace } = await scanned({
    '/repo/app/compose.yaml': WEB,
    '/repo/app/live.yaml': `${LIMIT}    privileged: true\n`,
    '/repo/app/.seaworthy.yaml': 'compose:\n  projects:\n    - files: [compose.yaml, live.yaml, gone.yaml]\n',
  }, { rules });
  assert.deepEqual(found(workspace), ['app/live.yaml: [error] Service web is privileged.']);
  assert.deepEqual(problems(workspace), ['app/compose.yaml:1:1: app/.seaworthy.yaml reads this file together with app/gone.yaml, which is not there.']);

  files.write('/repo/app/.seaworthy.yaml', 'profile: recommended\n');
  await changed(workspace, '/repo/app/.seaworthy.yaml', 'changed');
  assert.deepEqual([...found(workspace), ...problems(workspace)], ['app/compose.yaml: [warning] Service web has no memory limit.']);

  files.write('/repo/.seaworthy.yaml', 'compose:\n  projects:\n    - files: [app/compose.yaml, app/live.yaml]\n');
  await changed(workspace, '/repo/.seaworthy.yaml', 'created');
  assert.deepEqual([...found(workspace), ...problems(workspace)], ['app/live.yaml: [error] Service web is privileged.']);
});

test('COMPOSE_FILE of an .env file does, too', async () => {
  const { files, workspace } = await scanned({ '/repo/compose.yaml': WEB, '/repo/live.yaml': LIMIT, '/repo/.env': 'COMPOSE_FILE=compose.yaml:live.yaml\n' }, { rules });
  assert.deepEqual(found(workspace), []);
  files.write('/repo/.env', 'COMPOSE_FILE=compose.yaml\n');
  await changed(workspace, '/repo/.env', 'changed');
  assert.deepEqual(found(workspace), [MISSING]);
});

test('files that are included as one are told so, whichever is read first', async () => {
  const { files, workspace } = await scanned({
    '/repo/a.yaml': 'services:\n  db:\n    image: db:1\n',
    '/repo/b.yaml': 'services:\n  db:\n    mem_limit: 1g\n    privileged: true\n',
    '/repo/compose.yaml': 'include:\n  - path: [a.yaml, b.yaml]\n',
  }, { rules });
  assert.deepEqual(found(workspace), ['b.yaml: [error] Service db is privileged.']);
  files.write('/repo/compose.yaml', 'include: [a.yaml]\n');
  await changed(workspace, '/repo/compose.yaml', 'changed');
  assert.deepEqual(found(workspace), ['a.yaml: [warning] Service db has no memory limit.']);
});

test('a file that is still being read is not called missing', async () => {
  const { workspace } = await scanned({ '/repo/compose.yaml': 'include: [db.yaml]\nservices:\n  web:\n    extends: {file: base.yaml, service: base}\n', '/repo/base.yaml': 'services: {base: {image: "base:1", mem_limit: 1g}}\n', '/repo/db.yaml': 'services: {db: {image: "db:1", mem_limit: 1g}}\n' }, { rules, folders: [] });
  const told: string[] = [];
  workspace.onDidReport(() => { told.push(...problems(workspace), ...found(workspace)); });
  workspace.setFolders([{ uri: '/repo', name: 'repo' }]);
  workspace.open('/repo/compose.yaml', 'include: [db.yaml]\nservices:\n  web:\n    extends: {file: base.yaml, service: base}\n');
  await workspace.scan(new AbortController().signal);
  await workspace.idle();
  assert.deepEqual(told, []);
});

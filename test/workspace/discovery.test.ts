import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../support/memory-files.ts';
import { deployment, found, problems, scanned, workspaceOver } from './support.ts';

const BAD = deployment({ image: 'web:latest', replicas: 3 });
const FINDING = '[warning] Container web uses web:latest.';

test('manifests are found in every folder, and files that are none are not mentioned', async () => {
  const { workspace } = await scanned({
    '/repo/deploy.yaml': BAD,
    '/repo/k8s/base/web.yml': BAD,
    '/repo/k8s/web.json': '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": [{"name": "web", "image": "web:latest"}]}}',
    '/repo/values.yaml': 'image: web:latest\n',
    '/repo/package.json': '{"apiVersion": "v1", "kind": "Pod"}',
    '/repo/readme.md': BAD,
  });
  assert.deepEqual(found(workspace), [`deploy.yaml: ${FINDING}`, `k8s/base/web.yml: ${FINDING}`, `k8s/web.json: ${FINDING}`]);
});

test('what belongs to others is skipped: .git, node_modules, .terraform and the charts that a chart brings along', async () => {
  const { workspace } = await scanned({
    '/repo/.git/a.yaml': BAD,
    '/repo/node_modules/left-pad/a.yaml': BAD,
    '/repo/infra/.terraform/a.yaml': BAD,
    '/repo/chart/Chart.yaml': 'apiVersion: v2\nname: shop\n',
    '/repo/chart/charts/redis/a.yaml': BAD,
    '/repo/charts/mine/a.yaml': BAD,
  });
  assert.deepEqual(found(workspace), [`charts/mine/a.yaml: ${FINDING}`]);
  assert.deepEqual(await workspace.status('/repo/node_modules/left-pad/a.yaml'), { kind: 'excluded', because: 'It lies in node_modules, which belongs to other projects.' });
});

test('a .gitignore holds for its folder and below, and a deeper one may take it back', async () => {
  const { workspace } = await scanned({
    '/repo/.gitignore': 'build/\n*.local.yaml\n',
    '/repo/build/a.yaml': BAD,
    '/repo/a.local.yaml': BAD,
    '/repo/team/.gitignore': '!a.local.yaml\n/only-here.yaml\n',
    '/repo/team/a.local.yaml': BAD,
    '/repo/team/only-here.yaml': BAD,
    '/repo/team/sub/only-here.yaml': BAD,
  });
  assert.deepEqual(found(workspace), [`team/a.local.yaml: ${FINDING}`, `team/sub/only-here.yaml: ${FINDING}`]);
  assert.deepEqual(await workspace.status('/repo/build/a.yaml'), { kind: 'excluded', because: '.gitignore ignores it: build/' });
  assert.deepEqual(await workspace.status('/repo/team/only-here.yaml'), { kind: 'excluded', because: 'team/.gitignore ignores it: /only-here.yaml' });
});

test('a link to a folder is not entered, so a loop ends nothing', async () => {
  const files = new MemoryFiles({ '/repo/a/web.yaml': BAD });
  files.link('/repo/a/again', '/repo');
  const workspace = workspaceOver(files);
  await workspace.scan(new AbortController().signal);
  assert.deepEqual(found(workspace), [`a/web.yaml: ${FINDING}`]);
});

test('a file and a folder that cannot be read are a problem each, and all others are checked', async () => {
  const files = new MemoryFiles({ '/repo/a.yaml': BAD, '/repo/b.yaml': BAD, '/repo/secret/c.yaml': BAD });
  files.break('/repo/a.yaml');
  files.break('/repo/secret');
  const workspace = workspaceOver(files);
  await workspace.scan(new AbortController().signal);
  assert.deepEqual(found(workspace), [`b.yaml: ${FINDING}`]);
  assert.deepEqual(problems(workspace), ['a.yaml: It cannot be read: permission denied: /repo/a.yaml', 'secret: It cannot be read: permission denied: /repo/secret']);
});

test('a folder that disappears while it is scanned', async () => {
  const files = new MemoryFiles({ '/repo/a/web.yaml': BAD, '/repo/b/one.yaml': BAD, '/repo/b/two.yaml': BAD });
  files.onAccess = uri => {
    if (uri === '/repo/b/one.yaml') files.delete('/repo/b');
  };
  const workspace = workspaceOver(files);
  await workspace.scan(new AbortController().signal);
  assert.deepEqual(found(workspace), [`a/web.yaml: ${FINDING}`]);
  assert.deepEqual(problems(workspace), ['b/one.yaml: It cannot be read: no such file: /repo/b/one.yaml', 'b/two.yaml: It cannot be read: no such file: /repo/b/two.yaml']);
});

test('bytes that are no UTF-8, and binary files, are left alone and say why', async () => {
  const { workspace } = await scanned({
    '/repo/latin.yaml': new Uint8Array([...new TextEncoder().encode(BAD), 0x23, 0x20, 0xe9, 0x0a]),
    '/repo/binary.yaml': `${BAD}\0`,
    '/repo/good.yaml': BAD,
  });
  assert.deepEqual(found(workspace), [`good.yaml: ${FINDING}`]);
  assert.deepEqual(workspace.file('/repo/latin.yaml')?.status, { kind: 'left-alone', because: 'It is not UTF-8 text.' });
  assert.deepEqual(workspace.file('/repo/binary.yaml')?.status, { kind: 'left-alone', because: 'It is not a text file.' });
});

test('a byte order mark does not move the findings of the first line, and is remembered for writing', async () => {
  const json = '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": [{"name": "web", "image": "web:latest"}]}}';
  const { workspace } = await scanned({ '/repo/with.json': `\ufeff${json}`, '/repo/without.json': json });
  const places = workspace.files().map(({ report }) => report.findings.map(({ range }) => range));
  assert.deepEqual(places[0], places[1]);
  assert.equal((await workspace.load('/repo/with.json'))?.bom, true);
  assert.equal((await workspace.load('/repo/without.json'))?.bom, false);
});

test('a scan that is cancelled stops, and the next one finishes without reading anything twice', async () => {
  const files = new MemoryFiles(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`/repo/${String(i)}.yaml`, BAD])));
  const workspace = workspaceOver(files);
  const cancel = new AbortController();
  const seen: number[] = [];
  await workspace.scan(cancel.signal, (done, total) => {
    assert.equal(total, 200);
    seen.push(done);
    if (done > 50) cancel.abort();
  });
  assert.ok(seen.length > 5, 'progress was shown between slices');
  assert.ok(found(workspace).length > 50 && found(workspace).length < 100);
  await workspace.scan(new AbortController().signal);
  assert.equal(found(workspace).length, 200);
  // What was read ahead when it was cancelled is read again, and nothing else.
  assert.ok(files.reads.length < 220, `${String(files.reads.length)} reads`);
});

test('folders of one workspace are each their own repository, and one inside another is read once', async () => {
  const { workspace, files } = await scanned(
    { '/repo/a.yaml': BAD, '/repo/team/b.yaml': BAD, '/other/c.yaml': BAD },
    { folders: [{ uri: '/repo', name: 'repo' }, { uri: '/repo/team', name: 'team' }, { uri: '/other', name: 'other' }] },
  );
  assert.deepEqual(workspace.files().map(({ folder, path }) => `${folder?.name ?? ''} ${path}`), ['repo a.yaml', 'team b.yaml', 'other c.yaml']);
  assert.equal(files.reads.length, 3);
});

test('only what is named is read; ignore files do not stand in the way, the configuration does', async () => {
  const files = new MemoryFiles({
    '/repo/.gitignore': 'rendered/\n',
    '/repo/.seaworthy.yaml': 'files: { exclude: [legacy] }\n',
    '/repo/rendered/a.yaml': BAD,
    '/repo/rendered/sub/b.yaml': BAD,
    '/repo/legacy/c.yaml': BAD,
    '/repo/d.yaml': BAD,
  });
  const workspace = workspaceOver(files);
  await workspace.scan(new AbortController().signal, undefined, ['/repo/rendered', '/repo/legacy/c.yaml', '/repo/missing.yaml']);
  assert.deepEqual(found(workspace), [`rendered/a.yaml: ${FINDING}`, `rendered/sub/b.yaml: ${FINDING}`]);
  assert.deepEqual(workspace.file('/repo/legacy/c.yaml')?.status, { kind: 'excluded', because: 'files.exclude in .seaworthy.yaml excludes it: legacy' });
  assert.deepEqual(problems(workspace), ['missing.yaml: It cannot be read: no such file: /repo/missing.yaml']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workspace } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { FAKE_RULES, NO_EXAMPLES, autoscaler, deployment, found, problems, scanned, workspaceOver } from './support.ts';

const ONE = deployment({ replicas: 1 });
const TWO = '[warning] Deployment shop runs fewer than 2 replicas.';

/** Collects which files the workspace tells of, until it is asked. */
function listen(workspace: Workspace): () => string[] {
  const told = new Set<string>();
  workspace.onDidReport(uris => {
    for (const uri of uris) told.add(uri);
  });
  return () => {
    const list = [...told].sort();
    told.clear();
    return list;
  };
}

test('an autoscaler appears in another file, and the finding about replicas goes; it is deleted, and the finding is back', async () => {
  const { workspace, files } = await scanned({ '/repo/web.yaml': ONE, '/repo/other.yaml': deployment({ name: 'other', image: 'web:latest', replicas: 3 }) });
  const told = listen(workspace);
  assert.ok(found(workspace).includes(`web.yaml: ${TWO}`));

  files.reads.length = 0;
  files.write('/repo/hpa.yaml', autoscaler());
  workspace.filesChanged([{ uri: '/repo/hpa.yaml', kind: 'created' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), ['other.yaml: [warning] Container web uses web:latest.']);
  assert.deepEqual(told(), ['/repo/hpa.yaml', '/repo/web.yaml'], 'no other file is told of');
  assert.deepEqual(files.reads, ['/repo/hpa.yaml'], 'nothing else is read');

  files.delete('/repo/hpa.yaml');
  workspace.filesChanged([{ uri: '/repo/hpa.yaml', kind: 'deleted' }]);
  await workspace.idle();
  assert.ok(found(workspace).includes(`web.yaml: ${TWO}`));
  assert.deepEqual(told(), ['/repo/hpa.yaml', '/repo/web.yaml']);
});

test('an autoscaler that is typed in an unsaved buffer counts', async () => {
  const { workspace } = await scanned({ '/repo/web.yaml': ONE, '/repo/hpa.yaml': autoscaler('nobody') });
  workspace.open('/repo/hpa.yaml', autoscaler('nobody'));
  await workspace.idle();
  assert.deepEqual(found(workspace), [`web.yaml: ${TWO}`]);
  workspace.change('/repo/hpa.yaml', autoscaler('shop'));
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
  workspace.close('/repo/hpa.yaml');
  await workspace.idle();
  assert.deepEqual(found(workspace), [`web.yaml: ${TWO}`], 'the buffer was thrown away');
});

test('what depends on the whole repository is not said before all of it is read', async () => {
  const files = new MemoryFiles({ '/repo/web.yaml': deployment({ image: 'web:latest' }) });
  const workspace = workspaceOver(files);
  workspace.open('/repo/web.yaml', deployment({ image: 'web:latest' }));
  await workspace.idle();
  assert.deepEqual(found(workspace), ['web.yaml: [warning] Container web uses web:latest.']);
  await workspace.scan(new AbortController().signal);
  assert.deepEqual(found(workspace), [`web.yaml: ${TWO}`, 'web.yaml: [warning] Container web uses web:latest.']);
});

test('the buffer wins over the disk while it is open, and the disk holds again when it is closed', async () => {
  const { workspace, files } = await scanned({ '/repo/web.yaml': ONE });
  workspace.open('/repo/web.yaml', deployment({ replicas: 3 }));
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
  files.write('/repo/web.yaml', deployment({ replicas: 1, image: 'web:latest' }));
  workspace.filesChanged([{ uri: '/repo/web.yaml', kind: 'changed' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
  workspace.close('/repo/web.yaml');
  await workspace.idle();
  assert.deepEqual(found(workspace), [`web.yaml: ${TWO}`, 'web.yaml: [warning] Container web uses web:latest.']);
});

test('an untitled buffer and a file outside every folder are checked, and forgotten when they are closed', async () => {
  const { workspace } = await scanned({ '/repo/hpa.yaml': autoscaler() });
  workspace.open('untitled:Untitled-1', ONE);
  workspace.open('file:///elsewhere/web.yaml', ONE);
  await workspace.idle();
  assert.deepEqual(workspace.files().map(({ path, folder }) => `${folder?.name ?? '-'} ${path}`), ['repo hpa.yaml', '- Untitled-1', '- elsewhere/web.yaml']);
  assert.equal(workspace.file('untitled:Untitled-1')?.report.findings.length, 1, 'the autoscaler is of another repository');
  workspace.close('untitled:Untitled-1');
  workspace.close('file:///elsewhere/web.yaml');
  await workspace.idle();
  assert.deepEqual(workspace.files().map(({ path }) => path), ['hpa.yaml']);
});

test('an open file is up to date at the very moment it is asked for', async () => {
  const { workspace } = await scanned({ '/repo/web.yaml': ONE });
  workspace.open('/repo/web.yaml', ONE);
  await workspace.idle();
  workspace.change('/repo/web.yaml', `# moved down\n${deployment({ image: 'web:latest', replicas: 3 })}`);
  const live = workspace.live('/repo/web.yaml');
  assert.ok(live?.text.startsWith('# moved down'));
  assert.deepEqual(live?.report.findings.map(({ message }) => message), ['Container web uses web:latest.']);
  assert.deepEqual(workspace.file('/repo/web.yaml')?.report.findings.map(({ range }) => range.start), [{ line: 11, column: 17 }]);
});

test('a changed configuration is followed, and only files whose settings changed are read again', async () => {
  const { workspace, files } = await scanned({ '/repo/a/web.yaml': ONE, '/repo/b/web.yaml': ONE, '/repo/b/.seaworthy.yaml': 'rules: { replicas: error }\n' });
  workspace.open('/repo/a/web.yaml', ONE);
  await workspace.idle();
  const told = listen(workspace);
  files.reads.length = 0;
  files.write('/repo/.seaworthy.yaml', 'rules: { replicas: off }\n');
  workspace.filesChanged([{ uri: '/repo/.seaworthy.yaml', kind: 'created' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), ['b/web.yaml: [error] Deployment shop runs fewer than 2 replicas.']);
  assert.ok(!files.reads.includes('/repo/b/web.yaml'));
  assert.ok(told().includes('/repo/a/web.yaml'), 'the open file too');

  files.delete('/repo/.seaworthy.yaml');
  files.delete('/repo/b/.seaworthy.yaml');
  workspace.filesChanged([{ uri: '/repo/.seaworthy.yaml', kind: 'deleted' }, { uri: '/repo/b/.seaworthy.yaml', kind: 'deleted' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), [`a/web.yaml: ${TWO}`, `b/web.yaml: ${TWO}`]);
  assert.equal(workspace.file('/repo/.seaworthy.yaml'), undefined);
});

test('a changed .gitignore is followed both ways', async () => {
  const { workspace, files } = await scanned({ '/repo/.gitignore': 'none\n', '/repo/build/web.yaml': ONE });
  files.write('/repo/.gitignore', 'build\n');
  workspace.filesChanged([{ uri: '/repo/.gitignore', kind: 'changed' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
  files.delete('/repo/.gitignore');
  workspace.filesChanged([{ uri: '/repo/.gitignore', kind: 'deleted' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), [`build/web.yaml: ${TWO}`]);
});

test('a folder that is moved in, or deleted, is told of by the folder alone', async () => {
  const { workspace, files } = await scanned({ '/repo/hpa.yaml': autoscaler('x') });
  files.write('/repo/team/a/web.yaml', ONE);
  workspace.filesChanged([{ uri: '/repo/team', kind: 'created' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), [`team/a/web.yaml: ${TWO}`]);
  files.delete('/repo/team');
  workspace.filesChanged([{ uri: '/repo/team', kind: 'deleted' }]);
  await workspace.idle();
  assert.deepEqual(found(workspace), []);
});

test('a configuration file is checked as it is typed, and holds once it is saved', async () => {
  const { workspace, files } = await scanned({ '/repo/.seaworthy.yaml': 'rules: { replicas: error }\n', '/repo/web.yaml': ONE });
  workspace.open('/repo/.seaworthy.yaml', 'rules: { replicas: of }\n');
  await workspace.idle();
  assert.deepEqual(problems(workspace), ['.seaworthy.yaml:1:20: replicas must be off, error, warning or information.']);
  assert.deepEqual(found(workspace), ['web.yaml: [error] Deployment shop runs fewer than 2 replicas.']);
  workspace.change('/repo/.seaworthy.yaml', 'rules: { replicas: off }\n');
  files.write('/repo/.seaworthy.yaml', 'rules: { replicas: off }\n');
  workspace.filesChanged([{ uri: '/repo/.seaworthy.yaml', kind: 'changed' }]);
  await workspace.idle();
  assert.deepEqual(problems(workspace), []);
  assert.deepEqual(found(workspace), []);
});

test('a folder leaves the workspace with its files, and one that joins is read by the next scan', async () => {
  const { workspace } = await scanned({ '/repo/web.yaml': ONE, '/other/web.yaml': ONE });
  const told = listen(workspace);
  workspace.setFolders([{ uri: '/other', name: 'other' }]);
  assert.deepEqual(told(), ['/repo/web.yaml']);
  await workspace.scan(new AbortController().signal);
  assert.deepEqual(workspace.files().map(({ uri }) => uri), ['/other/web.yaml']);
});

test('a rule that throws is told of, and the others go on', async () => {
  const { workspace } = await scanned({ '/repo/web.yaml': deployment({ image: 'web:latest' }) }, {
    rules: [
      { id: 'broken', subject: 'workload', meta: { severity: 'error', profile: 'recommended', topic: 'image', summary: '', why: '', references: [] }, parameters: {}, examples: NO_EXAMPLES, holds: () => true, judge: () => { throw new Error('no good'); } },
    ],
  });
  assert.deepEqual(workspace.file('/repo/web.yaml')?.report.failures.map(({ ruleId, message, subject }) => `${ruleId} ${subject.name}: ${message}`), ['broken shop: no good']);
});

test('a rule that throws when the repository is asked does not know, and the rest is told', async () => {
  const { workspace } = await scanned({ '/repo/web.yaml': deployment({ image: 'web:latest' }) }, {
    rules: FAKE_RULES.map(rule => (rule.id === 'replicas' ? { ...rule, holds: () => { throw new Error('no good'); } } : rule)),
  });
  assert.deepEqual(found(workspace), ['web.yaml: [warning] Container web uses web:latest.']);
  assert.deepEqual(workspace.file('/repo/web.yaml')?.report.tallies.get('replicas'), { examined: 0, unknown: 1, found: 0 });
});

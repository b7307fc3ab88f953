/** The numbers that checklists state hold in the manifests: for all, for one service, where no configuration says otherwise. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { ChecklistWorkspace, stateDemands, Workspace } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { ROOT } from './support.ts';

const yieldNow = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

function deployment(name: string, image: string, memory: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
        - name: ${name}
          image: ${image}
          resources:
            limits:
              memory: ${memory}
`;
}

const SHOP = {
  '/repo/k8s/cache.yaml': deployment('cache', 'redis:7.2.4', '3Gi'),
  '/repo/k8s/web.yaml': deployment('web', 'registry.example.com/web:1.4.2', '3Gi'),
};

async function opened(contents: Readonly<Record<string, string>>): Promise<{ files: MemoryFiles; workspace: Workspace; checklists: ChecklistWorkspace }> {
  const files = new MemoryFiles({ ...SHOP, ...contents });
  let time = 0;
  const workspace = new Workspace({ files, folders: [ROOT], now: () => (time += 1), yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders: [ROOT], yieldNow });
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await checklists.idle();
  return { files, workspace, checklists };
}

/** What `memory-limit` says, by file. */
function limits(workspace: Workspace): string[] {
  return workspace.files().flatMap(({ path, report }) => report.findings.filter(({ active }) => active.rule.id === 'memory-limit').map(({ message }) => `${path}: ${/\d+Gi(?!.*\d+Gi)/.exec(message)?.[0] ?? message}`)).sort();
}

test('a number that a checklist states for one service is shown in its manifest, and nowhere else', async () => {
  const { workspace, checklists } = await opened({ '/repo/CHECKLIST.md': '- [ ] Redis is kept small <!-- seaworthy: memory-limit of=redis max=1Gi -->\n' });
  assert.deepEqual(limits(workspace), ['k8s/cache.yaml: 1Gi']);
  const [item] = checklists.lists()[0]?.status.items ?? [];
  assert.ok(item?.evaluation.verdict.kind === 'unmet');
  assert.deepEqual(item.evaluation.verdict.at.map(({ path }) => path), ['k8s/cache.yaml']);
});

test('one place is found once, though a number for all and one for the service are both broken there', async () => {
  const { workspace, checklists } = await opened({ '/repo/CHECKLIST.md': '- [ ] All <!-- seaworthy: memory-limit max=2Gi -->\n- [ ] Redis <!-- seaworthy: memory-limit of=redis max=1Gi -->\n' });
  assert.deepEqual(limits(workspace), ['k8s/cache.yaml: 2Gi', 'k8s/web.yaml: 2Gi']);
  assert.deepEqual(checklists.lists()[0]?.status.items.map(({ evaluation: { verdict } }) => (verdict.kind === 'unmet' ? verdict.at.length : 0)), [2, 1]);
});

test('a suggested number marks nothing until it is accepted', async () => {
  const { workspace } = await opened({ '/repo/CHECKLIST.md': '## Redis\n\n- [ ] Memory limits: 1Gi maximum\n' });
  assert.deepEqual(limits(workspace), []);
});

test('what a configuration states wins over the checklist, for single services too; the item is judged by its own number', async () => {
  const { workspace, checklists } = await opened({
    '/repo/CHECKLIST.md': '- [ ] Redis <!-- seaworthy: memory-limit of=redis max=1Gi -->\n',
    '/repo/.seaworthy.yaml': 'rules:\n  memory-limit: { max: 4Gi }\n',
  });
  assert.deepEqual(limits(workspace), []);
  assert.equal(checklists.lists()[0]?.status.items[0]?.evaluation.verdict.kind, 'unmet');
});

test('the command line marks the same', async () => {
  const files = new MemoryFiles({ ...SHOP, '/repo/CHECKLIST.md': '- [ ] Redis <!-- seaworthy: memory-limit of=redis max=1Gi -->\n' });
  const workspace = new Workspace({ files, folders: [ROOT], now: () => 0, yieldNow });
  await stateDemands(workspace, files, [ROOT]);
  await workspace.scan(new AbortController().signal);
  assert.deepEqual(limits(workspace), ['k8s/cache.yaml: 1Gi']);
});

test('a folder with a configuration of its own is a project: its checklists speak of it alone, those above of it too', async () => {
  const { workspace, checklists } = await opened({
    '/repo/CHECKLIST.md': '- [ ] All <!-- seaworthy: memory-limit max=8Gi -->\n',
    '/repo/pay/.seaworthy.yaml': 'profile: strict\n',
    '/repo/pay/docs/CHECKLIST.md': '- [ ] Small <!-- seaworthy: memory-limit max=1Gi -->\n',
    '/repo/pay/k8s/pay.yaml': deployment('pay', 'registry.example.com/pay:1.0.0', '2Gi'),
  });
  assert.deepEqual(limits(workspace), ['pay/k8s/pay.yaml: 1Gi']);
  const verdicts = checklists.lists().map(({ path, status }) => [path, status.items[0]?.evaluation.verdict]);
  assert.deepEqual(verdicts.map(([path, verdict]) => [path, typeof verdict === 'object' ? verdict.kind : '']), [['CHECKLIST.md', 'met'], ['pay/docs/CHECKLIST.md', 'unmet']]);

  workspace.open('/repo/pay/k8s/pay.yaml', deployment('pay', 'registry.example.com/pay:1.0.0', '1Gi'));
  await checklists.idle();
  assert.equal(checklists.list('/repo/pay/docs/CHECKLIST.md')?.status.items[0]?.evaluation.verdict.kind, 'met');
  workspace.open('/repo/k8s/web.yaml', deployment('web', 'registry.example.com/web:1.4.2', '9Gi'));
  await checklists.idle();
  assert.equal(checklists.list('/repo/pay/docs/CHECKLIST.md')?.status.items[0]?.evaluation.verdict.kind, 'met');
  assert.equal(checklists.list('/repo/CHECKLIST.md')?.status.items[0]?.evaluation.verdict.kind, 'unmet');
});

test('without a configuration of its own a folder is no project: a checklist among documents speaks of all', async () => {
  const { workspace } = await opened({ '/repo/docs/CHECKLIST.md': '- [ ] Small <!-- seaworthy: memory-limit max=1Gi -->\n' });
  assert.deepEqual(limits(workspace), ['k8s/cache.yaml: 1Gi', 'k8s/web.yaml: 1Gi']);
});

test('numbers that change while the manifests are busy have them read once, for the last', async () => {
  const { files, workspace } = await opened({});
  const reads = files.reads.length;
  for (const max of ['1Gi', '2Gi', '5Gi', '1Gi']) workspace.setDemands(ROOT, { stated: [{ under: '', rules: new Map([['memory-limit', { parameters: { max } }]]) }] });
  let listed = 0;
  files.onAccess = uri => { if (uri === ROOT.uri) listed += 1; };
  await workspace.idle();
  assert.deepEqual(limits(workspace), ['k8s/cache.yaml: 1Gi', 'k8s/web.yaml: 1Gi']);
  assert.deepEqual([listed, files.reads.length - reads], [1, 2]);
});

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ChecklistWorkspace, Workspace } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const ROOT = { uri: '/repo', name: 'repo' };
const LIST = '/repo/checklist.md';
const CHECKLIST = `- [ ] Memory limits: 2Gi maximum <!-- seaworthy: memory-limit max=2Gi -->
- [ ] Nobody is privileged <!-- seaworthy: privileged -->
- [ ] A quota is declared <!-- seaworthy: object kind=ResourceQuota -->
- [ ] Replicas configured
- [ ] CPU limits set
`;

interface Opened {
  readonly workspace: Workspace;
  readonly checklists: ChecklistWorkspace;
}

async function opened(manifests: ReadonlyMap<string, string>): Promise<Opened> {
  const files = new MemoryFiles({ [LIST]: CHECKLIST, ...Object.fromEntries(manifests) });
  const yieldNow = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const workspace = new Workspace({ files, folders: [ROOT], now: () => 0, yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders: [ROOT], yieldNow });
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await checklists.idle();
  return { workspace, checklists };
}

function deployment(name: string, memory: string, privileged: boolean): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n        - name: web\n          image: example.com/web:1\n          securityContext:\n            privileged: ${String(privileged)}\n          resources:\n            limits:\n              memory: ${memory}\n`;
}

const QUOTA = 'apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: all\n';

test('a keystroke looks at the file that it changes and at no other, and only what it changes is judged again', async () => {
  const uris = ['/repo/a.yaml', '/repo/b.yaml', '/repo/c.yaml'];
  const { workspace, checklists } = await opened(new Map(uris.map(uri => [uri, deployment('shop', '1Gi', false)])));
  const evaluations = (): readonly unknown[] => checklists.list(LIST)?.status.items.map(({ evaluation }) => evaluation) ?? [];
  workspace.open('/repo/b.yaml', deployment('shop', '1Gi', false));
  await checklists.idle();
  const before = evaluations();
  const looked: string[] = [];
  const file = workspace.file.bind(workspace);
  workspace.file = uri => {
    looked.push(uri);
    return file(uri);
  };
  workspace.files = () => assert.fail('all files were looked at');
  workspace.change('/repo/b.yaml', deployment('shop', '4Gi', false));
  await checklists.idle();
  const after = evaluations();
  assert.deepEqual([...new Set(looked)], ['/repo/b.yaml']);
  assert.deepEqual(after.map((one, i) => one === before[i]), [false, true, true, true, true]);
});

test('whatever is typed, created and closed, verdicts are those of a repository that is read anew', async () => {
  const text = fc.oneof(
    fc.record({ name: fc.constantFrom('shop', 'bank'), memory: fc.constantFrom('1Gi', '4Gi', '${MEMORY}'), privileged: fc.boolean() }).map(({ name, memory, privileged }) => deployment(name, memory, privileged)),
    fc.constantFrom(QUOTA, '', 'apiVersion: v1\nkind: [\n', 'rules: 1\n'),
  );
  const service = fc.record({ name: fc.constantFrom('web', 'db'), privileged: fc.boolean(), more: fc.constantFrom('', '    image: example.com/web:1\n', '    mem_limit: 4g\n') })
    .map(({ name, privileged, more }) => `services:\n  ${name}:\n    privileged: ${String(privileged)}\n${more}`);
  const edit = fc.oneof(
    fc.record({ uri: fc.constantFrom('/repo/a.yaml', '/repo/b.yaml', '/repo/k8s/c.yaml'), text }),
    fc.record({ uri: fc.constantFrom('/repo/compose.yaml', '/repo/compose.override.yaml'), text: service }),
  );
  await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async edits => {
    const manifests = new Map([['/repo/a.yaml', deployment('shop', '1Gi', false)], ['/repo/b.yaml', QUOTA], ['/repo/k8s/c.yaml', deployment('bank', '1Gi', true)]]);
    const { workspace, checklists } = await opened(manifests);
    for (const { uri, text: next } of edits) {
      workspace.open(uri, next);
      manifests.set(uri, next);
      await checklists.idle();
    }
    const said = ({ checklists: own }: Opened): unknown => own.list(LIST)?.status.items.map(({ evaluation }) => evaluation.verdict);
    assert.deepEqual(said({ workspace, checklists }), said(await opened(manifests)));
  }), { numRuns: 60 });
});

test('what is found in another file than the one that counts the service refutes an item all the same', async () => {
  const { checklists } = await opened(new Map([
    ['/repo/compose.yaml', 'services:\n  web:\n    image: example.com/web:1\n'],
    ['/repo/compose.override.yaml', 'services:\n  web:\n    privileged: true\n'],
  ]));
  const verdict = checklists.list(LIST)?.status.items[1]?.evaluation.verdict;
  assert.equal(verdict?.kind, 'unmet');
  assert.equal(verdict.because, 'privileged found 1 fault in 1 place examined.');
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { ChecklistWorkspace, reportOf, Workspace } from '../../src/workspace/index.ts';
import type { ChecklistEdit, Folder, LiveChecklist } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const ROOT = { uri: '/repo', name: 'repo' };
const LIST = '/repo/docs/production-checklist.md';
const RECORD = '/repo/.seaworthy/progress.yaml';
const BY = { name: 'Ada', date: '2026-01-31' };

const CHECKLIST = `# Going live

## Pods

- [ ] Memory limits: 2Gi maximum <!-- seaworthy: memory-limit max=2Gi -->
- [x] Network policy declared <!-- seaworthy: object kind=NetworkPolicy -->
- [ ] Runbook documented

## Approval

- [ ] **Security Team**: ____________ Date: ________
`;

function manifest(memory: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
          resources:
            limits:
              memory: ${memory}
`;
}

interface Opened {
  readonly files: MemoryFiles;
  readonly workspace: Workspace;
  readonly checklists: ChecklistWorkspace;
  readonly settled: () => Promise<void>;
  readonly apply: (edit: ChecklistEdit | undefined) => Promise<void>;
}

function opened(contents: Readonly<Record<string, string | Uint8Array>>): Promise<Opened> {
  return openedIn(new MemoryFiles(contents), [ROOT]);
}

async function openedIn(files: MemoryFiles, folders: readonly Folder[]): Promise<Opened> {
  const yieldNow = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  let time = 0;
  const workspace = new Workspace({ files, folders, now: () => (time += 1), yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders, yieldNow });
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 4; i += 1) {
      await workspace.idle();
      await checklists.idle();
    }
  };
  const apply = async (edit: ChecklistEdit | undefined): Promise<void> => {
    if (edit?.kind !== 'edits') assert.fail(edit?.because ?? 'no such checklist');
    for (const { uri, after } of edit.changes) files.write(uri, after);
    checklists.filesChanged(edit.changes.map(({ uri, before }) => ({ uri, kind: before === undefined ? 'created' : 'changed' })));
    await settled();
  };
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await settled();
  return { files, workspace, checklists, settled, apply };
}

function the(checklists: ChecklistWorkspace, uri = LIST): LiveChecklist {
  const list = checklists.list(uri);
  assert.ok(list !== undefined, `${uri} is no checklist`);
  return list;
}

function idOf(list: LiveChecklist, words: string): string {
  const found = list.status.items.find(({ item }) => item.text.includes(words));
  assert.ok(found !== undefined, `no item with “${words}”`);
  return found.id;
}

function verdicts(list: LiveChecklist): string[] {
  return list.status.items.map(({ item, evaluation: { verdict } }) => `${item.plain.slice(0, 14)}: ${verdict.kind}`);
}

async function text(files: MemoryFiles, uri: string): Promise<string> {
  return new TextDecoder().decode(await files.read(uri));
}

test('the number in a checklist is what the rule runs with, and an edit of the manifest changes the verdict', async () => {
  const { workspace, checklists, settled } = await opened({ [LIST]: CHECKLIST, '/repo/web.yaml': manifest('4Gi'), '/repo/docs/runbook.md': 'Call Ada.' });
  assert.deepEqual(verdicts(the(checklists)), ['Memory limits:: unmet', 'Network policy: unknown', 'Runbook docume: met', 'Security Team:: unknown']);
  assert.match(workspace.file('/repo/web.yaml')?.report.findings.find(({ active }) => active.rule.id === 'memory-limit')?.message ?? '', /2Gi/);

  workspace.open('/repo/web.yaml', manifest('1Gi'));
  await settled();
  assert.equal(verdicts(the(checklists))[0], 'Memory limits:: met');

  workspace.change('/repo/web.yaml', manifest('3Gi'));
  await settled();
  assert.equal(verdicts(the(checklists))[0], 'Memory limits:: unmet');
});

test('before everything is read, nothing is said', async () => {
  const files = new MemoryFiles({ [LIST]: CHECKLIST, '/repo/docs/runbook.md': 'Call Ada.' });
  const yieldNow = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const workspace = new Workspace({ files, folders: [ROOT], now: () => 0, yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders: [ROOT], yieldNow });
  await checklists.scan();
  assert.ok(verdicts(the(checklists)).every(verdict => verdict.endsWith('unknown')));
});

test('a manifest that could not be seen keeps a rule from being met', async () => {
  const { checklists } = await opened({ [LIST]: CHECKLIST, '/repo/web.yaml': manifest('1Gi'), '/repo/other.yaml': `${manifest('1Gi')}              cpu: "1\n` });
  const [memory] = the(checklists).status.items;
  assert.equal(memory?.evaluation.verdict.kind, 'unknown');
});

test('a checklist is no document of what it asks for, and neither is a blank file or a test', async () => {
  const { checklists } = await opened({ '/repo/runbook-checklist.md': '- [ ] Runbook documented\n', '/repo/docs/runbook.md': ' \n', '/repo/test/runbook.md': 'x' });
  assert.deepEqual(verdicts(the(checklists, '/repo/runbook-checklist.md')), ['Runbook docume: unknown']);
});

test('a tick is one character in the Markdown, and the record says who; taking it back leaves the Markdown as it was', async () => {
  const { files, checklists, apply } = await opened({ [LIST]: CHECKLIST });
  await apply(checklists.edits(LIST)?.tick([idOf(the(checklists), 'Runbook')], BY));
  assert.equal(await text(files, LIST), CHECKLIST.replace('- [ ] Runbook', '- [x] Runbook'));
  assert.match(await text(files, RECORD), /text: Runbook documented\n {4}ticked-by: Ada\n {4}ticked-on: ['"]?2026-01-31/);
  const id = idOf(the(checklists), 'Runbook');
  await apply(checklists.edits(LIST)?.untick([id]));
  assert.equal(await text(files, LIST), CHECKLIST);
  assert.doesNotMatch(await text(files, RECORD), /Ada/);
  assert.equal(idOf(the(checklists), 'Runbook'), id);
});

test('a sign-off takes a name, fills its blanks, keeps its record, and gives the blanks back', async () => {
  const { files, checklists, apply } = await opened({ [LIST]: CHECKLIST });
  const id = idOf(the(checklists), 'Security');
  assert.equal(checklists.edits(LIST)?.tick([id], undefined).kind, 'refused');
  await apply(checklists.edits(LIST)?.tick([id], BY));
  assert.match(await text(files, LIST), /- \[x\] \*\*Security Team\*\*: Ada Date: 2026-01-31\n$/);
  assert.equal(idOf(the(checklists), 'Security'), id);
  assert.deepEqual(checklists.records()[0]?.orphans, []);
  await apply(checklists.edits(LIST)?.untick([id]));
  assert.equal(await text(files, LIST), CHECKLIST);
});

test('what is signed stays a sign-off, wherever it stands and whatever its words would else be', async () => {
  const lines = '# Pods\n\n- [ ] **Release manager**: ____________\n- [ ] **Lead**: ______ Date: ______\n- [ ] Memory limits set, says the owner: ________\n- [ ] Looked at daily by the owner: ________\n';
  const { files, checklists, apply } = await opened({ [LIST]: lines, '/repo/web.yaml': manifest('4Gi').replace(/ {10}resources:[^]*$/, '') });
  const ids = the(checklists).status.items.map(({ id }) => id);
  const before = the(checklists).status;
  assert.deepEqual(before.items.map(({ kind }) => kind), ['signoff', 'signoff', 'signoff', 'signoff']);
  await apply(checklists.edits(LIST)?.tick(ids, BY));
  assert.match(await text(files, LIST), /manager\*\*: Ada\n.*Ada Date: 2026-01-31\n.*owner: Ada\n.*owner: Ada\n$/);
  const signed = the(checklists).status;
  assert.deepEqual(signed.items.map(({ id, kind, standing, refuted }) => ({ id, kind, standing, refuted })), ids.map(id => ({ id, kind: 'signoff', standing: 'required', refuted: false })));
  assert.equal(signed.progress.required, before.progress.required);
  assert.deepEqual(reportOf(checklists.lists())[0]?.signOffs.map(({ label, by }) => `${label}: ${by ?? ''}`), ['**Release manager**: Ada', '**Lead**: Ada', 'Memory limits set, says the owner: Ada', 'Looked at daily by the owner: Ada']);
  await apply(checklists.edits(LIST)?.startRun('2026-02-01', 'next'));
  assert.equal(await text(files, '/repo/.seaworthy/runs/2026-02-01-next/production-checklist.md'), lines, 'a run begins with the blanks');
  await apply(checklists.edits(LIST)?.untick(ids));
  assert.equal(await text(files, LIST), lines);
});

test('what a build writes into a folder that Git ignores has nothing listed anew; anything else has', async () => {
  const { files, checklists, settled } = await opened({ [LIST]: CHECKLIST, '/repo/.gitignore': 'out/\n', '/repo/out/old.js': '', '/repo/src/deep/a.ts': '' });
  const accesses: string[] = [];
  files.onAccess = uri => { accesses.push(uri); };
  const told = async (...paths: readonly string[]): Promise<string[]> => {
    accesses.length = 0;
    for (const path of paths) files.write(path, '# Runbook\n\nCall Mira.\n');
    checklists.filesChanged(paths.map(uri => ({ uri, kind: 'created' })));
    await settled();
    return accesses;
  };
  assert.deepEqual(await told('/repo/out/new.js', '/repo/out/docs/runbook.md'), []);
  assert.equal(verdicts(the(checklists))[2], 'Runbook docume: unknown');
  assert.ok((await told('/repo/docs/runbook.md')).includes('/repo/src/deep'));
  assert.equal(verdicts(the(checklists))[2], 'Runbook docume: met');
  files.write('/repo/.gitignore', '');
  checklists.filesChanged([{ uri: '/repo/.gitignore', kind: 'changed' }]);
  await settled();
  files.delete('/repo/docs/runbook.md');
  checklists.filesChanged([{ uri: '/repo/docs/runbook.md', kind: 'deleted' }]);
  await settled();
  assert.equal(verdicts(the(checklists))[2], 'Runbook docume: met', 'what was ignored is not any more');
});

test('what does not apply has a reason, and leaves the count', async () => {
  const { checklists, apply } = await opened({ [LIST]: CHECKLIST });
  const id = idOf(the(checklists), 'Runbook');
  assert.equal(the(checklists).status.progress.required, 4);
  assert.equal(checklists.edits(LIST)?.amend([id], { notApplicable: ' ' }).kind, 'refused');
  await apply(checklists.edits(LIST)?.amend([id], { notApplicable: 'No one is on call' }));
  assert.equal(the(checklists).status.progress.required, 3);
  assert.equal(the(checklists).status.items.find(one => one.id === id)?.record?.notApplicable, 'No one is on call');
  await apply(checklists.edits(LIST)?.amend([id], { notApplicable: undefined }));
  assert.equal(the(checklists).status.progress.required, 4);
});

test('a suggestion is accepted into the record, or refused for good', async () => {
  const { workspace, checklists, apply } = await opened({ [LIST]: '- [ ] Memory limits: 2Gi maximum\n- [ ] Runbook documented\n', '/repo/web.yaml': manifest('4Gi') });
  const [memory, runbook] = the(checklists).status.items;
  const shown = (): boolean => workspace.file('/repo/web.yaml')?.report.findings.some(({ message }) => message.includes('2Gi')) ?? false;
  assert.deepEqual([memory?.evaluation.verdict.kind, shown()], ['unmet', false], 'a suggestion is judged by its number, and shows nothing in the manifest');
  await apply(checklists.edits(LIST)?.accept(memory?.id ?? ''));
  assert.deepEqual([the(checklists).status.items[0]?.evaluation.verdict.kind, shown()], ['unmet', true]);
  await apply(checklists.edits(LIST)?.refuse(runbook?.id ?? '', 'runbook'));
  assert.deepEqual(the(checklists).status.items[1]?.binding.claims, []);
});

test('an annotation that names nothing is refused before it is written, and shown where it stands', async () => {
  const { files, checklists, apply } = await opened({ [LIST]: '- [ ] Memory limited\n- [ ] Other <!-- seaworthy: memory-limt -->\n' });
  assert.deepEqual(the(checklists).problems.map(({ message }) => message), ['No rule and no fact is called memory-limt. Did you mean memory-limit?']);
  const id = idOf(the(checklists), 'Memory');
  assert.equal(checklists.edits(LIST)?.bind(id, 'memory-limit', { most: '2Gi' }).kind, 'refused');
  await apply(checklists.edits(LIST)?.bind(id, 'memory-limit', { max: '2Gi' }));
  assert.match(await text(files, LIST), /^- \[ \] Memory limited <!-- seaworthy: memory-limit max=2Gi -->\n/);
});

test('a run begins with empty boxes and empty blanks beside the finished checklist', async () => {
  const { files, checklists, apply } = await opened({ [LIST]: CHECKLIST });
  await apply(checklists.edits(LIST)?.tick([idOf(the(checklists), 'Security')], BY));
  await apply(checklists.edits(LIST)?.startRun('2026-02-01', 'Release 4'));
  const run = '/repo/.seaworthy/runs/2026-02-01-release-4/production-checklist.md';
  assert.equal(await text(files, run), CHECKLIST.replace('[x]', '[ ]'));
  assert.deepEqual(checklists.lists().map(({ path, isRun }) => `${path} ${String(isRun)}`), ['docs/production-checklist.md false', '.seaworthy/runs/2026-02-01-release-4/production-checklist.md true']);
  assert.equal(checklists.edits(LIST)?.startRun('2026-02-01', 'Release 4').kind, 'refused');
});

test('conflict markers and newer records are shown and never overwritten', async () => {
  const conflict = `<<<<<<< ours\n- [x] A\n=======\n- [ ] A\n>>>>>>> theirs\n`;
  const { checklists } = await opened({ [LIST]: CHECKLIST, [RECORD]: 'version: 2\nboxes: {}\n', '/repo/other-checklist.md': conflict });
  const merging = await opened({ [LIST]: CHECKLIST, [RECORD]: '<<<<<<< ours\nversion: 1\n=======\nversion: 1\n>>>>>>> theirs\n' });
  assert.match(merging.checklists.records()[0]?.problems[0]?.message ?? '', /conflict markers/);
  assert.match(JSON.stringify(merging.checklists.edits(LIST)?.untick([idOf(the(merging.checklists), 'Network')])), /conflict markers/);
  assert.match(checklists.records()[0]?.problems[0]?.message ?? '', /newer Seaworthy/);
  assert.match(JSON.stringify(checklists.edits(LIST)?.tick([idOf(the(checklists), 'Runbook')], BY)), /newer Seaworthy/);
  const other = the(checklists, '/repo/other-checklist.md');
  assert.match(other.problems[0]?.message ?? '', /conflict markers/);
  assert.match(JSON.stringify(checklists.edits('/repo/other-checklist.md')?.tick([other.status.items[0]?.id ?? ''], BY)), /conflict markers/);
});

test('an editor with unsaved text wins, and what it shows is what edits are for', async () => {
  const { checklists, settled } = await opened({ [LIST]: CHECKLIST });
  const heard: string[] = [];
  checklists.onDidChange(uris => heard.push(...uris));
  const unsaved = CHECKLIST.replace('- [ ] Runbook documented', '- [x] Runbook documented');
  checklists.open(LIST, unsaved);
  await settled();
  assert.ok(heard.includes(LIST));
  assert.equal(the(checklists).status.progress.done, 2);
  const edit = checklists.edits(LIST)?.untick([idOf(the(checklists), 'Runbook')]);
  assert.deepEqual(edit?.kind === 'edits' ? edit.changes.map(({ before, edits }) => [before, edits.length]) : edit, [[unsaved, 1]]);
  checklists.close(LIST);
  await settled();
  assert.equal(the(checklists).status.progress.done, 1);
});

test('which files are checklists is what the configuration says, and what Git ignores is none', async () => {
  const { checklists } = await opened({
    '/repo/.seaworthy.yaml': 'checklists:\n  files: [docs/**/go-live.md]\n',
    '/repo/docs/go-live.md': '- [ ] A\n',
    '/repo/checklist.md': '- [ ] B\n',
    '/repo/.seaworthy/checklists/own.md': '- [ ] C\n',
    '/repo/.gitignore': '/docs/out\n',
    '/repo/docs/out/go-live.md': '- [ ] D\n',
  });
  assert.deepEqual(checklists.lists().map(({ path }) => path), ['.seaworthy/checklists/own.md', 'docs/go-live.md']);
});

test('a checklist that is deleted is gone, and its entries are kept and listed', async () => {
  const { files, checklists, settled, apply } = await opened({ [LIST]: '- [ ] A\n' });
  await apply(checklists.edits(LIST)?.tick([the(checklists).status.items[0]?.id ?? ''], BY));
  files.delete(LIST);
  checklists.filesChanged([{ uri: LIST, kind: 'deleted' }]);
  await settled();
  assert.deepEqual(checklists.lists(), []);
  assert.deepEqual(checklists.records()[0]?.orphans.map(one => one.text), ['A']);
});

test('a checklist that is deleted while an editor shows it takes no step, and has its record again when it is saved', async () => {
  const { files, checklists, settled, apply } = await opened({ [LIST]: CHECKLIST });
  await apply(checklists.edits(LIST)?.tick([idOf(the(checklists), 'Runbook')], BY));
  const ticked = await text(files, LIST);
  checklists.open(LIST, ticked);
  const old = checklists.edits(LIST)?.tick([idOf(the(checklists), 'Memory')], BY);
  files.delete(LIST);
  checklists.filesChanged([{ uri: LIST, kind: 'deleted' }]);
  await settled();
  assert.deepEqual([checklists.list(LIST), checklists.edits(LIST)], [undefined, undefined]);
  assert.ok(checklists.records()[0]?.orphans.some(({ record }) => record.tickedBy === 'Ada'));
  // What was made of it before says what it was made of: the front end sees that the file is not there, and writes nothing.
  assert.deepEqual(old?.kind === 'edits' ? old.changes.map(({ before }) => before !== undefined) : old, [true, true]);
  files.write(LIST, ticked);
  checklists.filesChanged([{ uri: LIST, kind: 'created' }]);
  await settled();
  const runbook = the(checklists).status.items.find(({ item }) => item.text.startsWith('Runbook'));
  assert.deepEqual([runbook?.state, runbook?.record?.tickedBy, checklists.records()[0]?.orphans], ['ticked', 'Ada', []]);
});

test('two folders that hold a file of the same name keep their ticks and records apart', async () => {
  const shop = '- [ ] Load test passed\n- [ ] Memory limits: 2Gi maximum <!-- seaworthy: memory-limit max=2Gi -->\n';
  const files = new MemoryFiles({ '/shop/checklist.md': shop, '/shop/web.yaml': manifest('1Gi'), '/bank/checklist.md': shop, '/bank/web.yaml': manifest('4Gi') });
  const folders = ['shop', 'bank'].map(name => ({ uri: `/${name}`, name }));
  const { workspace, checklists, settled } = await openedIn(files, folders);
  assert.deepEqual(folders.map(({ uri }) => verdicts(the(checklists, `${uri}/checklist.md`))[1]), ['Memory limits:: met', 'Memory limits:: unmet']);
  const edit = checklists.edits('/bank/checklist.md')?.tick([the(checklists, '/bank/checklist.md').status.items[0]?.id ?? ''], BY);
  assert.deepEqual(edit?.kind === 'edits' ? edit.changes.map(({ uri }) => uri) : edit, ['/bank/checklist.md', '/bank/.seaworthy/progress.yaml']);
  workspace.open('/bank/web.yaml', manifest('1Gi'));
  checklists.open('/bank/checklist.md', shop.replace('[ ] Load', '[x] Load'));
  await settled();
  assert.deepEqual(folders.map(({ uri }) => the(checklists, `${uri}/checklist.md`).status.progress.done), [0, 1]);
  assert.equal(verdicts(the(checklists, '/bank/checklist.md'))[1], 'Memory limits:: met');
});

test('a folder within a folder of the workspace has its checklists to itself', async () => {
  const files = new MemoryFiles({ '/repo/checklist.md': '- [ ] Outer\n', '/repo/app/checklist.md': '- [ ] Inner\n' });
  const { checklists } = await openedIn(files, [ROOT, { uri: '/repo/app', name: 'app' }]);
  assert.deepEqual(checklists.lists().map(({ uri, path, folder }) => [uri, path, folder.name]), [['/repo/checklist.md', 'checklist.md', 'repo'], ['/repo/app/checklist.md', 'checklist.md', 'app']]);
});

test('boxes without words, and ticks in a file of 5,000, are written and read like any other', async () => {
  const long = `# Long\n\n${Array.from({ length: 5000 }, (_, i) => (i === 2500 ? '- [ ] <!-- nothing yet -->' : `- [ ] Item ${String(i)}`)).join('\n')}\n`;
  const { files, checklists, apply } = await opened({ [LIST]: long });
  const ids = [10, 2500, 4999].map(i => the(checklists).status.items[i]?.id ?? '');
  await apply(checklists.edits(LIST)?.tick(ids, BY));
  assert.equal((await text(files, LIST)).replaceAll('[x]', '[ ]'), long);
  assert.deepEqual(the(checklists).status.items.flatMap(({ record }, i) => (record?.tickedBy === undefined ? [] : [i])), [10, 2500, 4999]);
  await apply(checklists.edits(LIST)?.untick(ids));
  assert.equal(await text(files, LIST), long);
});

test('a Markdown file with boxes is made a checklist by the configuration, and the others stay what they are', async () => {
  const text = '# Release\n\n- [ ] Tell Mira\n';
  const { checklists, apply } = await opened({ '/repo/docs/production-checklist.md': CHECKLIST, '/repo/docs/release [1].md': text, '/repo/README.md': text, '/repo/docs/README.md': text });
  assert.equal(checklists.list('/repo/README.md'), undefined);
  await apply(await checklists.adopt('/repo/docs/release [1].md', text));
  await apply(await checklists.adopt('/repo/README.md', text));
  assert.deepEqual(checklists.lists().map(({ path }) => path), ['README.md', 'docs/production-checklist.md', 'docs/release [1].md']);
  const refused = await checklists.adopt('/repo/README.md', text);
  assert.match(refused.kind === 'refused' ? refused.because : '', /is a checklist already/);
  const empty = await checklists.adopt('/repo/docs/README.md', '# No boxes\n');
  assert.match(empty.kind === 'refused' ? empty.because : '', /has no boxes/);
});

test('the configuration that is there keeps what else it says when a file is made a checklist', async () => {
  const text = '# Release\n\n- [ ] Tell Mira\n';
  const config = '# ours\nrules: {image-tag: off} # for now\n';
  const { files, checklists, apply } = await opened({ '/repo/.seaworthy.yaml': config, '/repo/plan.md': text });
  await apply(await checklists.adopt('/repo/plan.md', text));
  assert.ok(new TextDecoder().decode(await files.read('/repo/.seaworthy.yaml')).startsWith(config));
  assert.deepEqual(checklists.lists().map(({ path }) => path), ['plan.md']);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import test from 'node:test';
import { apply } from '../../src/cli/checklist/apply.ts';
import type { ChecklistEdit } from '../../src/workspace/index.ts';
import { folderWith, PRIVILEGED, seaworthy, SOUND } from './support.ts';

const LIST = `# Going live

## Pods

- [x] No container is privileged <!-- seaworthy: privileged -->
- [ ] Runbook documented
- [ ] Load test passed

## Approval

- [ ] **Security Team**: ____________ Date: ________
`;

interface Status {
  readonly version: number;
  readonly checklists: readonly { readonly path: string; readonly required: number; readonly done: number; readonly entries: readonly { readonly line: number; readonly ticked: boolean; readonly evidence: readonly object[] }[] }[];
}

function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

function text(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

test('status tells programs what stands where, and what the manifests say', () => {
  const folder = folderWith({ 'checklist.md': LIST, 'k8s/web.yaml': PRIVILEGED });
  const { code, stdout } = seaworthy(folder, ['checklist', 'status', 'checklist.md', '--format', 'json']);
  assert.equal(code, 0);
  const { version, checklists: [list] } = JSON.parse(stdout) as Status;
  assert.deepEqual([version, list?.path, list?.required, list?.done], [1, 'checklist.md', 4, 1]);
  const [first] = list?.entries ?? [];
  assert.deepEqual([first?.line, first?.ticked], [5, true]);
  assert.deepEqual(first?.evidence, [
    { kind: 'rule', id: 'privileged', origin: 'annotation', verdict: 'unmet', because: 'privileged found 1 fault in 1 place examined.', at: [{ path: 'k8s/web.yaml', line: 17 }] },
  ]);
  assert.match(seaworthy(folder, ['checklist', 'status']).stdout, /5 \[x\] No container is privileged refuted: privileged found 1 fault in 1 place examined\. k8s\/web\.yaml:17\n/);
});

test('status as JSON has exactly the shape that is promised', () => {
  const list = `${LIST}
## Rollback

Roll back if:

- [ ] Error rate > 5%

## Later

- [ ] **Group**
  - [ ] Memory limits: 2Gi maximum (optional)
  - [ ] P95 latency < 100 ms
  - [ ] Pods looked at: \`kubectl get pods\`

### Daily

- [ ] Logs read
`;
  const folder = folderWith({ 'checklist.md': list, 'web.yaml': PRIVILEGED, '.seaworthy/progress.yaml': `version: 1\nboxes:\n  a:\n    file: checklist.md\n    under: Going live › Pods\n    text: Load test passed\n    not-applicable: nobody comes\n` });
  const status: unknown = JSON.parse(seaworthy(folder, ['checklist', 'status', '--format', 'json']).stdout);
  assert.deepEqual(shape(status), {
    version: 'number',
    checklists: [{
      path: 'string', title: 'string', items: 'number', required: 'number', done: 'number',
      sections: [{ headings: ['string'], done: 'number', required: 'number' }],
      entries: [{
        id: 'string', line: 'number', text: 'string', headings: ['string'], parent: 'null|number', ticked: 'boolean', kind: 'string', optional: 'boolean',
        notApplicable: 'null|{"reason":"string"}', commands: ['string'], parameters: 'any',
        evidence: [{ kind: 'string', id: 'string', origin: 'string', verdict: 'string', because: 'string', at: [{ path: 'string', line: 'number' }] }],
      }],
    }],
  });
});

/** The types of a value: of a list those of all its items together; of `parameters` none, since each text has its own. */
function shape(value: unknown, key = ''): unknown {
  if (key === 'parameters') return 'any';
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.map(item => shape(item)).reduce(merged)];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shape(part, name)]));
}

function merged(one: unknown, other: unknown): unknown {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === 0 ? other : other.length === 0 ? one : [merged(one[0], other[0])];
  const isMap = (part: unknown): part is Readonly<Record<string, unknown>> => typeof part === 'object' && part !== null && !Array.isArray(part);
  if (isMap(one) && isMap(other)) return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map(name => [name, name in one && name in other ? merged(one[name], other[name]) : 'only sometimes']));
  const words = [one, other].flatMap(part => (typeof part === 'string' ? part.split('|') : [JSON.stringify(part)]));
  return [...new Set(words)].sort().join('|');
}

test('check and fix take the numbers that a checklist states, as an editor does; what is only suggested states none', () => {
  const limited = SOUND.replace('          securityContext', '          resources:\n            limits:\n              memory: 4Gi\n          securityContext');
  const folder = folderWith({ 'docs/checklist.md': '- [ ] Memory limits: 2Gi maximum\n', 'k8s/web.yaml': limited });
  const check = (...args: readonly string[]): string => seaworthy(folder, ['check', '-q', '--rule', 'memory-limit', ...args]).stdout;
  assert.equal(check(), '');
  assert.equal(seaworthy(folder, ['checklist', 'bind', 'docs/checklist.md', '1', 'memory-limit', 'max=2Gi']).code, 0);
  const found = 'k8s/web.yaml:18:23: warning: Container web of Deployment shop has a memory limit of 4Gi, above the maximum of 2Gi. (memory-limit)\n';
  assert.deepEqual([check(), check('k8s/web.yaml'), check('k8s')], [found, found, found]);
  assert.equal(check('--config', join(folderWith({ 'own.yaml': 'rules:\n  memory-limit:\n    max: 8Gi\n' }), 'own.yaml')), '', 'a configuration is nearer');
  seaworthy(folder, ['fix', '--include', 'review', '--rule', 'memory-limit']);
  assert.equal(text(folder, 'k8s/web.yaml'), limited.replace('4Gi', '2Gi'));
  assert.equal(check(), '');
});

test('the gate is shut by an open box of its section and by a refuted tick of any, and opens when both are mended', () => {
  const folder = folderWith({ 'checklist.md': LIST, 'web.yaml': PRIVILEGED });
  const shut = seaworthy(folder, ['checklist', 'gate', '--section', 'approval']);
  assert.equal(shut.code, 1);
  assert.match(shut.stdout, /^checklist.md:5 refuted: .*\nchecklist.md:11 open: .*\n$/);
  writeFileSync(join(folder, 'web.yaml'), SOUND);
  assert.equal(seaworthy(folder, ['checklist', 'sign', 'checklist.md', 'security', '--by', 'Ada', '--date', '2026-01-31']).code, 0);
  assert.deepEqual(seaworthy(folder, ['checklist', 'gate', '--section', 'approval']), { code: 0, stdout: '', stderr: 'The gate is open.\n' });
  assert.equal(seaworthy(folder, ['checklist', 'gate']).code, 1);
  const misspelt = seaworthy(folder, ['checklist', 'gate', '--section', 'aproval']);
  assert.deepEqual([misspelt.code, misspelt.stderr], [2, 'seaworthy: No checklist has a section “aproval”.\n']);
  assert.equal(seaworthy(folderWith({}), ['checklist', 'gate']).code, 2, 'nothing to judge is no approval');
});

test('boxes that cannot be seen are told in their place, and the gate is not open because of it', () => {
  const folder = folderWith({ 'checklist.md': '# A\n\n- [x] Seen\n- ✅ also\n\n```sh\nls\n\n- [ ] Swallowed\n', 'empty-checklist.md': '# B\n\n- ✅ done\n' });
  const { stdout } = seaworthy(folder, ['checklist', 'status', 'checklist.md']);
  assert.match(stdout, /^ +4 ✅ is no box, and counts for nothing: \[x\] is one\.\n +6 This code fence is never closed/m);
  assert.match(seaworthy(folder, ['report', 'checklist.md']).stdout, /- Line 6: This code fence/);
  const gate = seaworthy(folder, ['checklist', 'gate']);
  assert.deepEqual([gate.code, gate.stdout], [1, 'checklist.md:6 This code fence is never closed: boxes below it are code, not items.\n']);
  assert.match(seaworthy(folder, ['checklist', 'status', 'empty-checklist.md']).stdout, /^B empty-checklist\.md: no boxes \(- \[ \]\)\n/);
  const empty = seaworthy(folder, ['checklist', 'gate', 'empty-checklist.md']);
  assert.deepEqual([empty.code, empty.stderr], [2, 'seaworthy: empty-checklist.md has no boxes (- [ ]), so that nothing can be said.\n']);
});

test('tick, sign and untick change what they say and leave the file as it was', () => {
  const folder = folderWith({ 'checklist.md': LIST });
  const by = ['--by', 'Ada', '--date', '2026-01-31'];
  assert.deepEqual(seaworthy(folder, ['checklist', 'tick', 'checklist.md', '7', 'runbook', ...by]), { code: 0, stdout: '', stderr: 'Ticked: Load test passed\nTicked: Runbook documented\n' });
  assert.deepEqual(seaworthy(folder, ['checklist', 'tick', 'checklist.md', '7', ...by]).stderr, 'Nothing was to be changed.\n');
  assert.equal(text(folder, 'checklist.md'), LIST.replace('[ ] Load', '[x] Load').replace('[ ] Runbook', '[x] Runbook'));
  assert.equal(seaworthy(folder, ['checklist', 'sign', 'checklist.md', '11', ...by]).code, 0);
  assert.match(text(folder, 'checklist.md'), /- \[x\] \*\*Security Team\*\*: Ada Date: 2026-01-31\n/);
  assert.equal(seaworthy(folder, ['checklist', 'untick', 'checklist.md', '6', '7', '11']).code, 0);
  assert.equal(text(folder, 'checklist.md'), LIST);
  const unknown = seaworthy(folder, ['checklist', 'tick', 'checklist.md', '1']);
  assert.deepEqual([unknown.code, unknown.stderr], [2, 'seaworthy: No item of checklist.md stands in line 1.\n'], 'a number is a line, and no words');
  const vague = seaworthy(folder, ['checklist', 'tick', 'checklist.md', 'ed']);
  assert.deepEqual([vague.code, vague.stderr], [2, 'seaworthy: “ed” is in 3 items of checklist.md, in the lines 5, 6, 7: name one by its line.\n']);
});

test('who signs means a line to sign: other items with the same words are not asked about', () => {
  const folder = folderWith({ 'checklist.md': '- [ ] Security scan passed\n- [ ] **Security lead**: ____ Date: ____\n' });
  assert.equal(seaworthy(folder, ['checklist', 'sign', 'checklist.md', 'security', '--by', 'Ada', '--date', '2026-01-31']).stderr, 'Signed by Ada on 2026-01-31: Security lead\n');
  assert.equal(text(folder, 'checklist.md'), '- [ ] Security scan passed\n- [x] **Security lead**: Ada Date: 2026-01-31\n');
});

test('words that many items have are told with the first of their lines', () => {
  const folder = folderWith({ 'checklist.md': '- [ ] Backups tested\n'.repeat(20) });
  assert.match(seaworthy(folder, ['checklist', 'tick', 'checklist.md', 'backups']).stderr, /in 20 items of checklist\.md, in the lines 1, 2, 3, 4, 5, 6, 7, 8 and 12 more: name one by its line\./);
});

test('what is proven is listed first, and ticked with one word', () => {
  const folder = folderWith({ 'checklist.md': LIST.replace('[x]', '[ ]'), 'web.yaml': SOUND });
  const dry = seaworthy(folder, ['checklist', 'tick', 'checklist.md', '--proven', '--dry-run']);
  assert.deepEqual([dry.stdout, dry.stderr], ['No container is privileged: privileged examined 1 place and found nothing.\n', 'Would tick 1.\n']);
  assert.equal(text(folder, 'checklist.md'), LIST.replace('[x]', '[ ]'));
  assert.equal(seaworthy(folder, ['checklist', 'tick', 'checklist.md', '--proven', '--by', 'Ada']).code, 0);
  assert.equal(text(folder, 'checklist.md'), LIST);
});

test('init creates what suits the repository, with a record; a run begins from it; bind writes an annotation', () => {
  const folder = folderWith({ 'web.yaml': SOUND });
  assert.deepEqual(seaworthy(folder, ['checklist', 'init']), { code: 0, stdout: '', stderr: 'Created .seaworthy/checklists/kubernetes.md.\nCreated .seaworthy/progress.yaml.\nWhat the repository holds suits others as well: seaworthy checklist init data\n' });
  assert.equal(seaworthy(folder, ['checklist', 'init']).code, 1, 'it is not written over');
  assert.equal(seaworthy(folder, ['checklist', 'run', '.seaworthy/checklists/kubernetes.md', 'Release 4', '--date', '2026-01-31']).code, 0);
  assert.ok(existsSync(join(folder, '.seaworthy/runs/2026-01-31-release-4/kubernetes.md')));
  writeFileSync(join(folder, 'checklist.md'), '- [ ] Memory limited\n');
  assert.equal(seaworthy(folder, ['checklist', 'bind', 'checklist.md', '1', 'memory-limit', 'max=2Gi']).code, 0);
  assert.equal(text(folder, 'checklist.md'), '- [ ] Memory limited <!-- seaworthy: memory-limit max=2Gi -->\n');
  assert.match(seaworthy(folder, ['checklist', 'bind', 'checklist.md', '1', 'memory-limt']).stderr, /Did you mean memory-limit\?/);
});

test('two people tick different boxes on two branches, and Git merges both files by itself', () => {
  const folder = folderWith({ 'web.yaml': SOUND });
  git(folder, 'init', '-q', '-b', 'main');
  seaworthy(folder, ['checklist', 'init']);
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'A checklist');
  const list = '.seaworthy/checklists/kubernetes.md';
  const lines = text(folder, list).split('\n').flatMap((line, i) => (/^- \[ \] (?!.*__)/.test(line) ? [String(i + 1)] : []));
  // To Git, neighbouring lines are one place: the boxes stand apart.
  const [first = '', second = ''] = [lines[0], lines.at(-1)];
  for (const [branch, line, name] of [['ada', first, 'Ada'], ['bob', second, 'Bob']] as const) {
    git(folder, 'checkout', '-q', '-b', branch, 'main');
    assert.equal(seaworthy(folder, ['checklist', 'tick', list, line, '--by', name]).code, 0);
    git(folder, 'commit', '-qam', `${name} ticks`);
  }
  git(folder, 'checkout', '-q', 'main');
  git(folder, 'merge', '-q', 'ada');
  const merged = spawnSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'merge', '-q', 'bob', '-m', 'Both'], { cwd: folder, encoding: 'utf8' });
  assert.equal(merged.status, 0, merged.stdout);
  const record = text(folder, '.seaworthy/progress.yaml');
  assert.ok(record.includes('ticked-by: Ada') && record.includes('ticked-by: Bob'));
  assert.equal(text(folder, list).match(/^ *- \[x\]/gm)?.length, 2);
});

test('conflict markers in either file and a newer record are told, and neither file is touched', () => {
  const conflicted = `<<<<<<< ours\n- [x] A\n=======\n- [ ] A\n>>>>>>> theirs\n`;
  const newer = 'version: 9\nboxes: {}\n';
  const merging = '<<<<<<< ours\nversion: 1\n=======\nversion: 1 # theirs\n>>>>>>> theirs\n';
  const third = folderWith({ 'checklist.md': LIST, '.seaworthy/progress.yaml': merging });
  assert.match(seaworthy(third, ['checklist', 'tick', 'checklist.md', '6']).stderr, /conflict markers/);
  assert.deepEqual([text(third, 'checklist.md'), text(third, '.seaworthy/progress.yaml')], [LIST, merging]);
  const one = folderWith({ 'checklist.md': conflicted });
  const refused = seaworthy(one, ['checklist', 'tick', 'checklist.md', '4']);
  assert.deepEqual([refused.code, text(one, 'checklist.md')], [1, conflicted]);
  assert.match(refused.stderr, /conflict markers/);
  const other = folderWith({ 'checklist.md': LIST, '.seaworthy/progress.yaml': newer });
  assert.match(seaworthy(other, ['checklist', 'tick', 'checklist.md', '6']).stderr, /newer Seaworthy/);
  assert.deepEqual([text(other, 'checklist.md'), text(other, '.seaworthy/progress.yaml')], [LIST, newer]);
  assert.equal(seaworthy(other, ['checklist', 'gate']).code, 1);
  assert.match(seaworthy(other, ['checklist', 'status']).stdout, /\n\.seaworthy\/progress\.yaml:1 The record has version 9, which a newer Seaworthy wrote\./);
});

/** Root may write everywhere: a test of what may not be written then runs as somebody else. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const isRefused = NOBODY === undefined || seaworthy('/', ['--version'], { user: NOBODY }).code === 0;

test('in a folder that cannot be written to, every step says so and nothing is lost', { skip: isRefused ? false : 'nobody may not run the sources here' }, () => {
  const manifests = { 'web.yaml': SOUND };
  const folder = folderWith({ 'checklist.md': LIST, ...manifests, '.seaworthy/progress.yaml': 'version: 1\n' });
  const before = everything(folder);
  for (const part of ['.', '.seaworthy']) chmodSync(join(folder, part), 0o555);
  for (const path of Object.keys(before)) chmodSync(join(folder, path), 0o444);
  const list = ['status', 'checklist.md'];
  assert.equal(seaworthy(folder, ['checklist', ...list], { user: NOBODY }).code, 0);
  for (const args of [['tick', 'checklist.md', '6', '--by', 'Ada'], ['untick', 'checklist.md', '5'], ['sign', 'checklist.md', '11', '--by', 'Ada'], ['bind', 'checklist.md', '6', 'manual'], ['run', 'checklist.md', 'x'], ['init', 'data']]) {
    const { code, stdout, stderr } = seaworthy(folder, ['checklist', ...args], { user: NOBODY });
    assert.deepEqual([code, stdout], [1, ''], stderr);
    assert.match(stderr, /^\S+ could not be written: EACCES: permission denied[^\n]*\n$/, args.join(' '));
  }
  for (const part of ['.', '.seaworthy']) chmodSync(join(folder, part), 0o755);
  assert.deepEqual(everything(folder), before);
});

/** Every file below a folder with what it holds. */
function everything(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(files.map(({ name, parentPath }) => join(parentPath, name)).sort().map(path => [relative(folder, path), readFileSync(path, 'utf8')]));
}

test('what was changed, deleted or created while a step was made is not written over', async () => {
  const folder = folderWith({ 'changed.md': 'mine', 'there.md': 'mine' });
  const change = (path: string, before: string | undefined): ChecklistEdit => ({ kind: 'edits', changes: [{ uri: join(folder, path), path, before, edits: [{ start: 0, end: 0, newText: 'theirs' }], after: 'theirs', bom: false }] });
  for (const edit of [change('changed.md', 'older'), change('deleted.md', 'older'), change('there.md', undefined)]) assert.equal(await apply(edit, false), 1);
  assert.deepEqual(everything(folder), { 'changed.md': 'mine', 'there.md': 'mine' });
});

test('where the record cannot be written, the tick is not lost, and that is told', () => {
  const folder = folderWith({ 'checklist.md': LIST, '.seaworthy': 'a file where the folder should be' });
  const { code, stderr } = seaworthy(folder, ['checklist', 'tick', 'checklist.md', '6', '--by', 'Ada']);
  assert.equal(code, 1);
  assert.match(stderr, /^\.seaworthy\/progress\.yaml could not be written: .*\nchecklist\.md was written before\.\n$/);
  assert.equal(text(folder, 'checklist.md'), LIST.replace('[ ] Runbook', '[x] Runbook'));
});

test('without a checklist the report says so, in each form', () => {
  const folder = folderWith({ 'web.yaml': PRIVILEGED });
  assert.equal(seaworthy(folder, ['report']).stdout, '# Production readiness\n\nThere are no checklists.\n');
  assert.match(seaworthy(folder, ['report', '--format', 'html']).stdout, /<p>There are no checklists\.<\/p>/);
  assert.deepEqual(JSON.parse(seaworthy(folder, ['report', '--format', 'json']).stdout), { version: 1, checklists: [] });
});

test('the report is one page that needs nothing beside it, and text of others is text in it', () => {
  const folder = folderWith({ 'checklist.md': `# <script>alert(1)</script>\n\n- [x] No "privileged" & <b>bold</b> pods <!-- seaworthy: privileged -->\n`, 'web.yaml': PRIVILEGED });
  const { code, stdout } = seaworthy(folder, ['report', '--format', 'html']);
  assert.equal(code, 0);
  assert.doesNotMatch(stdout, /<script|<b>|https?:|src=/);
  assert.match(stdout, /&#60;script&#62;|No &#34;privileged&#34;/);
  assert.match(stdout, /<svg class="ring"[^]*web\.yaml:17/);
  assert.match(stdout, /prefers-color-scheme:dark/);
  assert.match(seaworthy(folder, ['report']).stdout, /### Ticked, and refuted\n\n- Line 3: No "privileged" \\& \\<b\\>bold/);
  const { checklists: [list] } = JSON.parse(seaworthy(folder, ['report', '--format', 'json']).stdout) as { checklists: readonly { refuted: readonly object[] }[] };
  assert.equal(list?.refuted.length, 1);
});

test('wrong use is one line', () => {
  const folder = folderWith({ 'checklist.md': LIST, 'notes.md': LIST });
  const told = (...args: readonly string[]): string => {
    const { code, stderr } = seaworthy(folder, args);
    assert.equal(code, 2, stderr);
    return stderr;
  };
  assert.match(told('checklist'), /^seaworthy: Say what to do with checklists: status, tick/);
  assert.match(told('checklist', 'gate', '--by', 'Ada'), /`checklist gate` takes no --by\.\n$/);
  assert.match(told('checklist', 'tick', 'notes.md', '5'), /notes\.md is no checklist/);
  assert.match(told('checklist', 'sign', 'checklist.md', '6'), /is no sign-off/);
  assert.match(told('checklist', 'sign', 'checklist.md', 'runbook'), /is no sign-off/);
  assert.match(told('checklist', 'run', 'checklist.md', 'x', '--date', '2026-02-30'), /--date is a date/);
  assert.match(told('report', '--format', 'pdf'), /--format is one of markdown, html, json/);
  assert.match(told('check', '--section', 'x'), /`check` takes no --section/);
});

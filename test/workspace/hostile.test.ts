import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RULES } from '../../src/engine/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { DEPLOYMENT, pod } from '../support/hostile.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { found, problems, scanned, workspaceOver } from './support.ts';

const MOVING = pod().replace('example.com/web:1.4.2', 'example.com/web:latest');
const FINDING = '[warning] Container web uses example.com/web:latest.';

test('a folder of what nobody should write: each file says at most one thing, and the good one is checked', async () => {
  const laughs = Array.from({ length: 20 }, (_, i) => `        a${String(i + 1)}: &a${String(i + 1)} [${Array(10).fill(`*a${String(i)}`).join(', ')}]\n`).join('');
  const { workspace } = await scanned({
    '/repo/alias-bomb.yaml': pod(`      livenessProbe:\n        a0: &a0 {x: 1}\n${laughs}`),
    '/repo/binary.yaml': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
    '/repo/brackets.yaml': pod(`      env: ${'['.repeat(10_000)}\n`),
    '/repo/empty.yaml': '',
    '/repo/huge.yaml': new Uint8Array(20_000_000).fill(0x23),
    '/repo/line.yaml': pod(`      workingDir: ${'x'.repeat(100_000)}\n`),
    '/repo/lines.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: |\n${'    x\n'.repeat(75_000)}`,
    '/repo/no-end.json': '{"apiVersion": "v1", "kind": "Pod", "spec": {',
    '/repo/scalar.yaml': 'apiVersion and kind: none\n',
    '/repo/tabs.yaml': pod('\t\tcommand: [a]\n'),
    '/repo/utf-16.yaml': Uint8Array.from([0xff, 0xfe, 0x61, 0x00]),
    '/repo/…/🚢 %41 \u202e.yaml': MOVING,
    '/repo/.../__proto__.yaml': MOVING,
  });
  assert.deepEqual(found(workspace), [`.../__proto__.yaml: ${FINDING}`, `…/🚢 %41 \u202e.yaml: ${FINDING}`]);
  assert.deepEqual(problems(workspace).map(line => line.slice(0, line.indexOf(':'))), ['alias-bomb.yaml', 'brackets.yaml', 'no-end.json', 'tabs.yaml']);
  for (const name of ['binary', 'huge', 'utf-16']) assert.equal(workspace.file(`/repo/${name}.yaml`)?.status.kind, 'left-alone', name);
});

test('a configuration with errors, and an ignore file that is none, stop nothing', async () => {
  for (const config of ['profile: [', '- a', '\ud800', '__proto__: {}\nconstructor: []\nrules: {constructor: off, latest: {__proto__: 1}}', `files: {exclude: ["${'*a'.repeat(30)}b", "[", "!", "**{", "+(a|aa)+b"]}`]) {
    const { workspace } = await scanned({ '/repo/.seaworthy.yaml': config, '/repo/.gitignore': '[\n\\\n!\n[z-a]\n\0\n', [`/repo/${'a'.repeat(100)}.yaml`]: MOVING });
    assert.equal(found(workspace).length, 1, config);
    assert.ok(problems(workspace).some(line => line.startsWith('.seaworthy.yaml:')), config);
  }
});

test('whatever is typed, an open file is judged as one that was just opened, and one on disk', async () => {
  const edit = fc.record({ at: fc.nat(DEPLOYMENT.length + 400), remove: fc.nat(60), insert: fc.constantFrom('', '"', '[', '- ', '---\n', '\n', 'x', ': ', '\t', '\r', '# seaworthy: ignore-file image-tag -- x\n', '      image: a:latest\n') });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async edits => {
      const start = `${MOVING}---\n${DEPLOYMENT}---\n${MOVING}`;
      const typed = await opened(start);
      let text = start;
      for (const { at, remove, insert } of edits) {
        text = text.slice(0, at) + insert + text.slice(at + remove);
        typed.change('/repo/a.yaml', text);
        typed.file('/repo/a.yaml');
      }
      await typed.idle();
      const fresh = await opened(text);
      const disk = workspaceOver(new MemoryFiles({ '/repo/a.yaml': new TextEncoder().encode(text) }), { rules: RULES });
      await disk.scan(new AbortController().signal);
      assert.deepEqual(said(typed), said(fresh));
      assert.deepEqual(said(typed), said(disk));
    }),
    { numRuns: 30 },
  );
});

/** A workspace with one file, which an editor shows. */
async function opened(text: string): Promise<Workspace> {
  const workspace = workspaceOver(new MemoryFiles({ '/repo/a.yaml': MOVING }), { rules: RULES });
  await workspace.scan(new AbortController().signal);
  workspace.open('/repo/a.yaml', text);
  await workspace.idle();
  return workspace;
}

function said(workspace: Workspace): unknown {
  const file = workspace.file('/repo/a.yaml');
  if (file === undefined) return undefined;
  const { findings, suppressed, problems: wrong, tallies, failures } = file.report;
  const plain = [...findings, ...suppressed].map(({ active, message, range, subject, suppression }) => ({ rule: active.rule.id, message, range, subject, suppression }));
  return { status: file.status, findings: plain, wrong, tallies, failures };
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyFileEdits, compositesOf, suppressEdit, toFileEdits, write } from '../../../src/engine/index.ts';
import type { Edit } from '../../../src/engine/index.ts';
import { modules } from '../../support/hcl-modules.ts';
import type { Linted, Texts } from '../../support/terraform.ts';
import { lintAll } from '../../support/terraform.ts';

const FILES = Number(process.env['RUNS'] ?? 30);
const shop = join(import.meta.dirname, '..', '..', '..', 'examples', 'shop', 'infra');

/** Runs `terraform fmt` once over a folder with some texts; undefined where there is no Terraform on this machine. */
function format(texts: ReadonlyMap<string, string>, ...options: readonly string[]): { readonly named: readonly string[]; readonly after: ReadonlyMap<string, string>; readonly errors: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-fmt-'));
  try {
    for (const [name, text] of texts) writeFileSync(join(folder, name), text);
    const { error, stdout, stderr, status } = spawnSync('terraform', ['fmt', '-list=true', ...options, folder], { encoding: 'utf8', env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
    if (error !== undefined) return undefined;
    const named = stdout.split('\n').flatMap(line => (line === '' ? [] : [line.slice(line.lastIndexOf('/') + 1)]));
    const after = new Map([...texts.keys()].map(name => [name, readFileSync(join(folder, name), 'utf8')]));
    return { named, after, errors: status === 2 || named.length === 0 ? stderr.replace(/^There are some problems with the CLI configuration[^]*?╵\n/, '').trim() : '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Everything that the light bulb offers for a file, by what it would be called there. */
function* offers({ file, report }: Linted): Generator<readonly [title: string, edit: Edit]> {
  for (const finding of report.findings) {
    for (const fix of finding.fixes ?? []) yield [`${finding.active.rule.id}: ${fix.title}`, write(fix.changes())];
    const [unit] = file.units;
    if (unit !== undefined) for (const scope of ['line', 'object'] as const) yield [`${finding.active.rule.id}: ignore ${scope}`, suppressEdit(unit, finding, scope)];
  }
  for (const fix of compositesOf(report.findings)) yield [fix.title, write(fix.changes())];
}

/** What the edits make of the files that they are in. */
function changed(edit: Edit, texts: Texts): string[] {
  if (edit.kind === 'refused') return [];
  const sources = [...new Set(edit.edits.map(({ span }) => span.source))];
  return sources.map(source => applyFileEdits(texts[source.uri] ?? '', toFileEdits(edit.edits.filter(({ span }) => span.source === source))).text);
}

test('terraform fmt leaves a file alone after every fix and every suppression, where it did before', context => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
  const generated = new Map(fc.sample(modules, { numRuns: FILES, seed }).map((text, i) => [`${String(i)}.tf`, text]));
  const formatted = format(generated);
  if (formatted === undefined) {
    context.skip('terraform is not on this machine');
    return;
  }
  console.log(`seed ${String(seed)}`);
  assert.equal(formatted.errors, '');
  const paths = readdirSync(shop, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.tf'));
  const workspaces: Texts[] = [...[...formatted.after.values()].map(text => ({ 'main.tf': text })), Object.fromEntries(paths.map(path => [path.replaceAll('\\', '/'), readFileSync(join(shop, path), 'utf8')]))];
  const results = new Map<string, string>();
  const titles = new Map<string, string>();
  for (const texts of workspaces) {
    for (const linted of lintAll(texts).values()) {
      for (const [title, edit] of offers(linted)) {
        for (const text of changed(edit, texts)) {
          const name = `${String(results.size)}.tf`;
          results.set(name, text);
          titles.set(name, title);
        }
      }
    }
  }
  const { named: refused = [], errors } = format(results, '-check') ?? {};
  assert.equal(errors, '');
  assert.deepEqual(refused.map(name => `${titles.get(name) ?? ''}\n${results.get(name) ?? ''}`).slice(0, 3), [], `${String(refused.length)} of ${String(results.size)} files`);
  assert.ok(results.size > FILES * 5, `${String(results.size)} files`);
  console.log(`${String(results.size)} files are as terraform fmt would have them`);
});

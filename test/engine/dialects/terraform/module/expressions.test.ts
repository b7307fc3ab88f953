import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Evaluated } from '../../../../../src/engine/dialects/terraform/module/types.ts';
import { KNOWN, PREAMBLE, UNKNOWN } from './expressions.ts';
import type { Case } from './expressions.ts';
import { jsonOf, readTexts, shown } from './workspace.ts';

const PRELUDE = `${PREAMBLE}locals { region_or_none = var.none }\n`;

function worked(expression: string): Evaluated {
  const root = readTexts({ 'main.tf': `${PRELUDE}resource "x" "y" {\n  value = ${expression}\n}\n` });
  const [resource] = root.resources();
  assert.ok(resource !== undefined);
  assert.deepEqual(root.module.documents.flatMap(({ problems }) => problems), []);
  return resource.get('value');
}

for (const { page, expression, value } of KNOWN) {
  test(`known (${page}): ${expression}`, () => {
    assert.deepEqual(jsonOf(worked(expression)), value);
  });
}

for (const { page, expression, value } of UNKNOWN) {
  test(`not known (${page}): ${expression}`, () => {
    assert.deepEqual(shown(worked(expression)), value);
  });
}

/** What Terraform itself says, or undefined where it is not on this machine. */
function asTerraformSays(cases: readonly Case[]): unknown[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-terraform-'));
  try {
    writeFileSync(join(folder, 'main.tf'), `${PRELUDE}variable "x" { default = 0 }\n`);
    writeFileSync(join(folder, 'terraform.rc'), '');
    const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'), CHECKPOINT_DISABLE: '1' };
    // The console takes one expression of what is piped into it.
    const input = `jsonencode([${cases.map(({ expression }) => expression).join(', ')}])\n`;
    const { stdout, stderr, error } = spawnSync('terraform', ['console', '-var=unset=x'], { cwd: folder, env, input, encoding: 'utf8' });
    if (error !== undefined) return undefined;
    assert.equal(stderr, '');
    const said: unknown = JSON.parse(String(JSON.parse(stdout)));
    return Array.isArray(said) ? [...(said as readonly unknown[])] : [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('Terraform says the same of what is known', context => {
  const said = asTerraformSays(KNOWN);
  if (said === undefined) {
    context.skip('terraform is not on this machine');
    return;
  }
  assert.deepEqual(KNOWN.map(({ expression }, i) => [expression, said[i]]), KNOWN.map(({ expression, value }) => [expression, value]));
});

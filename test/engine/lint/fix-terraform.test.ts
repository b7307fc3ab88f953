import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { modules } from '../../support/hcl-modules.ts';
import { checkFix } from '../../support/terraform-invariant.ts';
import { lintIn } from '../../support/terraform.ts';

// Invariant 3 over files as people write them: see test/support/terraform-invariant.ts. `SEED=... RUNS=...` tries others.
test('every fix that is offered for a file of Terraform keeps the file', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
  console.log(`seed ${String(seed)}`);
  let applied = 0;
  const refused = new Map<string, number>();
  const property = fc.property(modules, text => {
    const { report } = lintIn({ 'main.tf': text });
    assert.deepEqual([...report.problems, ...report.failures], [], text);
    for (const finding of report.findings) {
      for (const fix of finding.fixes ?? []) {
        const outcome = checkFix(text, report, finding, fix);
        if (outcome.kind === 'fixed') applied += 1;
        else refused.set(outcome.because, (refused.get(outcome.because) ?? 0) + 1);
      }
    }
  });
  fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 60), seed });
  console.log(`${String(applied)} fixes applied; refused:`, Object.fromEntries(refused));
  assert.ok(applied > 200, `${String(applied)} fixes were applied`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, fixAll, onlySafe, readFile, rulesetOf } from '../../src/engine/index.ts';
import type { Accepts } from '../../src/engine/index.ts';
import { repositories, withoutCorpus } from '../support/corpus.ts';

const STRICT = rulesetOf(RULES, 'strict');

// `seaworthy fix` over real files, with what it applies unasked and with every proposed value as well.
const WAYS: readonly (readonly [what: string, accepts: Accepts])[] = [
  ['safe fixes', onlySafe],
  ['fixes of every kind, with their proposed values,', () => true],
];

for (const [what, accepts] of WAYS) {
  test(`${what} come to a fixed point on every real manifest`, { skip: withoutCorpus }, () => {
    let applied = 0;
    const skipped = new Map<string, number>();
    for (const { files, project } of repositories('kubernetes')) {
      for (const model of files.filter(({ status }) => status.kind === 'checked')) {
        const fixed = fixAll({ model, ruleset: STRICT, project }, accepts);
        applied += fixed.applied.length;
        for (const { because } of fixed.skipped) skipped.set(because, (skipped.get(because) ?? 0) + 1);
        const left = fixed.report.findings.filter(finding => finding.fixes?.some(fix => accepts(fix, finding)) ?? false);
        assert.equal(left.length, fixed.skipped.length, `${model.path}: ${left.map(({ message }) => message).join('; ')}`);
        const again = fixAll({ model: readFile(model.path, fixed.text), ruleset: STRICT, project: fixed.project }, accepts);
        assert.equal(again.text, fixed.text, `${model.path} is not a fixed point`);
      }
    }
    console.log(`${String(applied)} ${what} applied; skipped:`, Object.fromEntries(skipped));
    assert.ok(applied > 100);
  });
}

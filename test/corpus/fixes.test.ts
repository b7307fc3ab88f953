import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repositories, withoutCorpus } from '../support/corpus.ts';
import { check, lint } from '../support/invariant.ts';

// Invariant 3 over real files: after each offered fix, applied alone, the text parses, the finding is gone, nothing new is
// found, every line that the fix does not name is what it was, and the values differ by the change alone.

/**
 * Which of the fixes are tried. Those of Compose are some 15,000, and all of them take two minutes or three: `ALL_FIXES=1` tries
 * them. Else each rule's first in every repository is, and of the others one in so many.
 */
const ONE_IN = { kubernetes: 1, compose: process.env['ALL_FIXES'] === undefined ? 6 : 1 } as const;

for (const folder of ['kubernetes', 'compose'] as const) test(`every fix offered over the real ${folder} files keeps the file`, { skip: withoutCorpus }, () => {
  let fixes = 0;
  let offered = 0;
  const failures: string[] = [];
  const refused = new Map<string, number>();
  for (const { files } of repositories(folder)) {
    const tried = new Set<string>();
    for (const file of files) {
      const before = lint(file);
      for (const finding of before.findings) {
        for (const fix of finding.fixes ?? []) {
          offered += 1;
          if (offered % ONE_IN[folder] !== 0 && tried.has(finding.active.rule.id)) continue;
          tried.add(finding.active.rule.id);
          fixes += 1;
          try {
            const because = check(file, before, finding, fix);
            if (because !== undefined) refused.set(because, (refused.get(because) ?? 0) + 1);
          } catch (error) {
            failures.push(error instanceof Error ? error.message : String(error));
          }
        }
      }
    }
  }
  console.log(`${String(fixes)} fixes applied; refused:`, Object.fromEntries(refused));
  assert.deepEqual(failures.slice(0, 20), [], `${String(failures.length)} fixes do not keep the file`);
  assert.ok(fixes > 1000);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES, lintFile, reportFile, rulesetOf } from '../src/engine/index.ts';
import { ASPECTS, agrees, compare, meaning, outOfScope } from '../test/support/agreement.ts';
import type { Comparison } from '../test/support/agreement.ts';
import type { Repository } from '../test/support/corpus.ts';
import { containersOf, repositories, truthRows, withoutCorpus } from '../test/support/corpus.ts';

// Writes docs/corpus.md: how our findings agree with the reference data, and how many findings a real container has.
if (withoutCorpus !== false) {
  console.error(`${withoutCorpus}: docs/corpus.md stays as it is.`);
  process.exit(1);
}
const all = repositories('kubernetes');
const rows = truthRows();
const inScope = rows.filter(row => outOfScope(row, all) === undefined);
const comparisons = compare(inScope, all);
const page = `# Over real manifests

Made by \`npm run corpus\` from \`../shared/corpus/kubernetes\`, which is read in place and not part of this repository.

## Agreement with the reference

The reference has ${String(rows.length)} rows, one a container, computed by an independent program with PyYAML. ${String(inScope.length)} of them are containers that we judge.

| the others | why |
|---|---|
${rows.flatMap(row => (outOfScope(row, all) === undefined ? [] : [`| \`${row.path}:${String(row.line)}\` | ${outOfScope(row, all) ?? ''} |`])).join('\n')}

| what is missing | rule | agree | differ |
|---|---|---|---|
${ASPECTS.map(([missing, rule]) => aspectRow(missing, rule)).join('\n')}
| all | | ${share(comparisons)} | ${String(differing(comparisons).length)} |

The reference knows one spelling of each thing. Where the catalogue's own definition is wider (a uid other than 0 is not root; a limit is
the request; a container that serves nothing needs no readiness probe) we follow the catalogue: counted that way, ${String(differing(comparisons).filter(one => meaning(one) === undefined).length)} of ${String(comparisons.length)} differ.
Every difference, with its reason:

| where | what | ours | why |
|---|---|---|---|
${differing(comparisons).map(differenceRow).join('\n')}

## Findings per container

${noise(all)}`;
writeFileSync(join(import.meta.dirname, '..', 'docs', 'corpus.md'), page);
console.log('docs/corpus.md is written.');

function differing(some: readonly Comparison[]): Comparison[] {
  return some.filter(one => !agrees(one));
}

function share(some: readonly Comparison[]): string {
  return `${(((some.length - differing(some).length) / some.length) * 100).toFixed(2)} % of ${String(some.length)}`;
}

function aspectRow(missing: string, rule: string): string {
  const own = comparisons.filter(one => one.missing === missing);
  return `| ${missing} | ${rule} | ${share(own)} | ${String(differing(own).length)} |`;
}

function differenceRow(one: Comparison): string {
  const { row, missing, ours } = one;
  return `| \`${row.path}:${String(row.line)}\` ${row.kind} ${row.container} | ${missing} | ${ours} | ${meaning(one) ?? '**not explained**'} |`;
}

/** A table of findings by rule over every file that is checked. */
function noise(some: readonly Repository[]): string {
  const counts = new Map<string, number>();
  let containers = 0;
  for (const { files, project } of some) {
    for (const file of files) {
      containers += containersOf(file).length;
      for (const { active } of reportFile(lintFile(file, rulesetOf(RULES, 'strict')), project).findings) {
        counts.set(active.rule.id, (counts.get(active.rule.id) ?? 0) + 1);
      }
    }
  }
  const sum = (profile: string): number =>
    RULES.filter(({ meta }) => meta.profile === profile).reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
  const table = [...RULES]
    .sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id, meta }) => `| ${id} | ${meta.profile} | ${meta.severity} | ${String(counts.get(id) ?? 0)} | ${((counts.get(id) ?? 0) / containers).toFixed(2)} |`);
  return `${String(containers)} containers. In the recommended profile they have ${(sum('recommended') / containers).toFixed(1)} findings each; strict adds ${(sum('strict') / containers).toFixed(1)}.

| rule | profile | severity | findings | per container |
|---|---|---|---|---|
${table.join('\n')}
`;
}

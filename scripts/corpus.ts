import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES, lintFile, reportFile, rulesetOf } from '../src/engine/index.ts';
import { ASPECTS, agrees, agreesToTheLetter, compare, outOfScope } from '../test/support/agreement.ts';
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

The reference knows one spelling of each thing. Where rules.md defines a thing more widely (a uid other than 0 is not root; a limit is the
request; a container that serves nothing needs no readiness probe) we follow rules.md, so the comparison is made twice: to the letter, and
with the definition applied to the reference. Whether a definition holds is read from the file by another YAML parser without a line of
the engine (\`test/support/reference.ts\`), and \`test/corpus/agreement.test.ts\` fails above 0.5 % and at any difference without one.

| what is missing | rule | to the letter | differ | by the definitions | differ |
|---|---|---|---|---|---|
${ASPECTS.map(([missing, rule]) => aspectRow(missing, rule)).join('\n')}
| all | | ${shares(comparisons)} |

Every difference to the letter, with the definition that makes it:

| where | what | ours | why |
|---|---|---|---|
${comparisons.filter(one => !agreesToTheLetter(one)).map(differenceRow).join('\n')}

## Findings per container

${noise(all)}`;
writeFileSync(join(import.meta.dirname, '..', 'docs', 'corpus.md'), page);
console.log('docs/corpus.md is written.');

function shares(some: readonly Comparison[]): string {
  return [agreesToTheLetter, agrees].map(test => share(some, test)).join(' | ');
}

function share(some: readonly Comparison[], test: (one: Comparison) => boolean): string {
  const agreeing = some.filter(test).length;
  return `${((agreeing / some.length) * 100).toFixed(2)} % of ${String(some.length)} | ${String(some.length - agreeing)}`;
}

function aspectRow(missing: string, rule: string): string {
  return `| ${missing} | ${rule} | ${shares(comparisons.filter(one => one.missing === missing))} |`;
}

function differenceRow(one: Comparison): string {
  const { row, missing, ours, definition } = one;
  return `| \`${row.path}:${String(row.line)}\` ${row.kind} ${row.container} | ${missing} | ${ours} | ${definition ?? '**not explained**'} |`;
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

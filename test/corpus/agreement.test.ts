import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Comparison } from '../support/agreement.ts';
import { agrees, compare, meaning, outOfScope } from '../support/agreement.ts';
import { repositories, truthRows, withoutCorpus } from '../support/corpus.ts';

// The reference rows were computed by another program with another YAML parser. `npm run corpus` writes what this test
// checks, with every difference, into docs/corpus.md.
describe('findings over the real manifests', { skip: withoutCorpus }, () => {
  const all = withoutCorpus === false ? repositories('kubernetes') : [];
  const rows = withoutCorpus === false ? truthRows().filter(row => outOfScope(row, all) === undefined) : [];
  const comparisons = compare(rows, all);

  test('every container of the reference is read at its line', () => {
    assert.deepEqual(comparisons.filter(({ ours }) => ours === 'not read').map(describeOne), []);
  });

  test('differ from the reference only where the catalogue means something else, and there in less than 2 % of what it says', () => {
    const differing = comparisons.filter(one => !agrees(one));
    assert.ok(differing.length < comparisons.length * 0.02, `${String(differing.length)} of ${String(comparisons.length)} differ`);
    assert.deepEqual(comparisons.filter(one => !agrees(one) && meaning(one) === undefined).map(describeOne), []);
  });
});

function describeOne({ row, missing, reference, ours }: Comparison): string {
  return `${row.path}:${String(row.line)} ${row.kind} ${row.container}: ${missing} is ${reference ? 'missing' : 'there'} in the reference, ours: ${ours}`;
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Comparison } from '../support/agreement.ts';
import { agrees, agreesToTheLetter, compare, outOfScope } from '../support/agreement.ts';
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

  test('agree with the reference on at least 99.5 % of what it says, read by the definitions of the catalogue', () => {
    const differing = comparisons.filter(one => !agrees(one));
    assert.ok(differing.length <= comparisons.length * 0.005, differing.map(describeOne).join('\n'));
  });

  test('differ from its letter only where a definition of the catalogue says so of that very container', () => {
    const differing = comparisons.filter(one => !agreesToTheLetter(one));
    assert.deepEqual(differing.filter(one => one.definition === undefined).map(describeOne), []);
  });
});

function describeOne({ row, missing, reference, ours }: Comparison): string {
  return `${row.path}:${String(row.line)} ${row.kind} ${row.container}: ${missing} is ${reference ? 'missing' : 'there'} in the reference, ours: ${ours}`;
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { matchIdentities } from '../../../src/engine/checklist/identity.ts';
import type { Identity } from '../../../src/engine/checklist/identity.ts';
import { plainStatus, progressOf, provable, statusOf, tickEdit, worldOf } from '../../../src/engine/checklist/index.ts';
import type { BoxRecord, Item } from '../../../src/engine/checklist/index.ts';
import { RULES } from '../../../src/engine/rules/index.ts';
import { applied, itemOf, read } from './support.ts';

const TEXT = `# Launch
## Pre-launch
- [x] Memory limits set
- [ ] Image tags pinned
- [ ] CDN configured (if needed)
- [ ] **Docs**
  - [x] Runbook written
  - [ ] Guide for partners written
## Rollback
Roll back if:
- [x] Orders lost
## Daily
- [ ] Look at errors
## Launch day
- [ ] All pre-launch items checked
`;

const checklist = read(TEXT);
const records = new Map<Item, BoxRecord>([[itemOf(checklist, 'Guide'), { notApplicable: 'no partners' }]]);
const recordOf = (item: Item): BoxRecord | undefined => records.get(item);

describe('progress', () => {
  it('counts leaves: required and optional apart, without what recurs, does not apply, or is a trigger', () => {
    assert.deepEqual(progressOf(checklist.items, recordOf), { required: 4, done: 2, optional: 1, optionalDone: 0, notApplicable: 1, alarms: 1 });
  });
});

describe('status', () => {
  const tallies = new Map([['memory-limit', { examined: 2, found: 1, unknown: 0 }], ['image-tag', { examined: 2, found: 0, unknown: 0 }]]);
  const world = worldOf({ rules: RULES, fact: () => undefined, answer: ({ rule }) => ({ kind: 'tally', ...(tallies.get(rule.id) ?? { examined: 0, found: 0, unknown: 0 }), at: [] }) });
  const status = statusOf(checklist, { recordOf, idOf: item => item.id }, world);

  it('tells refuted ticks and what is proven', () => {
    assert.deepEqual(status.items.filter(({ refuted }) => refuted).map(({ item }) => item.text), ['Memory limits set']);
    assert.deepEqual(provable(status).map(({ item }) => item.text), ['Image tags pinned']);
  });

  it('a group is complete without what does not apply', () => {
    assert.equal(status.items.find(({ item }) => item.text === '**Docs**')?.state, 'ticked');
    const leftOut = (item: Item): boolean => recordOf(item) !== undefined;
    const open = applied(checklist.source, tickEdit([itemOf(checklist, 'Runbook')], true, leftOut));
    assert.ok(itemOf(read(open), 'Docs').ticked);
  });

  it('is printed with lines that count from 1', () => {
    const plain = plainStatus(status);
    assert.deepEqual([plain.title, plain.items, plain.required, plain.done], ['Launch', 9, 4, 2]);
    const guide = plain.entries.find(({ text }) => text.startsWith('Guide'));
    assert.deepEqual([guide?.line, guide?.parent, guide?.notApplicable], [8, 6, { reason: 'no partners' }]);
    assert.deepEqual(plain.entries[1]?.evidence.map(({ id, verdict, origin }) => [id, verdict, origin]), [['image-tag', 'met', 'suggested']]);
    assert.deepEqual(JSON.parse(JSON.stringify(plain)), plain);
  });
});

describe('identity', () => {
  const word = fc.constantFrom('probe', 'limit', 'set', 'tested', 'redis', 'all');
  const identity: fc.Arbitrary<Identity> = fc.record({
    file: fc.constantFrom('a.md', 'b.md'),
    under: fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 }),
    text: fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' ')),
    occurrence: fc.integer({ min: 1, max: 2 }),
  });

  it('never gives two entries one box, and finds what did not change', () => {
    fc.assert(fc.property(fc.array(identity), fc.array(identity), (stored, present) => {
      const pairs = matchIdentities(stored, present);
      assert.equal(new Set(pairs.values()).size, pairs.size);
      const key = (one: Identity): string => JSON.stringify([one.file, one.under, one.text, one.occurrence]);
      const kept = stored.filter(one => present.some(other => key(other) === key(one)));
      const unique = kept.filter(one => stored.filter(other => key(other) === key(one)).length === 1);
      for (const one of unique) assert.equal(key(pairs.get(one) ?? one), key(one));
      for (const one of unique) assert.ok(pairs.has(one));
    }));
  });
});

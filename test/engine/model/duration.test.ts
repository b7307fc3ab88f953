import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../../src/engine/model/values/duration.ts';

describe('a Go duration', () => {
  it('is a row of amounts with units, in seconds', () => {
    const expected = [['10s', 10], ['1m30s', 90], ['1h', 3600], ['1.5h', 5400], ['100ms', 0.1], ['250us', 0.00025], ['3µs', 0.000003], ['-5m', -300], ['0', 0], ['.5s', 0.5], ['1s1h', 3601]] as const;
    for (const [text, seconds] of expected) assert.equal(parseDuration(text), seconds, text);
  });

  it('needs a unit, and knows no days', () => {
    for (const text of ['', '10', '1d', '1w', '10 s', ' 10s', '1m30', 's', '.s', '1e3s', '10S', '9999999h']) assert.equal(parseDuration(text), undefined, text);
  });

  it('is written as people write it, and read back', () => {
    for (const [seconds, text] of [[90, '1m30s'], [3600, '1h'], [0.25, '0.25s'], [0, '0s'], [-10, '-10s']] as const) assert.equal(formatDuration(seconds), text);
    fc.assert(fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (tenths) => parseDuration(formatDuration(tenths / 10)) === tenths / 10));
  });
});

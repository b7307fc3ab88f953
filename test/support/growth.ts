import assert from 'node:assert/strict';
import { test } from 'node:test';

/** Four times the text takes about four times as long; sixteen times, where somebody compares everything with everything. */
const GROWTH = 4;
const MOST = 9;

/** Below this many milliseconds a clock says nothing. */
const NOISE = 40;

function fastest(run: () => void, times: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Compares a text with one four times as long, in one run, so that the machine's speed does not matter. */
export function growsLinearly(what: string, n: number, textOf: (n: number) => string, run: (text: string) => void): void {
  test(what, () => {
    const [small, large] = [textOf(n), textOf(GROWTH * n)];
    run(small);
    const before = Math.max(NOISE, fastest(() => { run(small); }, 2));
    let after = fastest(() => { run(large); }, 1);
    // A machine that does other things as well is asked again.
    for (let i = 0; i < 3 && after > MOST * before; i += 1) after = Math.min(after, fastest(() => { run(large); }, 1));
    assert.ok(after <= MOST * before, `${after.toFixed(0)} ms for ${String(GROWTH * n)}, ${before.toFixed(0)} ms for ${String(n)}`);
  });
}

/** Lines that are numbered from 0. */
export const times = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('');

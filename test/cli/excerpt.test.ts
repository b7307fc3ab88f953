import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { excerpt } from '../../src/cli/excerpt.ts';
import { printable } from '../../src/cli/printable.ts';

/** The line as a terminal shows it, and the carets below. */
function draw(line: string, start: number, end: number, width = 40): string {
  const shown = excerpt(line, start, end, width);
  return `${shown.line}\n${' '.repeat(shown.before)}${'^'.repeat(shown.length)}`;
}

describe('a source line on a terminal', () => {
  test('has its carets under the finding', () => {
    assert.equal(draw('  - name: web', 10, 13), '  - name: web\n          ^^^');
  });

  test('keeps carets aligned behind tabs', () => {
    assert.equal(draw('\tname:\tweb', 7, 10), '    name:   web\n            ^^^');
  });

  test('keeps carets aligned behind characters that are two columns wide, or none', () => {
    assert.equal(draw('店: web', 3, 6), '店: web\n    ^^^');
    assert.equal(draw('e\u0301: web', 4, 7), 'e\u0301: web\n   ^^^');
    assert.equal(draw('🚢: web', 4, 7), '🚢: web\n    ^^^');
  });

  test('is cut to a window around the finding where it is long', () => {
    assert.equal(draw(`${'a'.repeat(500)}HERE${'b'.repeat(500)}`, 500, 504, 30), '…aaaaaaaaaaHEREbbbbbbbbbbbbbb…\n           ^^^^');
  });

  test('is cut at the end alone where the finding stands at its start', () => {
    assert.equal(draw(`HERE${'b'.repeat(500)}`, 0, 4, 20), 'HEREbbbbbbbbbbbbbbb…\n^^^^');
  });

  test('is never wider than the window, however long the line and the finding', () => {
    for (const start of [0, 1, 50, 99_990]) {
      const shown = excerpt('x'.repeat(100_000), start, 100_000, 60);
      assert.ok(shown.line.length <= 60, shown.line);
      assert.ok(shown.before + shown.length <= 60);
    }
  });

  test('has one caret for a finding without extent, even behind the last character', () => {
    assert.equal(draw('key:', 4, 4), 'key:\n    ^');
    assert.equal(draw('', 0, 0), '\n^');
  });

  test('does not split a character in two halves', () => {
    assert.doesNotMatch(excerpt('🚢'.repeat(200), 200, 202, 31).line, /\ufffd|\p{Cs}/u);
  });
});

describe('printable text', () => {
  test('shows control characters as pictures: nothing moves the cursor or sets a colour', () => {
    assert.equal(printable('a\u001b[31mb\u0007\r\n\u007f\u009b'), 'a␛[31mb␇␍␊␡\ufffd');
  });

  test('shows directional characters, which would reorder a line', () => {
    assert.equal(printable('user\u202e\u2066 // admin'), 'user\ufffd\ufffd // admin');
  });

  test('leaves letters of every script and emoji as they are', () => {
    assert.equal(printable('Grüße, 世界 🚢 e\u0301'), 'Grüße, 世界 🚢 e\u0301');
  });
});

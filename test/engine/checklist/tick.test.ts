import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blanksOf, emptyCopy, runPath, sign, tickEdit, tickState, unsign, withoutBlanks } from '../../../src/engine/checklist/index.ts';
import type { Checklist } from '../../../src/engine/checklist/index.ts';
import { applied, itemOf, read } from './support.ts';

const GROUPED = '# A\n- [ ] **Group**\n  - [ ] one\n  - [x] two\n- [ ] **Rollback triggers**\n  - [ ] Errors > 5%\n';

function after(checklist: Checklist, words: string, ticked: boolean): string {
  return applied(checklist.source, tickEdit([itemOf(checklist, words)], ticked));
}

describe('ticking', () => {
  it('changes one character, whatever stands around it', () => {
    const text = '1) [ ]   odd\t \r\n\r\n*  [X] *kept*';
    const checklist = read(text);
    assert.equal(after(checklist, 'odd', true), text.replace('[ ]', '[x]'));
    assert.equal(after(checklist, 'kept', true), text);
    assert.equal(after(checklist, 'kept', false), text.replace('[X]', '[ ]'));
  });

  it('a group is ticked with its last child, and open again with any', () => {
    const done = read(after(read(GROUPED), 'one', true));
    assert.ok(itemOf(done, 'Group').ticked);
    const open = read(after(done, 'two', false));
    assert.deepEqual([itemOf(open, 'Group').ticked, tickState(itemOf(open, 'Group'))], [false, 'partial']);
  });

  it('a group stands for its children', () => {
    const done = read(after(read(GROUPED), 'Group', true));
    assert.deepEqual(['Group', 'one', 'two'].map(words => itemOf(done, words).ticked), [true, true, true]);
    assert.equal(tickState(itemOf(read(GROUPED), 'Group')), 'partial');
  });

  it('a trigger that fired never completes its group', () => {
    const fired = read(after(read(GROUPED), 'Errors', true));
    assert.deepEqual([itemOf(fired, 'Errors').ticked, itemOf(fired, 'triggers').ticked], [true, false]);
  });

  it('any boxes, in any order: nothing but marks changes', () => {
    const box = fc.tuple(fc.nat(2), fc.constantFrom(' ', 'x'), fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map(text => text.replace(/[\r\n]/g, ' ')));
    fc.assert(fc.property(fc.array(box, { minLength: 1 }), fc.array(fc.tuple(fc.nat(), fc.boolean())), (boxes, steps) => {
      const text = boxes.map(([depth, mark, words]) => `${'  '.repeat(depth)}- [${mark}] a${words}`).join('\n');
      let now = text;
      for (const [at, ticked] of steps) {
        const checklist = read(now);
        const item = checklist.items[at % Math.max(1, checklist.items.length)];
        if (item !== undefined) now = applied(checklist.source, tickEdit([item], ticked));
      }
      const places = new Set(read(text).items.map(item => item.box));
      assert.equal(now.length, text.length);
      for (let i = 0; i < text.length; i += 1) assert.ok(places.has(i) || now[i] === text[i]);
    }));
  });
});

describe('signing', () => {
  const LINE = '## Sign-off\n- [ ] **Security team**: ___________ Date: \\_\\_\\_\\_\r\n- [ ] **Date/Time**: ______\n- [ ] **Owner** approved: fine\n';

  it('fills name and date, and un-signing restores every blank', () => {
    const checklist = read(LINE);
    const item = itemOf(checklist, 'Security');
    assert.deepEqual(blanksOf(item).map(({ means }) => means), ['name', 'date']);
    const { edit, signed } = sign(item, { name: 'Ada_L *x*', date: '2026-01-31' });
    const signedText = applied(checklist.source, edit);
    assert.match(signedText, /- \[x\] \*\*Security team\*\*: Ada\\_L \\\*x\\\* Date: 2026-01-31\r\n/);
    const again = read(signedText);
    const back = itemOf(again, 'Security');
    assert.equal(applied(again.source, unsign(back, signed)), LINE);
  });

  it('a line with one blank for a date gets the date', () => {
    const checklist = read(LINE);
    const { edit, signed } = sign(itemOf(checklist, 'Date/Time'), { name: 'Ada', date: '2026-01-31' });
    const again = read(applied(checklist.source, edit));
    assert.match(itemOf(again, 'Date/Time').text, /: 2026-01-31$/);
    assert.equal(applied(again.source, unsign(itemOf(again, 'Date/Time'), signed)), LINE);
  });

  it('what it is for may be called as who signs it', () => {
    const line = '## Sign-off\n- [ ] **QA** sign-off: ________ Date: ________\n';
    const checklist = read(line);
    const { edit, signed } = sign(itemOf(checklist, 'QA'), { name: 'QA', date: '2026-01-31' });
    const again = read(applied(checklist.source, edit));
    const back = itemOf(again, 'QA');
    assert.equal(withoutBlanks(back.plain, { tickedBy: 'QA', tickedOn: '2026-01-31', blanks: signed.blanks }), 'QA sign-off');
    assert.equal(withoutBlanks('QA approves', { tickedBy: 'QA' }), 'QA approves');
    assert.equal(applied(again.source, unsign(back, signed)), line);
  });

  it('a line that was changed since keeps its words', () => {
    const checklist = read('## Sign-off\n- [x] **CTO**: someone else\n');
    assert.equal(applied(checklist.source, unsign(itemOf(checklist, 'CTO'), { name: 'Ada', date: '2026-01-31', blanks: ['____'] })), '## Sign-off\n- [ ] **CTO**: someone else\n');
  });

  it('a signature without a name is refused', () => {
    assert.equal(sign(itemOf(read(LINE), 'Security'), { name: ' ', date: '' }).edit.kind, 'refused');
  });
});

describe('runs', () => {
  it('a copy has empty boxes and is otherwise the same', () => {
    assert.equal(emptyCopy(read('- [x] a\r\n  - [X] b\n```\n- [x] code\n```\n- [ ] c')), '- [ ] a\r\n  - [ ] b\n```\n- [x] code\n```\n- [ ] c');
  });

  it('has a folder by date and name', () => {
    assert.equal(runPath('docs/Launch.md', '2026-02-03T10:00:00Z', 'Release 4 / Küche'), '.seaworthy/runs/2026-02-03-release-4-kuche/Launch.md');
    assert.equal(runPath('Launch.md', '2026-02-03', '../..'), '.seaworthy/runs/2026-02-03/Launch.md');
  });
});

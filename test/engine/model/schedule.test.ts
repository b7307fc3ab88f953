import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseSchedule } from '../../../src/engine/model/values/schedule.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

function interval(text: string): number {
  const schedule = parseSchedule(text);
  assert.ok(schedule.kind === 'ok', `${text}: ${schedule.kind === 'error' ? schedule.message : ''}`);
  return schedule.minimumIntervalMinutes;
}

function refused(text: string): { message: string; part: string } {
  const schedule = parseSchedule(text);
  assert.ok(schedule.kind === 'error', `${text} should be refused`);
  return { message: schedule.message, part: text.slice(schedule.start, schedule.end) };
}

describe('a CronJob schedule', () => {
  it('says how often it may run at most', () => {
    const expected = [
      ['* * * * *', 1],
      ['*/5 * * * *', 5],
      ['0 * * * *', HOUR],
      ['0 2 * * *', DAY],
      ['0 22,23 * * *', HOUR],
      ['50 23 * * *', DAY],
      ['0,50 0,23 * * *', 10],
      ['0 9 * * MON', 7 * DAY],
      ['0 9 * * mon-fri', DAY],
      ['0 9 * * 1,4', 3 * DAY],
      ['0 0 1 * ?', 28 * DAY],
      ['0 0 1 JAN *', 365 * DAY],
      ['0 0 29 2 *', (4 * 365 + 1) * DAY],
      ['5/20 * * * *', 20],
      ['0 12/6 * * *', 6 * HOUR],
    ] as const;
    for (const [text, minutes] of expected) assert.equal(interval(text), minutes, text);
  });

  it('runs across midnight: ten past eleven at night and five past midnight are 55 minutes apart', () => {
    assert.equal(interval('5,10 0,23 * * *'), 5);
    assert.equal(interval('10-10/5 0,23 * * *'), HOUR);
  });

  it('treats two restricted day fields as alternatives, and */2 as restricted', () => {
    assert.equal(interval('0 0 13 * FRI'), DAY, 'a Friday the 12th is followed by the 13th');
    assert.equal(interval('0 0 */2 * *'), DAY, 'the 31st is followed by the 1st');
    assert.equal(interval('0 0 31 2 MON'), 7 * DAY, 'the Mondays of February remain');
  });

  it('may be a descriptor', () => {
    assert.equal(interval('@hourly'), HOUR);
    assert.equal(interval('@midnight'), DAY);
    assert.equal(interval('@weekly'), 7 * DAY);
    assert.equal(interval('@every 5m'), 5);
    assert.equal(interval('@every 1h30m'), 90);
    assert.equal(interval('@every 90s'), 1.5);
  });

  it('is refused with the part that is wrong', () => {
    const expected = [
      ['60 * * * *', '60'],
      ['0 24 * * *', '24'],
      ['0 0 0 * *', '0'],
      ['0 0 1 13 *', '13'],
      ['0 0 * * 7', '7'],
      ['0 0 * * 5-1', '5-1'],
      ['0 0 * FOO *', 'FOO'],
      ['*/0 * * * *', '*/0'],
      ['1/2/3 * * * *', '1/2/3'],
      ['1-2-3 * * * *', '1-2-3'],
      ['0,61,2 * * * *', '61'],
      ['0 0 * * MONDAY', 'MONDAY'],
      ['0 0 L * *', 'L'],
      ['* * * *', '* * * *'],
      ['0 0 0 * * *', '0 0 0 * * *'],
      ['', ''],
      ['@every 5', '5'],
      ['@reboot', '@reboot'],
      ['@Daily', '@Daily'],
    ] as const;
    for (const [text, part] of expected) assert.equal(refused(text).part, part, text);
    assert.match(refused('0 0 * * 7').message, /Sunday is 0/);
  });

  it('takes no time zone of its own, because the API server does not', () => {
    assert.equal(refused('CRON_TZ=Europe/Paris 0 2 * * *').part, 'CRON_TZ=Europe/Paris');
    assert.match(refused('TZ=UTC 0 2 * * *').message, /spec\.timeZone/);
  });

  it('is caught when no date ever fits', () => {
    assert.equal(refused('0 0 31 2 *').part, '31 2');
    assert.match(refused('0 0 30 FEB ?').message, /never fires/);
    assert.match(refused('0 0 31 4,6,9,11 *').message, /never fires/);
  });

  it('never throws or hangs, and its interval is positive', () => {
    const field = fc.string({ unit: fc.constantFrom('*', '?', '/', '-', ',', '1', '2', '5', '9', 'MON', 'feb') });
    fc.assert(
      fc.property(fc.array(field, { minLength: 4, maxLength: 6 }), (fields) => {
        const text = fields.join(' ');
        const schedule = parseSchedule(text);
        if (schedule.kind === 'ok') assert.ok(schedule.minimumIntervalMinutes > 0);
        else assert.ok(schedule.start <= schedule.end && schedule.end <= text.length);
      }),
    );
  });
});

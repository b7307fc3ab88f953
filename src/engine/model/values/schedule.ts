import { DAY, HOUR, MINUTE, MONTH, readCronRange, WEEKDAY } from './cron-field.ts';
import type { CronField } from './cron-field.ts';
import { parseDuration } from './duration.ts';

/** A CronJob's schedule as Kubernetes reads it. Offsets are UTF-16 within the schedule's text, half-open. */
export type Schedule =
  | { readonly kind: 'ok'; /** The shortest time between two runs. */ readonly minimumIntervalMinutes: number }
  | ScheduleError;

/** The API server refuses the schedule; or it accepts it, and it never fires or has a field of nothing but commas. */
export interface ScheduleError {
  readonly kind: 'error';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Times {
  readonly kind: 'times';
  readonly values: ReadonlySet<number>;
  /** Written with `*` or `?`, so that the other day field decides alone. */
  readonly star: boolean;
}
interface Calendar {
  readonly kind: 'calendar';
  readonly minute: Times;
  readonly hour: Times;
  readonly day: Times;
  readonly month: Times;
  readonly weekday: Times;
}

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EVERY = '@every ';
const DAY_MINUTES = 24 * 60;
/** Weekdays and leap years repeat after 28 years. */
const CYCLE_YEARS = 28;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a schedule by `cron.ParseStandard` of github.com/robfig/cron v3 and the API server's own validation of `spec.schedule`:
 * five fields, or a descriptor (`@hourly`, `@every 5m`); Sunday is 0 and never 7, ranges do not wrap, and a `TZ=` prefix is refused.
 */
export function parseSchedule(text: string): Schedule {
  const timeZone = /(?:CRON_)?TZ(?:=\S*)?/.exec(text);
  if (timeZone) return refuse('A schedule takes no TZ: set spec.timeZone instead.', timeZone.index, timeZone[0]);
  if (text.startsWith('@')) return descriptor(text);
  const words = [...text.matchAll(/\S+/g)];
  const [minute, hour, day, month, weekday] = words;
  if (!minute || !hour || !day || !month || !weekday || words.length > 5) {
    return refuse(`A schedule has five fields (minute, hour, day, month, day of the week), not ${String(words.length)}.`, 0, text);
  }
  const calendar = readCalendar([minute, hour, day, month, weekday]);
  if (calendar.kind === 'error') return calendar;
  const minimumIntervalMinutes = minimumInterval(calendar);
  if (minimumIntervalMinutes !== undefined) return { kind: 'ok', minimumIntervalMinutes };
  const dates = text.slice(day.index, month.index + month[0].length);
  return refuse('This schedule never fires: none of its months has such a day.', day.index, dates);
}

function descriptor(text: string): Schedule {
  if (text.startsWith(EVERY)) {
    const written = text.slice(EVERY.length);
    const seconds = parseDuration(written);
    if (seconds === undefined) return refuse(`'${written}' is no duration, such as 90s or 1h30m.`, EVERY.length, written);
    // robfig/cron drops fractions of a second and waits at least one.
    return { kind: 'ok', minimumIntervalMinutes: Math.max(1, Math.floor(seconds)) / 60 };
  }
  const same = Object.hasOwn(DESCRIPTORS, text) ? DESCRIPTORS[text] : undefined;
  if (same !== undefined) return parseSchedule(same);
  return refuse(`'${text}' is none of ${Object.keys(DESCRIPTORS).join(', ')} and @every with a duration.`, 0, text);
}

type Word = RegExpExecArray;

function readCalendar(words: readonly [Word, Word, Word, Word, Word]): Calendar | ScheduleError {
  const minute = readField(words[0], MINUTE);
  if (minute.kind === 'error') return minute;
  const hour = readField(words[1], HOUR);
  if (hour.kind === 'error') return hour;
  const day = readField(words[2], DAY);
  if (day.kind === 'error') return day;
  const month = readField(words[3], MONTH);
  if (month.kind === 'error') return month;
  const weekday = readField(words[4], WEEKDAY);
  return weekday.kind === 'error' ? weekday : { kind: 'calendar', minute, hour, day, month, weekday };
}

/** A field is a list of ranges; robfig/cron skips what is empty between its commas. */
function readField(word: Word, field: CronField): Times | ScheduleError {
  const values = new Set<number>();
  let star = false;
  for (const entry of word[0].matchAll(/[^,]+/g)) {
    const range = readCronRange(entry[0], field);
    if (typeof range === 'string') return refuse(range, word.index + entry.index, entry[0]);
    for (let value = range.low; value <= range.high; value += range.step) values.add(value);
    star ||= range.star;
  }
  if (values.size > 0) return { kind: 'times', values, star };
  return refuse(`The ${field.name} names no time.`, word.index, word[0]);
}

/** In minutes; `undefined` when no date ever fits. */
function minimumInterval(calendar: Calendar): number | undefined {
  const hours = [...calendar.hour.values];
  const times = hours.flatMap((hour) => [...calendar.minute.values].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  const days = minimumDays(calendar);
  if (days === undefined) return undefined;
  const overnight = days * DAY_MINUTES + (times[0] ?? 0) - (times.at(-1) ?? 0);
  return times.reduce((least, time, index) => Math.min(least, time - (times[index - 1] ?? -Infinity)), overnight);
}

/** The fewest days between two dates that fit, over a whole cycle of the calendar; `undefined` when none does. */
function minimumDays(calendar: Calendar): number | undefined {
  let previous: number | undefined;
  let least: number | undefined;
  for (const today of fittingDays(calendar)) {
    if (previous !== undefined) least = Math.min(least ?? Infinity, today - previous);
    if (least === 1) break;
    previous = today;
  }
  return least;
}

/** Days are counted from a 1 January of a leap year. Two restricted day fields are alternatives, as in every cron. */
function* fittingDays({ day, month, weekday }: Calendar): Generator<number> {
  let today = 0;
  for (let months = 0; months <= CYCLE_YEARS * 12 + 12; months++) {
    const length = (MONTH_LENGTHS[months % 12] ?? 0) + (months % 48 === 1 ? 1 : 0);
    for (let date = 1; date <= length; date++, today++) {
      if (!month.values.has((months % 12) + 1)) continue;
      const fits = [day.values.has(date), weekday.values.has(today % 7)];
      if (day.star || weekday.star ? fits.every(Boolean) : fits.some(Boolean)) yield today;
    }
  }
}

function refuse(message: string, start: number, what: string): ScheduleError {
  return { kind: 'error', message, start, end: start + what.length };
}

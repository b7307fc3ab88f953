/** When something is due: once, some time after go-live, or again and again. */
export type Due =
  | { readonly kind: 'once'; readonly text: string; readonly amount: number; readonly unit: Unit }
  | { readonly kind: 'recurring'; readonly text: string; readonly every: Unit };

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const UNITS: readonly Unit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

const ADVERBS: Readonly<Record<string, Unit>> = {
  hourly: 'hour', daily: 'day', nightly: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter', yearly: 'year', annually: 'year', annual: 'year',
};

/** What an item's own words say: `Week 1: review`, `Quarter: drill`, `**Hour 4**: monitoring`. */
export function dueOfText(plain: string): Due | undefined {
  const match = /^(?:the )?(?:(first|every|each) )?(hour|day|week|month|quarter|year)s?\b\s*(\d+)?\s*(?::|\(|$)/i.exec(plain);
  if (match === null) return undefined;
  const [, which = '', word = '', number] = match;
  const unit = unitOf(word);
  const text = `${word}${number === undefined ? '' : ` ${number}`}`;
  if (unit === undefined) return undefined;
  if (number !== undefined || which.toLowerCase() === 'first') return { kind: 'once', text, amount: Number(number ?? 1), unit };
  return { kind: 'recurring', text, every: unit };
}

/** What a heading (or the paragraph or the group above) says: `Daily`, `Weekly tasks`, `Day 1`, `(First 24 Hours)`. */
export function dueOfHeading(heading: string): Due | undefined {
  const first = /\bfirst (\d+)?\s*(hour|day|week|month)s?\b/i.exec(heading);
  if (first !== null) {
    const [text, number, word = ''] = first;
    const unit = unitOf(word);
    return unit === undefined ? undefined : { kind: 'once', text, amount: Number(number ?? 1), unit };
  }
  const adverb = /^(hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|annual)(?: (?:tasks?|checks?|checklists?|maintenance|operations?|reviews?|routines?|activities|procedures?|monitoring))*$/i.exec(heading);
  const every = ADVERBS[adverb?.[1]?.toLowerCase() ?? ''];
  return every === undefined ? dueOfText(heading) : { kind: 'recurring', text: adverb?.[1] ?? heading, every };
}

function unitOf(word: string): Unit | undefined {
  return UNITS.find(unit => unit === word.toLowerCase());
}

/**
 * The moment by which something is due. A go-live without a time of day counts from its midnight in UTC.
 * @param goLive an ISO date or date and time.
 * @returns a date where the offset is of days or more, a date and time for hours; undefined where `goLive` is neither.
 */
export function dueDate(due: Due, goLive: string): string | undefined {
  const start = Date.parse(goLive);
  if (Number.isNaN(start)) return undefined;
  const [amount, unit] = due.kind === 'once' ? [due.amount, due.unit] : [1, due.every];
  const date = new Date(start);
  if (unit === 'hour') date.setTime(start + amount * 3_600_000);
  else if (unit === 'day' || unit === 'week') date.setUTCDate(date.getUTCDate() + amount * (unit === 'week' ? 7 : 1));
  else addMonths(date, amount * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12));
  return unit === 'hour' ? date.toISOString() : date.toISOString().slice(0, 10);
}

/** The last day of a shorter month stands for days that it does not have. */
function addMonths(date: Date, months: number): void {
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
}

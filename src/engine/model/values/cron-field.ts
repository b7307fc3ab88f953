/** One of the five fields of a cron schedule. */
export interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Three-letter names of the values from `min` on, in lower case. */
  readonly names?: readonly string[];
}

export const MINUTE: CronField = { name: 'minute', min: 0, max: 59 };
export const HOUR: CronField = { name: 'hour', min: 0, max: 23 };
export const DAY: CronField = { name: 'day of the month', min: 1, max: 31 };
export const MONTH: CronField = {
  name: 'month',
  min: 1,
  max: 12,
  names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
export const WEEKDAY: CronField = { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] };

/** The values that one entry between commas stands for. */
export interface CronRange {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** Every value, written with `*` or `?`. */
  readonly star: boolean;
}

/** Reads `5`, `MON-FRI`, `10/15`, `*` as robfig/cron v3 does; a string says what is wrong. */
export function readCronRange(entry: string, field: CronField): CronRange | string {
  const [range = '', stepText, ...slashes] = entry.split('/');
  const [first = '', last, ...hyphens] = range.split('-');
  if (slashes.length > 0) return `'${entry}' has more than one '/'.`;
  const step = stepText === undefined ? 1 : natural(stepText);
  if (step === undefined || step === 0) return `The step in '${entry}' must be a positive number.`;
  // robfig/cron reads nothing after a star but the step, and '*/2' no longer counts as a star.
  if (first === '*' || first === '?') return { low: field.min, high: field.max, step, star: step === 1 };
  if (hyphens.length > 0) return `'${entry}' has more than one '-'.`;
  const low = value(first, field);
  const end = last === undefined ? low : value(last, field);
  if (low === undefined || end === undefined) return `'${low === undefined ? first : (last ?? '')}' is no ${field.name}${bounds(field)}.`;
  const high = last === undefined && stepText !== undefined ? field.max : end;
  if (low < field.min || low > field.max || high > field.max) return outside(entry, field);
  return low > high ? `The range '${entry}' runs backwards.` : { low, high, step, star: false };
}

function value(text: string, field: CronField): number | undefined {
  const index = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return index >= 0 ? index + field.min : natural(text);
}

function natural(text: string): number | undefined {
  const number = /^\+?\d+$/.test(text) ? Number(text) : undefined;
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function outside(entry: string, field: CronField): string {
  const sunday = field === WEEKDAY ? '; Sunday is 0' : '';
  return `'${entry}' is outside the ${field.name}${bounds(field)}${sunday}.`;
}

function bounds({ min, max, names = [] }: CronField): string {
  const [first, last] = [names[0], names.at(-1)];
  const named = first !== undefined && last !== undefined ? ` or ${first.toUpperCase()}-${last.toUpperCase()}` : '';
  return ` (${String(min)}-${String(max)}${named})`;
}

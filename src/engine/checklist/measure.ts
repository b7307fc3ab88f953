import type { Item } from './item.ts';

/** A measured value beside the threshold of its target. */
export interface Measured {
  readonly value: number;
  /** Undefined where the item states no threshold that the value can be compared with. */
  readonly reached: boolean | undefined;
  readonly because: string;
}

/** Reads a measured value (`87 ms`, `99.95%`) and compares it with what the item asks for. Undefined where it holds no number. */
export function measure({ parameters }: Item, text: string): Measured | undefined {
  const match = /(-?\d[\d,]*(?:\.\d+)?)\s*([\p{L}%/]*)/u.exec(text);
  if (match === null) return undefined;
  const [, digits = '', unit = ''] = match;
  const value = Number(digits.replaceAll(',', ''));
  const { op, value: threshold, unit: asked } = parameters;
  if (typeof op !== 'string' || typeof threshold !== 'number') return { value, reached: undefined, because: 'The item states no threshold.' };
  const factor = conversion(unit, typeof asked === 'string' ? asked : '');
  if (factor === undefined) return { value, reached: undefined, because: `${unit} cannot be compared with ${String(asked)}.` };
  const own = value * factor;
  const reached = COMPARE[op]?.(own, threshold);
  return { value, reached, because: `${text.trim()} is ${reached === true ? '' : 'not '}${op} ${String(threshold)}${typeof asked === 'string' ? asked : ''}.` };
}

const COMPARE: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  '<': (value, threshold) => value < threshold,
  '<=': (value, threshold) => value <= threshold,
  '>': (value, threshold) => value > threshold,
  '>=': (value, threshold) => value >= threshold,
  '=': (value, threshold) => value === threshold,
};

/** Seconds, by how a duration's unit begins. */
const SECONDS: readonly (readonly [RegExp, number])[] = [[/^ms|^milli/i, 0.001], [/^s(?:ec|$)/i, 1], [/^min|^m$/i, 60], [/^h/i, 3600], [/^d(?:ay|$)/i, 86400]];

/** What to multiply a value by; a value without a unit is taken to be in the one that is asked for. */
function conversion(unit: string, asked: string): number | undefined {
  if (unit === '' || unit.toLowerCase() === asked.toLowerCase()) return 1;
  const seconds = (text: string): number | undefined => SECONDS.find(([pattern]) => pattern.test(text))?.[1];
  const [from, to] = [seconds(unit), seconds(asked)];
  return from === undefined || to === undefined ? undefined : from / to;
}

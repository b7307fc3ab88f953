import type { Plain } from '../plain.ts';
import { booleanOf, isList, numberOf } from '../plain.ts';
import { MOST_ITEMS, pure } from './support.ts';
import type { Functions } from './support.ts';

/** Functions of numbers (Terraform, "Numeric Functions"), and those that make lists of them. */
export const NUMBERS: Functions = new Map([
  ['min', numbers(all => (all.length === 0 ? undefined : Math.min(...all)))],
  ['max', numbers(all => (all.length === 0 ? undefined : Math.max(...all)))],
  ['abs', numbers(([a]) => (a === undefined ? undefined : Math.abs(a)))],
  ['ceil', numbers(([a]) => (a === undefined ? undefined : Math.ceil(a)))],
  ['floor', numbers(([a]) => (a === undefined ? undefined : Math.floor(a)))],
  ['signum', numbers(([a]) => (a === undefined ? undefined : Math.sign(a)))],
  ['pow', numbers(([a, b]) => (a === undefined || b === undefined ? undefined : a ** b))],
  ['range', numbers(range)],
  ['parseint', pure(([text, base]) => parsed(text, numberOf(base ?? null)))],
  ['sum', pure(([all]) => sum(all))],
  ['alltrue', pure(([all]) => (all !== undefined && isList(all) ? all.every(one => booleanOf(one) === true) : undefined))],
  ['anytrue', pure(([all]) => (all !== undefined && isList(all) ? all.some(one => booleanOf(one) === true) : undefined))],
]);

function numbers(compute: (args: readonly number[]) => Plain | undefined): ReturnType<typeof pure> {
  return pure(args => {
    const all = args.map(numberOf);
    const known = all.filter(one => one !== undefined);
    const result = known.length === all.length ? compute(known) : undefined;
    return typeof result === 'number' && !Number.isFinite(result) ? undefined : result;
  });
}

function range(args: readonly number[]): readonly number[] | undefined {
  const [first = 0, second] = args;
  const [start, limit] = second === undefined ? [0, first] : [first, second];
  const by = args[2] ?? (limit < start ? -1 : 1);
  if (args.length === 0 || by === 0 || (limit < start) !== by < 0) return start === limit ? [] : undefined;
  const count = Math.ceil((limit - start) / by);
  return count > MOST_ITEMS ? undefined : Array.from({ length: count }, (_, i) => start + i * by);
}

function parsed(text: Plain | undefined, base: number | undefined): number | undefined {
  if (typeof text !== 'string' || base === undefined || base < 2 || base > 36) return undefined;
  const value = Number.parseInt(text, base);
  return value.toString(base) === text.toLowerCase().replace(/^0+(?=.)/, '') ? value : undefined;
}

function sum(all: Plain | undefined): number | undefined {
  if (all === undefined || !isList(all) || all.length === 0) return undefined;
  let total = 0;
  for (const one of all) {
    const value = numberOf(one);
    if (value === undefined) return undefined;
    total += value;
  }
  return total;
}

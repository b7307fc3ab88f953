import type { PlainValue } from '../../text/change.ts';

/** True where two values hold the same data, in whatever order their keys stand. */
export function isSame(a: PlainValue | undefined, b: PlainValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left: readonly (readonly [string, PlainValue])[] = Object.entries(a);
  const right = new Map<string, PlainValue>(Object.entries(b));
  return Array.isArray(a) === Array.isArray(b) && left.length === right.size && left.every(([key, value]) => isSame(value, right.get(key)));
}

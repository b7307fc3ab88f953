import type { Quantity } from '../../../model/values/quantity.ts';

const POWERS: Readonly<Record<string, number>> = { '': 0, b: 0, k: 10, m: 20, g: 30, t: 40, p: 50 };
const FORM = /^(\d+(?:\.\d*)?|\.\d+)\s*(?:([kmgtp])(?:i?b)?|(b))?$/i;

/**
 * Reads a byte size (Compose specification, "Specifying byte values"): `b`, `k` or `kb`, `m`, `g`, all of them binary, as
 * `RAMInBytes` of github.com/docker/go-units reads them. Undefined where Compose refuses it, as it does `512Mi`.
 */
export function parseBytes(text: string): Quantity | undefined {
  const match = FORM.exec(text.trim());
  if (match === null) return undefined;
  const [, digits = '', unit = ''] = match;
  const power = POWERS[unit.toLowerCase()] ?? 0;
  return { text, number: Math.trunc(Number(digits) * 2 ** power), suffix: text.trim().slice(digits.length).trim() };
}

/**
 * Writes a quantity as Compose spells it: in its own words where they mean the same here. `512M` of a team that speaks as
 * Kubernetes does is not: it is 512000000 bytes there and 536870912 here.
 */
export function writeBytes({ text, number }: Quantity): string {
  return parseBytes(text)?.number === number ? text : formatComposeBytes(number);
}

/** The largest unit that divides it, for `536870912` the text `512m`. */
export function formatComposeBytes(bytes: number): string {
  const whole = Math.ceil(bytes);
  for (const [unit, power] of [['g', 30], ['m', 20], ['k', 10]] as const) {
    if (whole > 0 && whole % 2 ** power === 0) return `${String(whole / 2 ** power)}${unit}`;
  }
  return `${String(whole)}b`;
}

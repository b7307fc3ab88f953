import type { Plain } from '../plain.ts';
import { numberOf, textOf } from '../plain.ts';

/** Terraform's `format` for the verbs that people use; undefined for the others and for what it refuses. */
export function formatted(spec: string, args: readonly Plain[]): string | undefined {
  let result = '';
  let next = 0;
  let at = 0;
  for (const found of spec.matchAll(VERB)) {
    const [all, body, flags = '', width = '', precision = '', verb = ''] = found;
    result += spec.slice(at, found.index);
    at = found.index + all.length;
    if (body === '%') result += '%';
    else {
      const text = next < args.length && width.length < 4 ? verbOf(verb, args[next] ?? null, flags, precision) : undefined;
      if (text === undefined) return undefined;
      result += padded(text, flags, Number(width));
      next += 1;
    }
  }
  return next === args.length ? result + spec.slice(at) : undefined;
}

const VERB = /%(?:(%)|([-+0 ]*)(\d*)(?:\.(\d+))?([a-zA-Z]?))/g;

function verbOf(verb: string, arg: Plain, flags: string, precision: string): string | undefined {
  const number = numberOf(arg);
  switch (verb) {
    case 's':
    case 'v':
      return textOf(arg)?.slice(0, precision === '' ? undefined : Number(precision));
    case 'q':
      return typeof arg === 'string' ? JSON.stringify(arg) : undefined;
    case 'd':
      return number === undefined ? undefined : signed(Math.trunc(number).toFixed(0), flags);
    case 'f':
      return number === undefined ? undefined : signed(number.toFixed(Math.min(20, precision === '' ? 6 : Number(precision))), flags);
    case 't':
      return typeof arg === 'boolean' ? String(arg) : undefined;
    case 'x':
    case 'X': {
      if (typeof arg !== 'number') return undefined;
      const text = Math.trunc(arg).toString(16);
      return verb === 'X' ? text.toUpperCase() : text;
    }
    default:
      return undefined;
  }
}

function signed(text: string, flags: string): string {
  return flags.includes('+') && !text.startsWith('-') ? `+${text}` : text;
}

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

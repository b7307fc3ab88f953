import { Choice } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import type { ScalarStyle } from '../../tree.ts';
import { Out } from '../../edit/plan.ts';

/** A value without parts. */
export type PlainScalar = string | number | boolean | null | Choice;

/** Where a scalar is written: between block lines, in a YAML flow collection, or in JSON. */
export type Context = 'block' | 'flow' | 'json';

// What any YAML 1.1 or 1.2 reader may take for something else than a string.
const WORD = /^(y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\.(inf|nan))$/i;
const NUMBER = /^[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_,]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|\.[0-9_]+(e[-+]?[0-9]+)?)$/i;
const BASE_60 = /^[-+]?[0-9][0-9_]*(:[0-9]+)+(\.[0-9_]*)?$/;
const DATE = /^[0-9]{4}-[0-9]/;
// Indicators at the start; `: ` or ` #` inside; white space or a colon at an end; document markers.
const NOT_PLAIN = /^[-?:](\s|$)|^[?,[\]{}#&*!|>'"%@`]|:(\s|$)|\s#|^\s|\s$|^(---|\.\.\.)/;
const NOT_PRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

export function isPlainScalar(value: PlainValue): value is PlainScalar {
  return typeof value !== 'object' || value === null || value instanceof Choice;
}

/** A scalar on one line. `like` is the style of what it replaces or stands beside, kept where the value allows it. */
export function scalar(value: PlainScalar, context: Context, like: ScalarStyle = 'plain'): Out {
  const chosen = value instanceof Choice;
  const plain = chosen ? value.value : value;
  const text = typeof plain === 'string' ? stringText(plain, context, like) : String(plain);
  const out = new Out().add(text);
  if (chosen) {
    const quotes = /^["']/.test(text) ? 1 : 0;
    out.stops.push({ start: quotes, end: text.length - quotes });
  }
  return out;
}

/** A key as text. */
export function keyText(key: string, context: Context): string {
  return stringText(key, context, 'plain');
}

function stringText(text: string, context: Context, like: ScalarStyle): string {
  if (context === 'json' || like === 'double') return doubleQuoted(text);
  if (NOT_PRINTABLE.test(text)) return doubleQuoted(text);
  if (like === 'single') return `'${text.replaceAll("'", "''")}'`;
  return isPlainSafe(text, context) ? text : doubleQuoted(text);
}

function isPlainSafe(text: string, context: Context): boolean {
  if (text === '' || NOT_PLAIN.test(text)) return false;
  if (context === 'flow' && /[,[\]{}]|:$/.test(text)) return false;
  return !(WORD.test(text) || NUMBER.test(text) || BASE_60.test(text) || DATE.test(text));
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * The lines of a literal block scalar (`|`) and its header; undefined where the text needs escapes or an
 * indentation of its own, which only quotes can give.
 */
export function literal(text: string): { readonly header: string; readonly lines: readonly string[] } | undefined {
  const body = text.replace(/\n+$/, '');
  const breaks = text.length - body.length;
  const lines = body.split('\n');
  if (!body.includes('\n') || lines.some(line => NOT_PRINTABLE.test(line) || /\s$/.test(line))) return undefined;
  if (/^\s/.test(body) || breaks > 1) return undefined;
  return { header: breaks === 0 ? '|-' : '|', lines };
}

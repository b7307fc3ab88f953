import type { Pattern, TextParameters, Wording } from './pattern.ts';
import { numberOf, readPatterns } from './pattern.ts';

const COMPARATORS: Readonly<Record<string, string>> = { '>': '>', '<': '<', '≥': '>=', '≤': '<=', '>=': '>=', '<=': '<=', '=': '=' };

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const UNIT = String.raw`%|ms\b|s\b|seconds?\b|sec\b|minutes?\b|min\b|hours?\b|days?\b|RPS\b|QPS\b|TPS\b|[KMGT]i?B\b|requests?\/s(?:ec(?:ond)?)?\b|events?\/s(?:ec(?:ond)?)?\b|req\/s\b`;

const PATTERNS: readonly Pattern[] = [
  { match: new RegExp(String.raw`(>=|<=|[<>≥≤=])\s*(${NUMBER})\s*(${UNIT})?`, 'i'), read: ([, op = '', value = '', unit = '']) => comparison(COMPARATORS[op] ?? op, value, unit) },
  { match: new RegExp(String.raw`\bmore than (${NUMBER})\s*(${UNIT})?`, 'i'), read: ([, value = '', unit = '']) => comparison('>', value, unit) },
  { match: new RegExp(String.raw`\b(?:less|fewer) than (${NUMBER})\s*(${UNIT})?`, 'i'), read: ([, value = '', unit = '']) => comparison('<', value, unit) },
  { match: new RegExp(String.raw`\btarget: (${NUMBER})\+\s*(${UNIT})`, 'i'), read: ([, value = '', unit = '']) => comparison('>=', value, unit) },
  { match: /^(?:0|zero|no) (.+)$/i, read: ([whole = '', metric = '']) => (/^\d|^zero/i.test(whole) ? { metric: metric.toLowerCase(), op: '=', value: 0 } : {}) },
  { match: /^100% (.+)$/, read: ([, metric = '']) => ({ metric: metric.toLowerCase(), op: '=', value: 100, unit: '%' }) },
];

const DETAILS: readonly Pattern[] = [
  { match: /\bP(\d{2,3})\b/i, read: ([, value = '']) => ({ percentile: percentile(value) }) },
  { match: /\b(\d{2})(?:th|st|nd|rd) percentile/i, read: ([, value = '']) => ({ percentile: Number(value) }) },
  { match: /\bfor (\d+)(\+?)\s*(s|m|h|d)(?:ec|in|our|ay)?\w*/i, read: ([, amount = '', plus = '', unit = '']) => ({ window: `${amount}${unit.toLowerCase()}${plus}` }) },
  { match: /\b(average|mean|median|maximum|sustained)\b/i, read: ([, word = '']) => ({ aggregate: word.toLowerCase() }) },
  { match: /\b(under (?:normal|peak|expected) load)\b/i, read: ([, words = '']) => ({ condition: words.toLowerCase() }) },
];

/** A threshold of a measured value: metric, comparator, number, unit and the words around it. */
export function metricOf(wording: Wording): TextParameters {
  const found = readPatterns(PATTERNS, wording);
  if (found['op'] === undefined) return {};
  return { metric: metricName(wording), ...found, ...readPatterns(DETAILS, wording) };
}

function comparison(op: string, value: string, unit: string): TextParameters {
  return { op, value: numberOf(value), ...(unit === '' ? {} : { unit }) };
}

function percentile(digits: string): number {
  return digits.length === 3 && digits !== '100' ? Number(digits) / 10 : Number(digits);
}

/** The words before the comparator, or after the number, or the label. */
function metricName({ statement, label }: Wording): string {
  const before = /^(.*?)\s*(?:\(|[<>≥≤=:]|>=|<=|more than)/i.exec(statement)?.[1] ?? '';
  const of = /\bof (.+)$/i.exec(statement)?.[1];
  const bare = before.replace(/\bP\d{2,3}\b/gi, '').replace(/\s+/g, ' ').trim();
  return (bare === '' ? (of ?? label ?? statement) : bare).toLowerCase();
}

/** A comparator and a number, in or out of brackets: what makes a criterion of a bare sentence. */
export const COMPARISON = new RegExp(String.raw`(?:>=|<=|[<>≥≤])\s*${NUMBER}`);

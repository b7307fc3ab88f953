import type { Plain } from '../plain.ts';
import { isList, numberOf, textOf } from '../plain.ts';
import { formatted } from './format.ts';
import type { Functions } from './support.ts';
import { pure } from './support.ts';

const LONGEST = 1_000_000;

/** Functions of texts (Terraform, "String Functions"). */
export const TEXTS: Functions = new Map([
  ['upper', text1(text => text.toUpperCase())],
  ['lower', text1(text => text.toLowerCase())],
  ['title', text1(text => text.replace(/(^|[^\p{L}\p{N}_])(\p{L})/gu, (_, before: string, first: string) => before + first.toUpperCase()))],
  ['trimspace', text1(text => text.trim())],
  ['chomp', text1(text => text.replace(/[\r\n]+$/, ''))],
  ['strrev', text1(text => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment).reverse().join(''))],
  ['basename', text1(text => text.replace(/\/+$/, '').split('/').at(-1) ?? '')],
  ['trim', text2((text, cut) => trimmedEnd(trimmedStart(text, cut), cut))],
  ['trimprefix', text2((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text))],
  ['trimsuffix', text2((text, suffix) => (suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text))],
  ['startswith', text2((text, prefix) => text.startsWith(prefix))],
  ['endswith', text2((text, suffix) => text.endsWith(suffix))],
  ['strcontains', text2((text, part) => text.includes(part))],
  ['split', text2((separator, text) => (text === '' ? [''] : text.split(separator)))],
  ['join', pure(([separator, ...lists]) => joined(separator, lists))],
  ['replace', pure(replaced)],
  ['substr', pure(part)],
  ['indent', pure(([spaces, text]) => (typeof text === 'string' ? text.replaceAll('\n', `\n${' '.repeat(Math.min(100, Math.max(0, numberOf(spaces ?? null) ?? 0)))}`) : undefined))],
  ['format', pure(([spec, ...args]) => (typeof spec === 'string' ? formatted(spec, args) : undefined))],
]);

function text1(compute: (text: string) => string): ReturnType<typeof pure> {
  return pure(([plain = null]) => {
    const text = textOf(plain);
    return text === undefined ? undefined : compute(text);
  });
}

function text2(compute: (a: string, b: string) => Plain): ReturnType<typeof pure> {
  return pure(([first = null, second = null]) => {
    const [a, b] = [textOf(first), textOf(second)];
    return a === undefined || b === undefined ? undefined : compute(a, b);
  });
}

function trimmedStart(text: string, cut: string): string {
  let start = 0;
  while (start < text.length && cut.includes(text[start] ?? '\0')) start += 1;
  return text.slice(start);
}

function trimmedEnd(text: string, cut: string): string {
  let { length } = text;
  while (length > 0 && cut.includes(text[length - 1] ?? '\0')) length -= 1;
  return text.slice(0, length);
}

function joined(separator: Plain | undefined, lists: readonly Plain[]): string | undefined {
  const texts = lists.flatMap((one): (string | undefined)[] => (isList(one) ? one.map(textOf) : [undefined]));
  if (typeof separator !== 'string' || texts.includes(undefined)) return undefined;
  const result = texts.join(separator);
  return result.length > LONGEST ? undefined : result;
}

/** Between slashes stands a regular expression of Go, of which only what reads the same in JavaScript is taken. */
function replaced([text, from, to]: readonly Plain[]): string | undefined {
  if (typeof text !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const pattern = /^\/([^]+)\/$/.exec(from)?.[1];
  if (pattern === undefined) return from === '' || text.length * Math.max(1, to.length) > LONGEST ? undefined : text.replaceAll(from, () => to);
  // No groups: repetition of repetition takes JavaScript for ever.
  if (/[()|\\]/.test(pattern.replaceAll(/\\[.dsw/-]/g, '')) || to.includes('$')) return undefined;
  try {
    return text.replaceAll(new RegExp(pattern, 'gu'), () => to);
  } catch {
    return undefined;
  }
}

function part([text, offset, length]: readonly Plain[]): string | undefined {
  const [start, count] = [numberOf(offset ?? null), numberOf(length ?? null)];
  if (typeof text !== 'string' || start === undefined || count === undefined) return undefined;
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  const from = start < 0 ? Math.max(0, characters.length + start) : start;
  return characters.slice(from, count < 0 ? undefined : from + count).join('');
}

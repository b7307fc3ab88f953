import type { Variables } from './interpolate.ts';
import { interpolate } from './interpolate.ts';

const NAME = /^[^\S\n]*(?:export[^\S\n]+)?([\w.[\]-]+)[^\S\n]*[=:][^\S\n]*/;
const SINGLE = /^'((?:\\'|[^'])*)'/;
const DOUBLE = /^"((?:\\[\s\S]|[^"\\])*)"/;
const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', $: '$$' };

/**
 * Reads an env file (Compose specification, 05-services, "Env_file format"): comments, `export`, quotes, also over several lines,
 * and variables that are set before. One whose value the environment decides is undefined.
 */
export function parseDotenv(text: string): Variables {
  const variables = new Map<string, string | undefined>();
  let rest = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  while (rest !== '') {
    const [head, name] = NAME.exec(rest) ?? [];
    const value = head === undefined ? undefined : valueOf(rest.slice(head.length), variables);
    if (head !== undefined && value === undefined) break;
    if (name !== undefined && value !== undefined) variables.set(name, value.text);
    rest = behindLine(rest.slice((head?.length ?? 0) + (value?.length ?? 0)));
  }
  return variables;
}

/** Undefined where a quote is not closed: Compose refuses the file. */
function valueOf(rest: string, variables: Variables): { readonly text: string | undefined; readonly length: number } | undefined {
  const [single, literal = ''] = SINGLE.exec(rest) ?? [];
  if (single !== undefined) return { text: literal.replaceAll("\\'", "'"), length: single.length };
  const [double, quoted = ''] = DOUBLE.exec(rest) ?? [];
  if (double !== undefined) return { text: filled(unescape(quoted), variables), length: double.length };
  if (/^["']/.test(rest)) return undefined;
  const [line = ''] = rest.split('\n', 1);
  return { text: filled(line.replace(/ #.*$/, '').trimEnd(), variables), length: line.length };
}

function filled(text: string, variables: Variables): string | undefined {
  if (text === '') return text;
  const result = interpolate(text, variables);
  return result.kind === 'known' ? result.text : undefined;
}

function unescape(text: string): string {
  return text.replace(/\\([abfnrtv$"\\])/g, (_, char: string) => ESCAPES[char] ?? char);
}

function behindLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end + 1);
}

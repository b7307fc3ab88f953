import type { Template } from '../../../syntax/hcl/tree.ts';
import { evaluate } from './evaluate.ts';
import { itemsOf } from './for.ts';
import { booleanOf, plainOf, textOf } from './plain.ts';
import { withNames } from './scope.ts';
import type { Scope } from './scope.ts';
import type { Evaluated } from './types.ts';
import { dynamic, follows, placeOf, refused, scalar } from './values.ts';
import type { Origin } from './values.ts';

/** `%{ if c }a%{ else }b%{ endif }` and `%{ for x in xs }a%{ endfor }` (Terraform, "Strings and Templates": directives). */
export function evaluateDirective(written: string, template: Template, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(template, at);
  const parts = partsOf(written);
  const flush = template.heredoc && template.text.startsWith('${<<-');
  if (parts === undefined || flush) return dynamic('a directive decides it', here);
  const inner: Origin = { ...at, path: undefined, head: undefined, fixed: here };
  const read = (text: string, names = new Map<string, Evaluated>()): Evaluated => evaluateText(text, template.heredoc, inner, withNames(scope, names));
  return parts.keyword === 'if' ? takeIf(parts, inner, scope, read) : takeFor(parts, inner, scope, read);
}

interface Parts {
  readonly keyword: 'if' | 'for';
  /** What stands behind the keyword. */
  readonly head: string;
  readonly body: string;
  readonly otherwise: string;
}

type Read = (text: string, names?: Map<string, Evaluated>) => Evaluated;

function takeIf({ head, body, otherwise }: Parts, at: Origin, scope: Scope, read: Read): Evaluated {
  const here = placeOf(NOWHERE, at);
  const condition = evaluateSource(head, at, scope);
  const plain = plainOf(condition);
  if (plain === undefined) return follows(condition, here);
  const holds = booleanOf(plain);
  return holds === undefined ? refused('its condition is neither true nor false', here) : read(holds ? body : otherwise);
}

function takeFor({ head, body }: Parts, at: Origin, scope: Scope, read: Read): Evaluated {
  const here = placeOf(NOWHERE, at);
  const [, first = '', second, source = ''] = /^\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?in\s+([^]*)$/.exec(head) ?? [];
  const collection = evaluateSource(source, at, scope);
  const items = itemsOf(collection);
  if (items === undefined || plainOf(collection) === undefined) return follows(collection, here);
  let text = '';
  for (const [key, value] of items) {
    const one = read(body, new Map(second === undefined ? [[first, value]] : [[first, key], [second, value]]));
    if (one.kind !== 'scalar') return one.kind === 'dynamic' ? one : refused('a template takes no null and no collection', here);
    text += textOf(one.value) ?? '';
  }
  return scalar(text, here);
}

const NOWHERE = { kind: 'scalar', start: 0, end: 0, style: 'plain', tag: undefined, text: '' } as const;

function evaluateSource(text: string, at: Origin, scope: Scope): Evaluated {
  const node = scope.work.parse(text.trim());
  return node === undefined ? dynamic('it cannot be read', placeOf(NOWHERE, at)) : evaluate(node, at, scope);
}

/** A stretch of the template as a template of its own. */
function evaluateText(text: string, heredoc: boolean, at: Origin, scope: Scope): Evaluated {
  if (!heredoc) return evaluateSource(`"${text}"`, at, scope);
  if (/^SEAWORTHY$/m.test(text)) return dynamic('it cannot be read', placeOf(NOWHERE, at));
  const value = evaluateSource(`<<SEAWORTHY\n${text}\nSEAWORTHY`, at, scope);
  return value.kind === 'scalar' ? { ...value, value: String(value.value).replace(/\n$/, '') } : value;
}

/** Takes a directive apart, nested ones left whole. `~` in its markers takes the white space beside them away. */
function partsOf(written: string): Parts | undefined {
  const [first, ...marks] = marksOf(written);
  const last = marks.at(-1);
  if (first === undefined || last === undefined || (first.keyword !== 'if' && first.keyword !== 'for')) return undefined;
  let depth = 1;
  let middle = last;
  for (const mark of marks) {
    if (mark.keyword === 'if' || mark.keyword === 'for') depth += 1;
    else if (mark.keyword.startsWith('end')) depth -= 1;
    else if (mark.keyword === 'else' && depth === 1) middle = mark;
  }
  if (depth !== 0) return undefined;
  return { keyword: first.keyword, head: first.rest, body: between(written, first, middle), otherwise: middle === last ? '' : between(written, middle, last) };
}

function between(written: string, from: Mark, to: Mark): string {
  const text = written.slice(from.end, to.start);
  const right = from.trimsRight ? text.trimStart() : text;
  return to.trimsLeft ? right.trimEnd() : right;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly keyword: string;
  readonly rest: string;
  readonly trimsLeft: boolean;
  readonly trimsRight: boolean;
}

/** The `%{ ... }` in a text, with strings and braces in them passed over. */
function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  const MARK = /(?<!%)%\{(~?)\s*(if|else|endif|for|endfor)\b((?:"(?:\\[^]|[^"\\])*"|\{[^{}]*\}|[^"{}])*?)\s*(~?)\}/g;
  for (const found of text.matchAll(MARK)) {
    const [all, left = '', keyword = '', rest = '', right = ''] = found;
    marks.push({ start: found.index, end: found.index + all.length, keyword, rest, trimsLeft: left !== '', trimsRight: right !== '' });
  }
  return marks;
}

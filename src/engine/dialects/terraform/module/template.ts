import type { Template, TemplatePart } from '../../../syntax/hcl/tree.ts';
import { evaluateDirective } from './directive.ts';
import { evaluate } from './evaluate.ts';
import { textOf } from './plain.ts';
import type { Scope } from './scope.ts';
import type { Dynamic, Evaluated } from './types.ts';
import { dynamic, follows, mentionsOf, placeOf, refused, scalar, within } from './values.ts';
import type { Origin } from './values.ts';

/** Longer texts are not put together: templates can double each other. */
const LONGEST = 1_000_000;

/** `"a${b}c"`. A template that is one interpolation and nothing else is what it interpolates (Terraform, "Strings and Templates"). */
export function evaluateTemplate(node: Template, at: Origin, scope: Scope): Evaluated {
  const [only, ...more] = node.parts;
  if (only?.kind === 'interpolation' && more.length === 0 && !node.heredoc) return evaluate(only.expression, within(at), scope);
  const here = placeOf(node, at);
  const values = node.parts.map(part => valueOf(part, node, at, scope));
  const texts = node.parts.map((part, i) => (part.kind === 'text' ? trimmed(part.text, node, i) : asText(values[i])));
  const failed = values.find(value => value?.kind === 'absent' || value?.kind === 'list' || value?.kind === 'map' || (value?.kind === 'dynamic' && value.refused === true));
  if (failed !== undefined) return failed.kind === 'dynamic' ? follows(failed, here) : refused('a template takes no null and no collection', here);
  const unknown = values.find(value => value?.kind === 'dynamic');
  if (unknown?.kind === 'dynamic') return partly(texts, unknown, values, here);
  const text = texts.join('');
  return text.length > LONGEST ? dynamic('there is too much to work out', here) : scalar(text, here);
}

function partly(texts: readonly (string | undefined)[], unknown: Dynamic, values: readonly (Evaluated | undefined)[], here: Evaluated['place']): Evaluated {
  return { ...dynamic(unknown.because, here, mentionsOf(...values.filter(value => value !== undefined))), parts: joined(texts) };
}

/** Neighbouring texts as one. */
function joined(texts: readonly (string | undefined)[]): (string | undefined)[] {
  const parts: (string | undefined)[] = [];
  for (const text of texts) {
    const last = parts.at(-1);
    if (text !== undefined && last !== undefined) parts[parts.length - 1] = last + text;
    else parts.push(text);
  }
  return parts;
}

function valueOf(part: TemplatePart, node: Template, at: Origin, scope: Scope): Evaluated | undefined {
  if (part.kind === 'text') return undefined;
  return part.kind === 'interpolation' ? evaluate(part.expression, within(at), scope) : evaluateDirective(writtenOf(part, node), node, at, scope);
}

function asText(value: Evaluated | undefined): string | undefined {
  return value?.kind === 'scalar' ? textOf(value.value) : undefined;
}

/** `${~` and `~}` take the white space beside them away. */
function trimmed(text: string, node: Template, i: number): string {
  const [before, after] = [node.parts[i - 1], node.parts[i + 1]];
  const right = before !== undefined && writtenOf(before, node).endsWith('~}') ? text.trimStart() : text;
  return after !== undefined && /^.\{~/.test(writtenOf(after, node)) ? right.trimEnd() : right;
}

function writtenOf(part: TemplatePart, node: Template): string {
  // The node's text is `${`, what is written, and `}`.
  return part.kind === 'text' ? '' : node.text.slice(part.start - node.start + 2, part.end - node.start + 2);
}

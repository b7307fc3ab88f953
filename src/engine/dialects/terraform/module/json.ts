import type { Node } from '../../../syntax/tree.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Evaluated } from './types.ts';
import { absent, below, dynamic, Lazy, list, mapping, placeOf, scalar } from './values.ts';
import type { Origin } from './values.ts';

/**
 * A value in Terraform's JSON syntax ("JSON Configuration Syntax": expression mapping): a text is a template of HCL. What
 * such a template comes to stands where the text stands.
 */
export function evaluateJson(node: Node, at: Origin, scope: Scope): Evaluated {
  const place = placeOf(node, at);
  switch (node.kind) {
    case 'scalar':
      return node.style === 'plain' ? wordOf(node.text, place) : evaluateText(node.text, at, place, scope);
    case 'list':
      return list(node.items.map((item, i) => evaluate(item, below(at, i, undefined), scope)), place);
    case 'map': {
      const makers = new Map<string, () => Evaluated>();
      let open: string | undefined;
      for (const { key, value } of node.entries) {
        if (key.kind !== 'scalar' || key.text.includes('${')) open = 'one of its keys is not known';
        else makers.set(key.text, () => evaluate(value, below(at, key.text, { start: key.start, end: key.end }), scope));
      }
      return mapping(new Lazy(makers), place, open);
    }
    case 'alias':
      return dynamic('it cannot be read', place);
  }
}

function wordOf(text: string, place: Evaluated['place']): Evaluated {
  if (text === 'null' || text === '') return absent(place);
  return scalar(text === 'true' ? true : text === 'false' ? false : Number.isNaN(Number(text)) ? text : Number(text), place);
}

function evaluateText(text: string, at: Origin, place: Evaluated['place'], scope: Scope): Evaluated {
  if (!text.includes('${') && !text.includes('%{')) return scalar(text, place);
  const node = scope.work.parse(quotedTemplate(text));
  if (node === undefined) return dynamic('it cannot be read', place);
  return evaluate(node, { ...at, path: undefined, fixed: { ...place, path: undefined } }, scope);
}

/** A decoded text as a quoted template: what stands in `${ }` stays as it is. */
export function quotedTemplate(text: string): string {
  let result = '';
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if ((char === '$' || char === '%') && text[i + 1] === '{' && (depth > 0 || text[i - 1] !== char)) {
      depth += 1;
      result += `${char}{`;
      i += 1;
      continue;
    }
    if (depth > 0 && char === '{') depth += 1;
    else if (depth > 0 && char === '}') depth -= 1;
    result += depth > 0 ? char : (ESCAPES[char] ?? char);
  }
  return `"${result}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

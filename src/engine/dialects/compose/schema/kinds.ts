import type { Node } from '../../../syntax/tree.ts';
import { readScalar } from '../../../syntax/yaml/scalar.ts';
import type { SchemaNode } from './node.ts';

/** What a value is, in the words of JSON Schema. */
export type Kind = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

const WORDS: Readonly<Record<Kind, string>> = { object: 'a map', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', null: 'nothing' };

/** What a node is as Compose reads it: go-yaml v3 knows `true` and `false`, and takes YAML 1.1's `yes` and `off` for texts. */
export function kindOf(node: Node): Kind {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'list') return 'array';
  const value = readScalar(node);
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' && node.kind === 'scalar' && /^(true|false)$/i.test(node.text) ? 'boolean' : 'string';
}

/** True where a schema takes values of the node's kind. A text that reads as a number is taken for one: Compose converts it. */
export function accepts(schema: SchemaNode, node: Node): boolean {
  const { type } = schema;
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : type;
  const kind = kindOf(node);
  if (types.includes(kind) || (kind === 'integer' && types.includes('number'))) return true;
  if (kind !== 'string' || node.kind !== 'scalar') return false;
  if (types.includes('boolean') && /^(true|false|yes|no|on|off|y|n)$/i.test(node.text)) return true;
  return (types.includes('number') || types.includes('integer')) && /^[-+]?\d/.test(node.text);
}

/** The kinds that a schema takes, in its order. */
export function kindsOf(schema: SchemaNode, definitions: Readonly<Record<string, SchemaNode>>): Kind[] {
  const { $ref, oneOf, type } = schema;
  if ($ref !== undefined) return kindsOf(definitions[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, definitions);
  if (oneOf !== undefined) return oneOf.flatMap(branch => kindsOf(branch, definitions));
  return (typeof type === 'string' ? [type] : (type ?? [])).filter(isKind);
}

/** For sentences: `a text, a number or a list`. */
export function called(kinds: readonly Kind[]): string {
  const some = kinds.filter(kind => kind !== 'null' || kinds.length === 1);
  return [...new Set(some.map(kind => WORDS[kind]))].join(', ').replace(/, ([^,]*)$/, ' or $1');
}

function isKind(type: string): type is Kind {
  return Object.hasOwn(WORDS, type);
}

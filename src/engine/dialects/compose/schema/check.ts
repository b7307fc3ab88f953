import { nearest } from '../../../text/nearest.ts';
import type { StructureFault } from '../../../model/description.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import type { Node } from '../../../syntax/tree.ts';
import { keysOf } from '../tree.ts';
import { faultAt } from './fault.ts';
import type { SchemaNode } from './node.ts';
import { DEFINITIONS, ROOT } from './spec.ts';
import { accepts, called, kindOf, kindsOf } from './kinds.ts';

/** No honest file is deeper; an alias may lead into itself. */
const MAXIMUM_DEPTH = 24;
const MAXIMUM_FAULTS = 200;

/**
 * What a Compose file says that the Compose specification's schema does not allow. Values that a variable or a template decides
 * are not judged, nor what another file takes back (`!reset`).
 * @param isWhole false for a file that adds to others: what is required may stand in one of them, and a key without a value adds nothing.
 * @returns undefined where the text is broken.
 */
export function structureFaults(root: Cursor, isWhole: boolean): readonly StructureFault[] | undefined {
  if (root.document.damage !== undefined || root.document.partial) return undefined;
  return new Checker(isWhole).check(root);
}

class Checker {
  readonly #isWhole: boolean;
  readonly #faults = new Map<Node, StructureFault>();
  /** The keys and indices that lead to what is looked at. */
  readonly #path: (string | number)[] = [];

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  check(root: Cursor): readonly StructureFault[] {
    this.#visit(root, ROOT);
    return [...this.#faults.values()];
  }

  #visit(at: Cursor, schema: SchemaNode): void {
    const { node } = at;
    if (node === undefined || this.#path.length > MAXIMUM_DEPTH || this.#faults.size >= MAXIMUM_FAULTS || isOpen(at)) return;
    const found = choose(schema, node);
    if (found === undefined) this.#ofAnotherKind(at, node, schema);
    else if (node.kind === 'scalar') this.#scalar(at, node.text, found);
    else if (node.kind === 'list') this.#list(at, found);
    else this.#map(at, found);
  }

  #below(key: string | number, at: Cursor, schema: SchemaNode): void {
    this.#path.push(key);
    this.#visit(at, schema);
    this.#path.pop();
  }

  #ofAnotherKind(at: Cursor, node: Node, schema: SchemaNode): void {
    const kind = kindOf(node);
    if (kind !== 'null' || this.#isWhole) this.#add(at, kind === 'null' ? (at.keyNode ?? node) : node, `${this.#place} must be ${called(kindsOf(schema, DEFINITIONS))}, not ${called([kind])}.`);
  }

  #list(at: Cursor, { items }: SchemaNode): void {
    if (items !== undefined) at.items().forEach((item, i) => { this.#below(i, item, items); });
  }

  #map(at: Cursor, schema: SchemaNode): void {
    const { properties = {}, patternProperties = {}, additionalProperties, required = [] } = schema;
    const keys = keysOf(at);
    for (const key of keys) {
      const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const inner = own ?? byPattern(patternProperties, key);
      if (inner !== undefined) this.#below(key, at.at(key), inner);
      else if (additionalProperties === false && !/[${}]/.test(key)) this.#unknown(at, key, schema);
    }
    const { node } = at;
    const missing = this.#isWhole && node !== undefined ? required.filter(key => !keys.includes(key)) : [];
    if (node?.kind === 'map' && missing.length > 0) this.#add(at, node.entries[0]?.key ?? node, `${this.#place} lacks ${missing.join(' and ')}, which Compose requires.`);
  }

  #unknown(at: Cursor, key: string, { properties = {}, patternProperties = {} }: SchemaNode): void {
    const keyNode = at.at(key).keyNode;
    // What a merge key brings along is said where it stands, if that is checked at all.
    if (keyNode === undefined) return;
    const known = Object.keys(properties);
    if (known.length === 0 && Object.keys(patternProperties).length > 0) {
      this.#add(at, keyNode, `${key} is no name that Compose takes in ${this.#place}: it takes letters, digits, dots, underscores and hyphens.`);
      return;
    }
    const near = nearest(key, known.filter(one => !keysOf(at).includes(one)), Math.max(1, Math.min(3, key.length - 2)));
    const own = Object.hasOwn(patternProperties, '^x-') ? `x-${key}` : undefined;
    const hint = near === undefined ? (own === undefined ? '' : `; what is one's own begins with x-`) : `; the nearest that it knows is ${near}`;
    this.#add(at, keyNode, `Compose knows no ${key} ${this.#path.length === 0 ? 'at the top of a file' : `in ${this.#place}`}${hint}.`, key, near ?? own);
  }

  #scalar(at: Cursor, text: string, { enum: words, pattern, minimum, maximum }: SchemaNode): void {
    const { node } = at;
    if (node === undefined) return;
    if (words !== undefined && !words.includes(text)) {
      this.#add(at, node, `${this.#place} is ${text}; Compose takes ${listed(words)}.`, text, nearest(text, words));
    } else if (pattern !== undefined && !compiled(pattern).test(text)) this.#add(at, node, `${this.#place} is ${text}, which Compose does not take.`);
    else if (minimum !== undefined && Number(text) < minimum) this.#add(at, node, `${this.#place} is ${text}; Compose takes ${String(minimum)} at least.`);
    else if (maximum !== undefined && Number(text) > maximum) this.#add(at, node, `${this.#place} is ${text}; Compose takes ${String(maximum)} at most.`);
  }

  get #place(): string {
    return this.#path.length === 0 ? 'A Compose file' : this.#path.map(part => (typeof part === 'number' ? `[${String(part)}]` : `.${part}`)).join('').replace(/^\./, '');
  }

  /** What an alias repeats is said once, where it is written. */
  #add({ document }: Cursor, node: Node, message: string, written?: string, word?: string): void {
    if (!this.#faults.has(node)) this.#faults.set(node, faultAt(document, node, message, written, word));
  }
}

/** The branch of a schema that a value is judged by: the first that it keeps to, else the first of its kind. */
function choose(schema: SchemaNode, node: Node): SchemaNode | undefined {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const target = DEFINITIONS[$ref.slice($ref.lastIndexOf('/') + 1)];
    return target === undefined ? {} : choose(target, node);
  }
  const { oneOf } = schema;
  if (oneOf === undefined) return accepts(schema, node) ? schema : undefined;
  let first: SchemaNode | undefined;
  for (const branch of oneOf) {
    const fitting = choose(branch, node);
    if (fitting !== undefined && (node.kind !== 'scalar' || fitting.enum?.includes(node.text) !== false)) return fitting;
    first ??= fitting;
  }
  return first;
}

function byPattern(patterns: Readonly<Record<string, SchemaNode>>, key: string): SchemaNode | undefined {
  for (const pattern in patterns) if (compiled(pattern).test(key)) return patterns[pattern];
  return undefined;
}

/** The schema's patterns, each compiled once. */
const COMPILED = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  let expression = COMPILED.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern);
    COMPILED.set(pattern, expression);
  }
  return expression;
}

/** A value that is not decided here, or that takes another one back. */
function isOpen({ node, document }: Cursor): boolean {
  if (node === undefined || node.kind === 'alias') return true;
  if (node.tag === '!reset') return true;
  return node.kind === 'scalar' ? /\$(?!\$)|\{\{/.test(node.text) : node.kind === 'map' && node.flow && document.source.text.startsWith('{{', node.start);
}

function listed(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

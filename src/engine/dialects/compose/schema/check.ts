import { nearest } from '../../../text/nearest.ts';
import type { StructureFault } from '../../../model/description.ts';
import { Cursor } from '../../../syntax/cursor.ts';
import type { Document, Node } from '../../../syntax/tree.ts';
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
export function structureFaults(document: Document, isWhole: boolean): readonly StructureFault[] | undefined {
  if (document.damage !== undefined || document.partial) return undefined;
  return new Checker(isWhole).check(Cursor.root(document));
}

class Checker {
  readonly #isWhole: boolean;
  readonly #faults = new Map<Node, StructureFault>();

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  check(root: Cursor): readonly StructureFault[] {
    this.#visit(root, ROOT, []);
    return [...this.#faults.values()];
  }

  #visit(at: Cursor, schema: SchemaNode, path: readonly string[]): void {
    const { node } = at;
    if (node === undefined || path.length > MAXIMUM_DEPTH || this.#faults.size >= MAXIMUM_FAULTS || isOpen(at)) return;
    const kind = kindOf(node);
    const found = choose(schema, node);
    if (found === undefined) {
      if (kind !== 'null' || this.#isWhole) this.#add(at, kind === 'null' ? (at.keyNode ?? node) : node, `${placeOf(path)} must be ${called(kindsOf(schema, DEFINITIONS))}, not ${called([kind])}.`);
      return;
    }
    if (node.kind === 'scalar') this.#scalar(at, node.text, found, path);
    else if (node.kind === 'list') at.items().forEach((item, i) => { if (found.items !== undefined) this.#visit(item, found.items, [...path, String(i)]); });
    else if (node.kind === 'map') this.#map(at, found, path);
  }

  #map(at: Cursor, schema: SchemaNode, path: readonly string[]): void {
    const { properties = {}, patternProperties = {}, additionalProperties, required = [] } = schema;
    const keys = keysOf(at);
    for (const key of keys) {
      const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const inner = own ?? Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern).test(key))?.[1];
      if (inner !== undefined) this.#visit(at.at(key), inner, [...path, key]);
      else if (additionalProperties === false && !/[${}]/.test(key)) this.#unknown(at, key, schema, path);
    }
    const { node } = at;
    const missing = this.#isWhole && node !== undefined ? required.filter(key => !keys.includes(key)) : [];
    if (node?.kind === 'map' && missing.length > 0) this.#add(at, node.entries[0]?.key ?? node, `${placeOf(path)} lacks ${missing.join(' and ')}, which Compose requires.`);
  }

  #unknown(at: Cursor, key: string, { properties = {}, patternProperties = {} }: SchemaNode, path: readonly string[]): void {
    const keyNode = at.at(key).keyNode;
    // What a merge key brings along is said where it stands, if that is checked at all.
    if (keyNode === undefined) return;
    const known = Object.keys(properties);
    if (known.length === 0 && Object.keys(patternProperties).length > 0) {
      this.#add(at, keyNode, `${key} is no name that Compose takes in ${placeOf(path)}: it takes letters, digits, dots, underscores and hyphens.`);
      return;
    }
    const near = nearest(key, known.filter(one => !keysOf(at).includes(one)), Math.max(1, Math.min(3, key.length - 2)));
    const own = Object.hasOwn(patternProperties, '^x-') ? `x-${key}` : undefined;
    const hint = near === undefined ? (own === undefined ? '' : `; what is one's own begins with x-`) : `; the nearest that it knows is ${near}`;
    this.#add(at, keyNode, `Compose knows no ${key} ${path.length === 0 ? 'at the top of a file' : `in ${placeOf(path)}`}${hint}.`, key, near ?? own);
  }

  #scalar(at: Cursor, text: string, { enum: words, pattern, minimum, maximum }: SchemaNode, path: readonly string[]): void {
    const { node } = at;
    if (node === undefined) return;
    if (words !== undefined && !words.includes(text)) {
      this.#add(at, node, `${placeOf(path)} is ${text}; Compose takes ${listed(words)}.`, text, nearest(text, words));
    } else if (pattern !== undefined && !new RegExp(pattern).test(text)) this.#add(at, node, `${placeOf(path)} is ${text}, which Compose does not take.`);
    else if (minimum !== undefined && Number(text) < minimum) this.#add(at, node, `${placeOf(path)} is ${text}; Compose takes ${String(minimum)} at least.`);
    else if (maximum !== undefined && Number(text) > maximum) this.#add(at, node, `${placeOf(path)} is ${text}; Compose takes ${String(maximum)} at most.`);
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
  const fitting = oneOf.flatMap(branch => choose(branch, node) ?? []);
  return fitting.find(branch => node.kind !== 'scalar' || branch.enum?.includes(node.text) !== false) ?? fitting[0];
}

/** A value that is not decided here, or that takes another one back. */
function isOpen({ node, document }: Cursor): boolean {
  if (node === undefined || node.kind === 'alias') return true;
  if (node.tag === '!reset') return true;
  return node.kind === 'scalar' ? /\$(?!\$)|\{\{/.test(node.text) : node.kind === 'map' && node.flow && document.source.text.startsWith('{{', node.start);
}

function placeOf(path: readonly string[]): string {
  return path.length === 0 ? 'A Compose file' : path.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}

function listed(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Node as AstNode, Pair, Scalar } from 'yaml';
import type { Entry, Node, ScalarStyle } from '../tree.ts';
import { blockScalarEnd, skipSpace } from './comments.ts';
import { Expansion } from './expansion.ts';
import { TextScalar, YamlAlias, YamlList, YamlMap } from './nodes.ts';

/** What the recovering parser made of a document that the fast one refused. */
export interface Recovered {
  readonly root: Node | undefined;
  /** By place; offsets are UTF-16 in the document's text. Empty: the document is fine, only the fast parser was too strict. */
  readonly errors: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

/**
 * Reads a document that js-yaml refuses, keeping what can be read.
 * @param refusedAt where js-yaml found the text broken.
 * @throws AliasBomb, and RangeError for text that nests too deeply: the parser recurses.
 */
export function recover(text: string, refusedAt = Number.POSITIVE_INFINITY): Recovered {
  const document = parseDocument(text, { uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false, keepSourceTokens: false });
  const errors = document.errors
    .map(error => ({
      start: Math.min(error.pos[0], text.length),
      end: Math.min(Math.max(error.pos[1], error.pos[0]), text.length),
      message: inPlainWords(error.message),
    }))
    .sort((a, b) => a.start - b.start);
  const anchors = new Anchors(Math.min(refusedAt, ...errors.slice(0, 1).map(({ start }) => start)));
  const root = document.contents === null ? undefined : convert(document.contents, text, anchors);
  anchors.expansion.check();
  return { root, errors };
}

class Anchors {
  readonly expansion = new Expansion();
  /** Where the text is broken: what is read behind it may have come into a map that it does not belong to. */
  readonly brokenAt: number;
  readonly #nodes = new Map<string, Node>();

  constructor(brokenAt: number) {
    this.brokenAt = brokenAt;
  }

  get(name: string): Node | undefined {
    return this.#nodes.get(name);
  }

  /** @param before how many nodes there were before this one. */
  set(name: string, node: Node, before: number): void {
    this.#nodes.set(name, node);
    this.expansion.anchor(name, before);
  }
}

/** What prose among YAML comes to: the parser speaks of its own notions. */
const PROSE = /^(Implicit keys need to be on a single line|Implicit map keys need to be followed by map values)/;

function inPlainWords(message: string): string {
  return PROSE.test(message) ? 'This is a text where a key with a value, an item of a list or a comment is wanted' : (message.split('\n', 1)[0] ?? message);
}

function convert(ast: AstNode, text: string, anchors: Anchors): Node {
  const [start, end] = ast.range ?? [0, 0];
  if (isAlias(ast)) return alias(ast, start, end, anchors);
  const before = anchors.expansion.size;
  anchors.expansion.node();
  const node = isMap(ast) || isSeq(ast) ? collection(ast, text, anchors) : scalar(ast, text, start, end);
  const anchor = isMap(ast) || isSeq(ast) || isScalar(ast) ? ast.anchor : undefined;
  if (anchor !== undefined) anchors.set(anchor, node, before);
  return node;
}

function alias(ast: Alias, start: number, end: number, anchors: Anchors): YamlAlias {
  anchors.expansion.alias(ast.source, start);
  return new YamlAlias(start, end, ast.source, anchors.get(ast.source));
}

function scalar(ast: AstNode, text: string, start: number, end: number): TextScalar {
  if (!isScalar(ast)) return new TextScalar(start, end);
  const style = styleOf(ast);
  const block = style === 'literal' || style === 'folded';
  return new TextScalar(start, block ? blockScalarEnd(text, start, end) : end, scalarText(ast), style, tagBefore(ast, text, start));
}

/** A tag as written; `yaml` gives its full name only. Between a tag and its value stand white space, comments and an anchor. */
function tagBefore(ast: AstNode, text: string, start: number): string | undefined {
  if (isAlias(ast) || ast.tag === undefined) return undefined;
  const before = text.slice(Math.max(0, start - 1000), start);
  return /(!<[^>]*>|![^\s,[\]{}]*)(?:\s+(?:#.*|&\S+))*\s*$/.exec(before)?.[1] ?? ast.tag;
}

function scalarText(ast: Scalar): string {
  if (ast.source !== undefined) return ast.source;
  return typeof ast.value === 'string' ? ast.value : '';
}

function styleOf(ast: Scalar): ScalarStyle {
  switch (ast.type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return 'plain';
  }
}

function collection(ast: AstNode, text: string, anchors: Anchors): YamlMap | YamlList {
  const [start, end] = ast.range ?? [0, 0];
  if (isMap(ast)) {
    const map = new YamlMap(start, ast.flow === true, tagBefore(ast, text, start));
    for (const pair of ast.items) map.entries.push(entry(pair, text, anchors, start));
    forgetStrays(map.entries, anchors.brokenAt);
    map.end = map.flow ? end : Math.max(start, ...map.entries.slice(-1).map(({ value }) => value.end));
    return map;
  }
  const list = new YamlList(start, isSeq(ast) && ast.flow === true, tagBefore(ast, text, start));
  let at = start;
  for (const item of isSeq(ast) ? ast.items : []) {
    const dash = skipSpace(text, at);
    const node = child(item, text, anchors, text[dash] === '-' ? dash + 1 : at);
    list.items.push(node);
    at = node.end;
  }
  list.end = list.flow ? end : Math.max(start, at);
  return list;
}

/** A key that the map has already, read behind the error, most likely belongs to another map that the error cut short. */
function forgetStrays(entries: Entry[], brokenAt: number): void {
  if ((entries.at(-1)?.key.start ?? 0) < brokenAt) return;
  const seen = new Set<string>();
  const own = entries.filter(({ key }) => {
    if (key.kind !== 'scalar') return true;
    const isStray = key.start >= brokenAt && seen.has(key.text);
    seen.add(key.text);
    return !isStray;
  });
  entries.splice(0, entries.length, ...own);
}

function entry(pair: Pair, text: string, anchors: Anchors, fallback: number): Entry {
  const key = child(pair.key, text, anchors, fallback);
  const colon = pair.value === null ? -1 : text.indexOf(':', key.end);
  return { key, value: child(pair.value, text, anchors, colon < 0 ? key.end : colon + 1) };
}

/** @param emptyAt where a value that nobody wrote stands: behind its introducer. */
function child(value: unknown, text: string, anchors: Anchors, emptyAt: number): Node {
  if (isScalar(value) && value.source === '' && value.type === 'PLAIN') return empty(value, text, anchors, emptyAt);
  if (isMap(value) || isSeq(value) || isScalar(value) || isAlias(value)) return convert(value, text, anchors);
  return new TextScalar(emptyAt, emptyAt);
}

function empty(ast: Scalar, text: string, anchors: Anchors, emptyAt: number): TextScalar {
  const properties = ast.anchor !== undefined || ast.tag !== undefined;
  // `yaml` gives such a value a place behind the white space that follows its anchor and tag.
  const end = properties ? text.slice(0, ast.range?.[0] ?? emptyAt).trimEnd().length : emptyAt;
  const node = new TextScalar(end, end, '', 'plain', tagBefore(ast, text, end));
  anchors.expansion.node();
  if (ast.anchor !== undefined) anchors.set(ast.anchor, node, anchors.expansion.size - 1);
  return node;
}

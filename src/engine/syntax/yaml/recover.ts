import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Node as AstNode, Pair, Scalar } from 'yaml';
import type { Entry, Node, ScalarStyle } from '../tree.ts';
import { blockScalarEnd, skipSpace } from './comments.ts';
import { TextScalar, YamlAlias, YamlList, YamlMap } from './nodes.ts';

/** What the recovering parser made of a document that the fast one refused. */
export interface Recovered {
  readonly root: Node | undefined;
  /** Offsets are UTF-16 in the document's text. Empty: the document is fine, only the fast parser was too strict. */
  readonly errors: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

/** Reads a document that js-yaml refuses, keeping what can be read. Never throws. */
export function recover(text: string): Recovered {
  const document = parseDocument(text, { uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false, keepSourceTokens: false });
  const errors = document.errors.map(error => ({
    start: Math.min(error.pos[0], text.length),
    end: Math.min(Math.max(error.pos[1], error.pos[0]), text.length),
    message: firstLine(error.message),
  }));
  const anchors = new Map<string, Node>();
  return { root: document.contents === null ? undefined : convert(document.contents, text, anchors), errors };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

function convert(ast: AstNode, text: string, anchors: Map<string, Node>): Node {
  const [start, end] = ast.range ?? [0, 0];
  if (isAlias(ast)) return alias(ast, start, end, anchors);
  const node = isMap(ast) || isSeq(ast) ? collection(ast, text, anchors) : scalar(ast, text, start, end);
  const anchor = isMap(ast) || isSeq(ast) || isScalar(ast) ? ast.anchor : undefined;
  if (anchor !== undefined) anchors.set(anchor, node);
  return node;
}

function alias(ast: Alias, start: number, end: number, anchors: Map<string, Node>): YamlAlias {
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

function collection(ast: AstNode, text: string, anchors: Map<string, Node>): YamlMap | YamlList {
  const [start, end] = ast.range ?? [0, 0];
  if (isMap(ast)) {
    const map = new YamlMap(start, ast.flow === true, tagBefore(ast, text, start));
    for (const pair of ast.items) map.entries.push(entry(pair, text, anchors, start));
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

function entry(pair: Pair, text: string, anchors: Map<string, Node>, fallback: number): Entry {
  const key = child(pair.key, text, anchors, fallback);
  const colon = pair.value === null ? -1 : text.indexOf(':', key.end);
  return { key, value: child(pair.value, text, anchors, colon < 0 ? key.end : colon + 1) };
}

/** @param emptyAt where a value that nobody wrote stands: behind its introducer. */
function child(value: unknown, text: string, anchors: Map<string, Node>, emptyAt: number): Node {
  if (isScalar(value) && value.source === '' && value.type === 'PLAIN') return empty(value, text, anchors, emptyAt);
  if (isMap(value) || isSeq(value) || isScalar(value) || isAlias(value)) return convert(value, text, anchors);
  return new TextScalar(emptyAt, emptyAt);
}

function empty(ast: Scalar, text: string, anchors: Map<string, Node>, emptyAt: number): TextScalar {
  const properties = ast.anchor !== undefined || ast.tag !== undefined;
  // `yaml` gives such a value a place behind the white space that follows its anchor and tag.
  const end = properties ? text.slice(0, ast.range?.[0] ?? emptyAt).trimEnd().length : emptyAt;
  const node = new TextScalar(end, end, '', 'plain', tagBefore(ast, text, end));
  if (ast.anchor !== undefined) anchors.set(ast.anchor, node);
  return node;
}

import type { Problem, Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { allKeys } from '../../syntax/cursor.ts';
import { readScalar } from '../../syntax/yaml/scalar.ts';
import { interpolate } from './interpolate.ts';
import type { Variables } from './interpolate.ts';

/**
 * A value of a project as Compose loads it: merged from several files, with its variables filled in. Each part knows
 * where it is written.
 */
export type Tree = ScalarTree | MapTree | ListTree | PairsTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly at: Cursor;
  readonly tag: string | undefined;
  /** With variables filled in. */
  readonly text: string;
  readonly isNull: boolean;
  /** Why the text is not known. */
  readonly because: string | undefined;
  /** An env file decides a part of it. */
  readonly fromFile: boolean;
  readonly defaultOf: { readonly name: string; readonly operator: string } | undefined;
}

/** A place that a map or list is written at; `own` is false for one that an extended service brings along. */
export interface Layer {
  readonly at: Cursor;
  readonly own: boolean;
}

export interface MapTree {
  readonly kind: 'map';
  readonly tag: string | undefined;
  /** From the first file that writes it to the last. */
  readonly layers: readonly Layer[];
  readonly entries: ReadonlyMap<string, Tree>;
  /** Why more may be in it than is known: what it extends cannot be read. */
  readonly open?: string;
}

export interface ListTree {
  readonly kind: 'list';
  readonly tag: string | undefined;
  readonly layers: readonly Layer[];
  readonly items: readonly Tree[];
}

/** Names with values that are merged from a map and from a list of `NAME=value`. */
export interface PairsTree {
  readonly kind: 'pairs';
  readonly tag: undefined;
  readonly layers: readonly Layer[];
  readonly pairs: readonly Pair[];
}

/** A name with its value: an entry of a map, or an item `NAME=value` of a list. */
export interface Pair {
  readonly name: string;
  /** The name in the text. */
  readonly span: Span;
  /** The value; undefined for an item without `=`. */
  readonly value: ScalarTree | undefined;
  /** True for an item of a list, whose value is the text behind the `=`. */
  readonly isItem: boolean;
  readonly at: Cursor;
}

/** No honest project nests deeper, and aliases may make a tree exponentially large. */
const MAXIMUM_DEPTH = 40;
const MAXIMUM_NODES = 200_000;

/** Reads what stands at a cursor. */
export interface TreeReader {
  readonly variables: Variables;
  readonly problems: Problem[];
  nodes: number;
}

/** The tree at a cursor; undefined where nothing is written, or where it is too large to be honest. */
export function treeOf(cursor: Cursor, reader: TreeReader, depth = 0): Tree | undefined {
  const { node } = cursor;
  reader.nodes += 1;
  if (node === undefined || depth > MAXIMUM_DEPTH || reader.nodes > MAXIMUM_NODES) return undefined;
  if (node.kind === 'scalar') return scalarOf(cursor, node.text, node.tag, readScalar(node) === null, reader);
  const layers = [{ at: cursor, own: true }];
  if (node.kind === 'list') {
    const items = cursor.items().flatMap(item => treeOf(item, reader, depth + 1) ?? []).filter(({ tag }) => tag !== '!reset');
    return { kind: 'list', tag: node.tag, layers, items };
  }
  if (node.kind !== 'map') return undefined;
  // `{{ x }}`, which YAML reads as a map.
  if (node.flow && cursor.document.source.text.startsWith('{{', node.start)) return templated({ kind: 'scalar', at: cursor, tag: node.tag, isNull: false, text: '' });
  const entries = new Map<string, Tree>();
  for (const key of keysOf(cursor)) {
    const value = treeOf(cursor.at(key), reader, depth + 1);
    if (value !== undefined) entries.set(key, value);
  }
  return { kind: 'map', tag: node.tag, layers, entries };
}

function scalarOf(at: Cursor, written: string, tag: string | undefined, isNull: boolean, { variables, problems }: TreeReader): ScalarTree {
  if (hasTemplate(written)) return templated({ kind: 'scalar', at, tag, isNull, text: written });
  const filled = interpolate(written, variables);
  if (filled.kind === 'known') return { kind: 'scalar', at, tag, isNull, text: filled.text, because: undefined, fromFile: filled.fromFile, defaultOf: filled.defaultOf };
  if (filled.kind === 'invalid' && at.span !== undefined) problems.push({ span: at.span, message: filled.message });
  return { kind: 'scalar', at, tag, isNull, text: written, because: filled.kind === 'dynamic' ? filled.because : 'Compose refuses it', fromFile: false, defaultOf: undefined };
}

/** `{{ x }}`, `<% x %>`: another program writes it before Compose reads it, or Swarm afterwards (`{{.Node.Hostname}}`). */
function hasTemplate(text: string): boolean {
  return (text.includes('{{') && text.includes('}}')) || (text.includes('<%') && text.includes('%>'));
}

function templated(scalar: Omit<ScalarTree, 'because' | 'fromFile' | 'defaultOf'>): ScalarTree {
  return { ...scalar, because: 'a template decides it', fromFile: false, defaultOf: undefined };
}

/** The keys of a map with those that it merges in, its own first. */
export function keysOf({ node }: Cursor): readonly string[] {
  return node?.kind === 'map' ? allKeys(node) : [];
}

/** Where a tree is written first. */
export function placeOf(tree: Tree): Cursor | undefined {
  return tree.kind === 'scalar' ? tree.at : tree.layers[0]?.at;
}

/** The names and values of a map, or of a list of `NAME=value`. */
export function pairsOf(tree: Tree | undefined): readonly Pair[] {
  if (tree?.kind === 'pairs') return tree.pairs;
  if (tree?.kind === 'map') return [...tree.entries].flatMap(([name, value]) => (value.kind === 'scalar' && value.tag !== '!reset' ? mapPair(name, value) : []));
  return tree?.kind === 'list' ? tree.items.flatMap(item => (item.kind === 'scalar' ? itemPair(item) : [])) : [];
}

function mapPair(name: string, value: ScalarTree): Pair[] {
  const span = value.at.keySpan ?? value.at.span;
  return span === undefined ? [] : [{ name, span, value, isItem: false, at: value.at }];
}

function itemPair(item: ScalarTree): Pair[] {
  const { span } = item.at;
  if (span === undefined) return [];
  const equals = item.text.indexOf('=');
  if (equals < 0) return [{ name: item.text, span, value: undefined, isItem: true, at: item.at }];
  const written = span.source.text.slice(span.start, span.end);
  const quote = /^["']/.test(written) ? 1 : 0;
  const name = item.text.slice(0, equals);
  const isPlain = written.startsWith(name, quote);
  const nameSpan = isPlain ? { source: span.source, start: span.start + quote, end: span.start + quote + name.length } : span;
  return [{ name, span: nameSpan, value: { ...item, text: item.text.slice(equals + 1) }, isItem: true, at: item.at }];
}

import type { Change, Path, PlainValue } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Document, Entry, MapNode, Node } from './tree.ts';
import { spanOf } from './tree.ts';

/** Merge keys (`<<`) may refer to maps that merge others; no honest file goes deeper. */
const MAXIMUM_MERGES = 16;

/**
 * A path into a document, whether or not anything is written there. Reading resolves what stands for something else;
 * writing says the path and leaves the text to the document.
 */
export interface Cursor {
  /** The document that it begins in; what it stands at may be written in another one. */
  readonly document: Document;
  /** What stands there; undefined where nobody wrote it. Its offsets are those of `span`. */
  readonly node: Node | undefined;
  /** The cursor at a key or an index below this one. */
  at(key: string | number): Cursor;
  /** The cursor at a dotted path of keys, such as `resources.limits.memory`. */
  path(dotted: string): Cursor;
  /** The cursors of a list's items; none where there is no list. */
  items(): Cursor[];
  /** The entries of a map, with the place of each key in `document`; none where there is no map. */
  entries(): readonly { readonly key: string; readonly keyNode: Node; readonly value: Cursor }[];
  /** Where the value stands, or undefined where nobody wrote one. */
  readonly span: Span | undefined;
  /** The key that leads here, in the text; undefined for items of lists and for what is not written. */
  readonly keyNode: Node | undefined;
  /** Where the words stand that lead here. */
  readonly keySpan: Span | undefined;
  /** False where the text is broken before the end of this, or of what would hold it: what seems absent may only be hidden. */
  readonly isSound: boolean;
  /** False for what stands on a line that is broken: it may be a half of something, or more than was meant. */
  readonly isClear: boolean;
  /** This cursor, or the nearest one above it at which something is written. */
  readonly nearestWritten: Cursor;
  set(value: PlainValue): Change;
  remove(): Change;
  /** How the language spells a dotted path below, where that is another way; undefined where it has no word for it. */
  spell?(dotted: string): string | undefined;
}

/** Writes a new item behind those of the list at a cursor, or begins one. */
export function append(list: Cursor, value: PlainValue): Change {
  const length = list.items().length;
  const change = list.at(length).set(value);
  return change.kind === 'set' ? { ...change, kind: 'append', path: change.path.slice(0, -1), length } : change;
}

export const Cursor = {
  /** The cursor at a document's root. */
  root(document: Document): Cursor {
    return TreeCursor.root(document);
  },
};

/** A path into one document's tree. Reading goes through aliases and merge keys lazily. */
class TreeCursor implements Cursor {
  readonly document: Document;
  /** What stands there, with aliases resolved; undefined where nobody wrote it. */
  readonly node: Node | undefined;
  readonly #parent: TreeCursor | undefined;
  readonly #key: string | number;
  #children: Map<string | number, TreeCursor> | undefined;

  private constructor(document: Document, node: Node | undefined, parent?: TreeCursor, key: string | number = '') {
    this.document = document;
    this.node = node?.kind === 'alias' ? node.target : node;
    this.#parent = parent;
    this.#key = key;
  }

  static root(document: Document): TreeCursor {
    return new TreeCursor(document, document.root);
  }

  at(key: string | number): TreeCursor {
    let child = this.#children?.get(key);
    if (child === undefined) {
      child = this.#descend(key);
      this.#children ??= new Map();
      this.#children.set(key, child);
    }
    return child;
  }

  path(dotted: string): TreeCursor {
    return keysOf(dotted).reduce<TreeCursor>((cursor, key) => cursor.at(key), this);
  }

  items(): TreeCursor[] {
    return this.node?.kind === 'list' ? this.node.items.map((_, i) => this.at(i)) : [];
  }

  /** Those with scalar keys, merged ones left out. */
  entries(): readonly { readonly key: string; readonly keyNode: Node; readonly value: TreeCursor }[] {
    if (this.node?.kind !== 'map') return [];
    return this.node.entries.flatMap(({ key }) =>
      key.kind === 'scalar' && key.text !== '<<' ? [{ key: key.text, keyNode: key, value: this.at(key.text) }] : [],
    );
  }

  get span(): Span | undefined {
    return this.node === undefined ? undefined : spanOf(this.document, this.node);
  }

  get keyNode(): Node | undefined {
    const parent = this.#parent?.node;
    return parent?.kind === 'map' ? ownEntry(parent, String(this.#key))?.key : undefined;
  }

  get keySpan(): Span | undefined {
    const { keyNode } = this;
    return keyNode === undefined ? undefined : spanOf(this.document, keyNode);
  }

  get isSound(): boolean {
    const { damage } = this.document;
    return damage === undefined || (this.nearestWritten.node?.end ?? Number.POSITIVE_INFINITY) < damage.wholeUntil;
  }

  get isClear(): boolean {
    const { damage } = this.document;
    return damage === undefined || this.node === undefined || this.node.end < damage.start || this.node.start > damage.end;
  }

  get nearestWritten(): TreeCursor {
    return this.node === undefined && this.#parent !== undefined ? this.#parent.nearestWritten : this;
  }

  set(value: PlainValue): Change {
    return { kind: 'set', writer: this.document, path: this.#path(), value };
  }

  remove(): Change {
    return { kind: 'remove', writer: this.document, path: this.#path() };
  }

  #path(): Path {
    return this.#parent === undefined ? [] : [...this.#parent.#path(), this.#key];
  }

  #descend(key: string | number): TreeCursor {
    const { node } = this;
    const found = typeof key === 'number' ? (node?.kind === 'list' ? node.items[key] : undefined) : node?.kind === 'map' ? (ownEntry(node, key)?.value ?? mergedValue(node, key, 0)) : undefined;
    return new TreeCursor(this.document, found, this, key);
  }
}

const KEYS = new Map<string, readonly string[]>();

/** The keys of a dotted path. Such paths are constants of the dialects: each is taken apart once. */
export function keysOf(dotted: string): readonly string[] {
  let keys = KEYS.get(dotted);
  if (keys === undefined) {
    keys = dotted.split('.');
    KEYS.set(dotted, keys);
  }
  return keys;
}

/** Maps with more entries than this are searched through an index. */
const SMALL = 24;

const INDICES = new WeakMap<MapNode, ReadonlyMap<string, Entry>>();

/** The last entry of that key: where a key stands twice, Kubernetes and Compose read the last. */
function ownEntry(map: MapNode, key: string): Entry | undefined {
  const { entries } = map;
  if (entries.length > SMALL) return indexOf(map).get(key);
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i];
    if (entry !== undefined && isKey(entry.key, key)) return entry;
  }
  return undefined;
}

function indexOf(map: MapNode): ReadonlyMap<string, Entry> {
  let index = INDICES.get(map);
  if (index === undefined) {
    index = new Map(map.entries.flatMap(entry => (entry.key.kind === 'scalar' ? [[entry.key.text, entry]] : [])));
    INDICES.set(map, index);
  }
  return index;
}

function isKey(node: Node, key: string): boolean {
  if (node.kind !== 'scalar') return false;
  // Most keys differ in length: no need to decode them.
  if (node.style === 'plain' && node.end - node.start !== key.length) return false;
  return node.text === key;
}

function mergedValue(map: MapNode, key: string, depth: number): Node | undefined {
  if (depth > MAXIMUM_MERGES) return undefined;
  for (const source of mergedMaps(map)) {
    const value = ownEntry(source, key)?.value ?? mergedValue(source, key, depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The maps that a map merges in. A second `<<` in it is read as well, as libyaml's readers do. */
function mergedMaps(map: MapNode): readonly MapNode[] {
  if (ownEntry(map, '<<') === undefined) return [];
  return map.entries.flatMap(({ key, value }) => {
    if (!isKey(key, '<<')) return [];
    const merged = resolve(value);
    const sources = merged?.kind === 'list' ? merged.items.map(resolve) : [merged];
    return sources.filter(source => source?.kind === 'map');
  });
}

/** The keys that can be read off a map, its own first and then those that it merges in. */
export function allKeys(map: MapNode): readonly string[] {
  const keys = new Set<string>();
  addKeys(map, keys, 0);
  return [...keys];
}

function addKeys(map: MapNode, keys: Set<string>, depth: number): void {
  for (const { key } of map.entries) if (key.kind === 'scalar' && key.text !== '<<') keys.add(key.text);
  if (depth <= MAXIMUM_MERGES) for (const merged of mergedMaps(map)) addKeys(merged, keys, depth + 1);
}

function resolve(node: Node): Node | undefined {
  return node.kind === 'alias' ? node.target : node;
}

import type { Change, Path, PlainValue } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Document, Entry, MapNode, Node } from './tree.ts';
import { spanOf } from './tree.ts';

/** Merge keys (`<<`) may refer to maps that merge others; no honest file goes deeper. */
const MAXIMUM_MERGES = 16;

/**
 * A path into a document, whether or not anything is written there. Reading goes through aliases and merge keys
 * lazily; writing says the path and leaves the text to the document.
 */
export class Cursor {
  readonly document: Document;
  /** What stands there, with aliases resolved; undefined where nobody wrote it. */
  readonly node: Node | undefined;
  /** The name of the alias, or `<<`, through which the node was reached; it is edited elsewhere. */
  readonly through: string | undefined;
  readonly #parent: Cursor | undefined;
  readonly #key: string | number;
  #children: Map<string | number, Cursor> | undefined;

  private constructor(document: Document, node: Node | undefined, through: string | undefined, parent?: Cursor, key: string | number = '') {
    this.document = document;
    this.through = node?.kind === 'alias' ? node.name : through;
    this.node = node?.kind === 'alias' ? node.target : node;
    this.#parent = parent;
    this.#key = key;
  }

  static root(document: Document): Cursor {
    return new Cursor(document, document.root, undefined);
  }

  /** The cursor at a key or an index below this one. */
  at(key: string | number): Cursor {
    let child = this.#children?.get(key);
    if (child === undefined) {
      child = this.#descend(key);
      this.#children ??= new Map();
      this.#children.set(key, child);
    }
    return child;
  }

  /** The cursor at a dotted path of keys, such as `resources.limits.memory`. */
  path(dotted: string): Cursor {
    return keysOf(dotted).reduce<Cursor>((cursor, key) => cursor.at(key), this);
  }

  /** The cursors of a list's items; none where there is no list. */
  items(): Cursor[] {
    return this.node?.kind === 'list' ? this.node.items.map((_, i) => this.at(i)) : [];
  }

  /** The entries of a map with scalar keys, merged ones left out; none where there is no map. */
  entries(): readonly { readonly key: string; readonly keyNode: Node; readonly value: Cursor }[] {
    if (this.node?.kind !== 'map') return [];
    return this.node.entries.flatMap(({ key }) =>
      key.kind === 'scalar' && key.text !== '<<' ? [{ key: key.text, keyNode: key, value: this.at(key.text) }] : [],
    );
  }

  /** Where the value stands, or undefined where nobody wrote one. */
  get span(): Span | undefined {
    return this.node === undefined ? undefined : spanOf(this.document, this.node);
  }

  /** The key that leads here, in the text; undefined for items of lists and for what is not written. */
  get keyNode(): Node | undefined {
    const parent = this.#parent?.node;
    return parent?.kind === 'map' ? ownEntry(parent, String(this.#key))?.key : undefined;
  }

  /**
   * False where the text is broken in or before this node, or before the end of the map that would hold it: what
   * seems absent may only be hidden by the error.
   */
  get isSound(): boolean {
    if (!this.document.partial) return true;
    const first = this.document.problems.reduce((at, { span }) => Math.min(at, span.start), Number.POSITIVE_INFINITY);
    return (this.nearestWritten.node?.end ?? Number.POSITIVE_INFINITY) < first;
  }

  /** This cursor, or the nearest one above it at which something is written. */
  get nearestWritten(): Cursor {
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

  #descend(key: string | number): Cursor {
    const { node } = this;
    if (typeof key === 'number') {
      return new Cursor(this.document, node?.kind === 'list' ? node.items[key] : undefined, this.through, this, key);
    }
    if (node?.kind !== 'map') return new Cursor(this.document, undefined, this.through, this, key);
    const own = ownEntry(node, key);
    if (own !== undefined) return new Cursor(this.document, own.value, this.through, this, key);
    const merged = mergedValue(node, key, 0);
    return new Cursor(this.document, merged, merged === undefined ? this.through : '<<', this, key);
  }
}

/** Dotted paths are constants of the dialects: each is taken apart once. */
const KEYS = new Map<string, readonly string[]>();

function keysOf(dotted: string): readonly string[] {
  let keys = KEYS.get(dotted);
  if (keys === undefined) {
    keys = dotted.split('.');
    KEYS.set(dotted, keys);
  }
  return keys;
}

/** The last entry of that key: where a key stands twice, Kubernetes and Compose read the last. */
function ownEntry(map: MapNode, key: string): Entry | undefined {
  const { entries } = map;
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i];
    if (entry !== undefined && isKey(entry.key, key)) return entry;
  }
  return undefined;
}

function isKey(node: Node, key: string): boolean {
  if (node.kind !== 'scalar') return false;
  // Most keys differ in length: no need to decode them.
  if (node.style === 'plain' && node.end - node.start !== key.length) return false;
  return node.text === key;
}

function mergedValue(map: MapNode, key: string, depth: number): Node | undefined {
  const merge = ownEntry(map, '<<');
  if (merge === undefined || depth > MAXIMUM_MERGES) return undefined;
  const sources = resolve(merge.value);
  for (const item of sources?.kind === 'list' ? sources.items : [sources]) {
    const source = item === undefined ? undefined : resolve(item);
    if (source?.kind !== 'map') continue;
    const value = ownEntry(source, key)?.value ?? mergedValue(source, key, depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}

function resolve(node: Node): Node | undefined {
  return node.kind === 'alias' ? node.target : node;
}

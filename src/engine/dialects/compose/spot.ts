import { Choice } from '../../text/change.ts';
import type { Change, PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import { append, keysOf } from '../../syntax/cursor.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import type { MapTree, Tree } from './tree.ts';
import { placeOf } from './tree.ts';

/**
 * A path into a service as Compose loads it, whether or not anything is written there. Reading sees the merged value;
 * writing goes to the file that says it, or to the first that says what would hold it.
 */
export class Spot {
  /** What stands there; undefined where nobody wrote it, or where a later file takes it back (`!reset`). */
  readonly tree: Tree | undefined;
  /** The document that may be written: that of the file which is looked at. */
  readonly own: Document;
  readonly #parent: Spot | undefined;
  readonly #key: string | number;
  /** The service. */
  readonly #top: Spot;
  /** Of the service: its name in the document that it was last asked for. */
  #name: { readonly document: Document | undefined; readonly span: Span | undefined } | undefined;

  constructor(tree: Tree | undefined, own: Document, parent?: Spot, key: string | number = '') {
    this.tree = tree?.tag === '!reset' ? undefined : tree;
    this.own = own;
    this.#parent = parent;
    this.#key = key;
    this.#top = parent === undefined ? this : parent.#top;
  }

  at(key: string): Spot {
    return new Spot(this.tree?.kind === 'map' ? this.tree.entries.get(key) : undefined, this.own, this, key);
  }

  /** The spot at a dotted path of keys, such as `deploy.resources.limits.memory`. */
  path(dotted: string): Spot {
    return keysOf(dotted).reduce<Spot>((spot, key) => spot.at(key), this);
  }

  /** The spots of a list's items; none where there is no list. */
  items(): Spot[] {
    return this.tree?.kind === 'list' ? this.tree.items.map((item, i) => new Spot(item, this.own, this, i)) : [];
  }

  entries(): { readonly key: string; readonly value: Spot }[] {
    return this.tree?.kind === 'map' ? [...this.tree.entries.keys()].map(key => ({ key, value: this.at(key) })) : [];
  }

  /** The text of a scalar that is known and not null. */
  get text(): string | undefined {
    return this.tree?.kind === 'scalar' && !this.tree.isNull && this.tree.because === undefined ? this.tree.text : undefined;
  }

  /** True where something is written that is not null. */
  get isWritten(): boolean {
    return this.tree !== undefined && !(this.tree.kind === 'scalar' && this.tree.isNull);
  }

  get span(): Span | undefined {
    return this.tree === undefined ? undefined : placeOf(this.tree)?.span;
  }

  /** The key that leads here, where it is written. */
  get keySpan(): Span | undefined {
    const place = this.tree === undefined ? undefined : placeOf(this.tree);
    return place?.keySpan;
  }

  /** The name of the service in the file in which what is missing would be written. */
  get anchor(): Span | undefined {
    return this.#top.#nameIn(this.#holder()?.document);
  }

  #nameIn(document: Document | undefined): Span | undefined {
    if (this.#name === undefined || this.#name.document !== document) {
      const { layers } = this.#service;
      const layer = layers.find(({ at }) => at.document === document) ?? layers.find(({ own }) => own);
      this.#name = { document, span: layer?.at.keySpan };
    }
    return this.#name.span;
  }

  /** False where the text is broken before what is, or would be, here. */
  get isSound(): boolean {
    return this.#service.layers.every(({ at }) => at.isSound) && (this.#holder()?.document.damage === undefined || this.#ground()?.isSound !== false);
  }

  /** False where the text is broken in what stands here. A map is looked at part by part. */
  get isClear(): boolean {
    return this.tree === undefined || this.tree.kind === 'map' || (placeOf(this.tree)?.isClear ?? true);
  }

  /** Why the service may say more than is known. */
  get open(): string | undefined {
    return this.#service.open;
  }

  /** The nearest thing above that is written; undefined at the top. */
  get nearestAbove(): Spot | undefined {
    return this.#parent?.tree === undefined ? this.#parent?.nearestAbove : this.#parent;
  }

  set(value: PlainValue): Change {
    if (this.tree?.kind !== 'scalar') return this.#permit(this.#ground(), cursor => cursor.set(value));
    const { defaultOf } = this.tree;
    return this.#permit(this.tree.at, cursor => cursor.set(defaultOf === undefined ? value : asDefault(value, defaultOf)));
  }

  /** Writes over what stands there, variables and all. */
  replace(value: PlainValue): Change {
    return this.#permit(this.tree?.kind === 'scalar' ? this.tree.at : this.#ground(), cursor => cursor.set(value));
  }

  /** Adds an item to the list that stands here, or begins one. */
  append(value: PlainValue): Change {
    return this.#permit(this.#ground(), cursor => append(cursor, value));
  }

  remove(): Change {
    return this.#permit(this.tree === undefined ? this.#ground() : placeOf(this.tree), cursor => cursor.remove());
  }

  /** Writes over a map or list that one of the files has here. */
  replaceLayer(layer: Cursor, value: PlainValue): Change {
    return this.#permit(layer, cursor => cursor.set(value));
  }

  /** A change that says why there is none. */
  refuse(because: string): Change {
    return { kind: 'remove', writer: { write: () => ({ kind: 'refused', because }) }, path: [] };
  }

  /** The items that the file to be written has of this list, as they are written. */
  get ownItems(): readonly Cursor[] {
    const ground = this.#ground();
    return ground?.items() ?? [];
  }

  get #service(): MapTree {
    const { tree } = this.#top;
    return tree?.kind === 'map' ? tree : NO_SERVICE;
  }

  /** Where a value that is not written, or a whole map or list, is written: never in what a service only extends. */
  #ground(): Cursor | undefined {
    return this.#ownLayer ?? (this.#parent === undefined ? undefined : this.#parent.#ground()?.at(this.#key));
  }

  /** What is written at or above this and would hold it; no cursors are made for what nobody wrote. */
  #holder(): Cursor | undefined {
    return this.#ownLayer ?? (this.#parent === undefined ? undefined : this.#parent.#holder());
  }

  get #ownLayer(): Cursor | undefined {
    return this.tree === undefined || this.tree.kind === 'scalar' ? undefined : this.tree.layers.find(({ own }) => own)?.at;
  }

  #permit(cursor: Cursor | undefined, change: (cursor: Cursor) => Change): Change {
    if (cursor?.document === this.own) return change(cursor);
    const because = cursor === undefined ? 'it is written nowhere' : `it is written in ${cursor.document.source.uri}`;
    return this.refuse(because);
  }
}

const NO_SERVICE: MapTree = { kind: 'map', tag: undefined, layers: [], entries: new Map() };

/** `${MEMORY:-512m}` keeps its variable and gets another default. */
function asDefault(value: PlainValue, { name, operator }: { readonly name: string; readonly operator: string }): PlainValue {
  if (value instanceof Choice) return new Choice(`\${${name}${operator}${String(value.value)}}`);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `\${${name}${operator}${String(value)}}` : value;
}

import type { Change, Path, PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Document, Node } from '../../syntax/tree.ts';
import type { Block, Evaluated } from './module/types.ts';
import { dynamic } from './module/values.ts';
import { AS_WRITTEN, bodyOf, pathOf, valueOf } from './spelling.ts';
import type { Spelling } from './spelling.ts';
import { extentOf, nodeOf } from './stand.ts';
import type { Ground, Stand } from './stand.ts';

const NOTHING: Stand = { kind: 'nothing' };

/**
 * A path into a resource, by the keys of what it describes: whoever reads Kubernetes' own manifests reads these as well.
 * Values are those that the module comes to, each with the place where it is written; what is changed is written there.
 */
export class ResourceCursor implements Cursor {
  /** The document of the resource. */
  readonly document: Document;
  readonly #stand: Stand;
  readonly #spelling: Spelling;
  readonly #parent: ResourceCursor | undefined;
  readonly #key: string | number;
  /** Paths below this one that Terraform is told to leave to others once the resource is there. */
  readonly #left: readonly Names[];
  #children: Map<string | number, ResourceCursor> | undefined;
  #node: Node | undefined;

  private constructor(document: Document, stand: Stand, spelling: Spelling, left: readonly Names[], parent?: ResourceCursor, key: string | number = '') {
    this.document = document;
    this.#stand = stand;
    this.#spelling = spelling;
    this.#parent = parent;
    this.#key = key;
    this.#left = left;
    this.#node = nodeOf(stand, spelling.converts);
  }

  /**
   * The cursor at a resource, or at a block in it.
   * @param left the names in `ignore_changes`, block by block: what is written there need not be what there is.
   */
  static of(block: Block, spelling: Spelling, left: readonly Names[] = []): ResourceCursor {
    return new ResourceCursor(block.document, { kind: 'block', block }, spelling, left);
  }

  /** The cursor at a value whose keys are as they are written. */
  static at(value: Evaluated, document: Document): ResourceCursor {
    return new ResourceCursor(document, { kind: 'value', value }, AS_WRITTEN, []);
  }

  get node(): Node | undefined {
    return this.#node;
  }

  at(key: string | number): ResourceCursor {
    let child = this.#children?.get(key);
    if (child === undefined) {
      child = this.#descend(key);
      this.#children ??= new Map();
      this.#children.set(key, child);
    }
    return child;
  }

  path(dotted: string): ResourceCursor {
    return dotted.split('.').reduce<ResourceCursor>((cursor, key) => cursor.at(key), this);
  }

  items(): ResourceCursor[] {
    const stand = this.#stand;
    if (stand.kind === 'blocks') return stand.blocks.map((_, i) => this.at(i));
    return stand.kind === 'value' && stand.value.kind === 'list' ? stand.value.items.map((_, i) => this.at(i)) : [];
  }

  entries(): { readonly key: string; readonly keyNode: Node; readonly value: ResourceCursor }[] {
    return this.#keys().flatMap(key => {
      const value = this.at(key);
      const { node, keySpan } = value;
      const at = keySpan ?? node;
      return node === undefined || at === undefined ? [] : [{ key, keyNode: { kind: 'scalar', start: at.start, end: at.end, style: 'plain', tag: undefined, text: key }, value }];
    });
  }

  get span(): Span | undefined {
    const extent = extentOf(this.#stand);
    return extent === undefined ? undefined : { source: extent.document.source, start: extent.start, end: extent.end };
  }

  readonly keyNode = undefined;

  get keySpan(): Span | undefined {
    const stand = this.#stand;
    const named = stand.kind === 'block' ? stand.block : stand.kind === 'value' && stand.value.kind !== 'absent' ? stand.value.place : undefined;
    return named === undefined ? undefined : { source: named.document.source, start: named.head.start, end: named.head.end };
  }

  get isSound(): boolean {
    const around = this.nearestWritten;
    if (around.#isOpen) return false;
    const { damage } = this.document;
    const extent = damage === undefined ? undefined : extentOf(around.#stand);
    return damage === undefined || extent?.document !== this.document || extent.end < damage.wholeUntil;
  }

  /** True for a map that may hold more than is known. */
  get #isOpen(): boolean {
    return this.#stand.kind === 'value' && this.#stand.value.kind === 'map' && this.#stand.value.open !== undefined;
  }

  get isClear(): boolean {
    const extent = extentOf(this.#stand);
    const damage = extent?.document.damage;
    return extent === undefined || damage === undefined || extent.end < damage.start || extent.start > damage.end;
  }

  get nearestWritten(): ResourceCursor {
    return this.node === undefined && this.#parent !== undefined ? this.#parent.nearestWritten : this;
  }

  set(value: PlainValue): Change {
    const { ground, keys, spelling } = this.#place([]);
    const path = pathOf(keys, spelling);
    const written = this.#written(value, keys, spelling);
    if (ground.path === undefined) return refused('an expression works it out');
    if (path === undefined || written === undefined) return refused(`Terraform has no word for ${keys.join('.')} here`);
    return { kind: 'set', writer: ground.document, path: [...ground.path, ...path], value: written };
  }

  remove(): Change {
    const { ground, keys, spelling } = this.#place([]);
    const path = pathOf(keys, spelling);
    if (ground.path === undefined || path === undefined) return refused('an expression works it out');
    return { kind: 'remove', writer: ground.document, path: [...ground.path, ...path] };
  }

  spell(dotted: string): string | undefined {
    const keys = dotted.split('.');
    const names: string[] = [];
    let own = this.#outermost;
    for (const key of keys) {
      const name = own.spell(key);
      if (name === undefined) return undefined;
      names.push(name);
      if (own.isMap(key)) own = AS_WRITTEN;
    }
    return names.join('.');
  }

  get #outermost(): Spelling {
    return this.#parent === undefined ? this.#spelling : this.#parent.#outermost;
  }

  /** A value as the schema takes it where it is to be written. */
  #written(value: PlainValue, keys: Path, spelling: Spelling): PlainValue | undefined {
    if (this.#stand.kind === 'block') return bodyOf(value, this.#spelling);
    const names = keys.filter(key => typeof key === 'string');
    const last = names.at(-1);
    // One of several blocks is its body; an attribute or a block that may stand once is told from its key.
    if (typeof keys.at(-1) === 'number' && last !== undefined && spelling.isRepeated(last)) return bodyOf(value, spelling);
    return last === undefined || names.slice(0, -1).some(key => spelling.isMap(key)) ? value : valueOf(value, last, spelling);
  }

  /** Where this is written: something that stands, and the keys from there. */
  #place(keys: Path): { readonly ground: Ground; readonly keys: Path; readonly spelling: Spelling } {
    const ground = this.#ground;
    if (ground !== undefined || this.#parent === undefined) return { ground: ground ?? { document: this.document, path: undefined }, keys, spelling: this.#spelling };
    return this.#parent.#place([this.#key, ...keys]);
  }

  get #ground(): Ground | undefined {
    const stand = this.#stand;
    if (stand.kind === 'block') return stand.block;
    return stand.kind === 'value' && stand.value.kind !== 'absent' ? stand.value.place : undefined;
  }

  #keys(): string[] {
    const stand = this.#stand;
    if (stand.kind === 'block') return stand.block.names.map(name => this.#spelling.read(name, stand.block.blocks(name).length > 0));
    return stand.kind === 'value' && stand.value.kind === 'map' ? [...stand.value.entries.keys] : [];
  }

  #descend(key: string | number): ResourceCursor {
    const spelling = this.#stand.kind === 'value' ? AS_WRITTEN : this.#spelling;
    const stand = below(this.#stand, key, this.#spelling);
    if (typeof key === 'number') return new ResourceCursor(this.document, stand, spelling, this.#left, this, key);
    const name = this.#spelling.spell(key);
    const left = this.#left.flatMap(([first, ...rest]) => (first === name ? [rest] : []));
    return new ResourceCursor(this.document, left.some(rest => rest.length === 0) ? leftToOthers(stand) : stand, spelling, left, this, key);
  }
}

type Names = readonly string[];

function leftToOthers(stand: Stand): Stand {
  const extent = extentOf(stand);
  if (extent === undefined) return stand;
  const place = { document: extent.document, start: extent.start, end: extent.end, head: extent, path: undefined };
  return { kind: 'value', value: dynamic('ignore_changes leaves it to others', place) };
}

function below(stand: Stand, key: string | number, spelling: Spelling): Stand {
  switch (stand.kind) {
    case 'block':
      return typeof key === 'number' ? NOTHING : inBlock(stand.block, key, spelling);
    case 'blocks': {
      const block = typeof key === 'number' ? stand.blocks[key] : undefined;
      return block === undefined ? NOTHING : { kind: 'block', block };
    }
    case 'value':
      return standOf(valueIn(stand.value, key));
    case 'nothing':
      return NOTHING;
  }
}

function inBlock(block: Block, key: string, spelling: Spelling): Stand {
  const name = spelling.spell(key);
  if (name === undefined) return NOTHING;
  if (spelling.isMap(key)) return standOf(block.get(name));
  const blocks = block.blocks(name);
  const open = block.openBlocks(name);
  if (spelling.isRepeated(key)) {
    if (blocks.length > 0 || open !== undefined) return { kind: 'blocks', owner: block, type: name, blocks, open };
  } else {
    const [first] = blocks;
    if (first !== undefined) return { kind: 'block', block: first };
  }
  return standOf(block.get(name));
}

function standOf(value: Evaluated | undefined): Stand {
  return value === undefined || value.kind === 'absent' ? NOTHING : { kind: 'value', value };
}

function valueIn(value: Evaluated, key: string | number): Evaluated | undefined {
  switch (value.kind) {
    case 'list':
      return typeof key === 'number' ? value.items[key] : undefined;
    case 'map':
      return value.entries.get(String(key));
    case 'dynamic':
      return value.at?.(key);
    default:
      return undefined;
  }
}

function refused(because: string): Change {
  return { kind: 'remove', writer: { write: () => ({ kind: 'refused', because }) }, path: [] };
}

import { isBody } from '../../../syntax/hcl/children.ts';
import type { Body } from '../../../syntax/hcl/tree.ts';
import type { Document, MapNode, Node } from '../../../syntax/tree.ts';
import type { Path } from '../../../text/change.ts';
import { labelled, layerOf } from './declarations.ts';
import type { Layer } from './declarations.ts';
import { descend, ValueBlock } from './descend.ts';
import { expandDynamic } from './dynamic-block.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Block, Evaluated, Place } from './types.ts';
import { absent, dynamic, Lazy, list, mapping } from './values.ts';

/** A block as it is written, in one or, where files override each other, in several places. */
export class WrittenBlock implements Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly scope: Scope;
  readonly #layers: readonly Layer[];
  readonly #base: Layer;
  readonly #values = new Map<string, Evaluated | undefined>();
  readonly #blocks = new Map<string, Nested>();

  /** @param layers the one that is laid over the others first. */
  constructor(type: string, labels: readonly string[], base: Layer, layers: readonly Layer[], scope: Scope) {
    this.type = type;
    this.labels = labels;
    this.scope = scope;
    this.#layers = layers;
    this.#base = base;
  }

  get document(): Document {
    return this.#base.document;
  }

  get start(): number {
    return this.#base.start;
  }

  get end(): number {
    return this.#base.end;
  }

  get head(): { readonly start: number; readonly end: number } {
    return this.#base.head;
  }

  get path(): Path {
    return this.#base.path;
  }

  get overriddenIn(): Document | undefined {
    const [first] = this.#layers;
    return first === this.#base ? undefined : first?.document;
  }

  get names(): readonly string[] {
    return [...new Set(this.#layers.flatMap(({ body }) => namesOf(body)))];
  }

  get(path: string): Evaluated {
    const known = this.#values.get(path);
    if (known !== undefined) return known;
    const steps = path.split('.');
    if (this.#values.has(path)) return dynamic('it refers to itself', this.place(steps));
    this.#values.set(path, undefined);
    const value = this.#read(steps);
    this.#values.set(path, value);
    return value;
  }

  blocks(type: string, labels = 0): readonly Block[] {
    return this.#nested(type, labels).blocks;
  }

  openBlocks(type: string): string | undefined {
    return this.#nested(type, 0).open;
  }

  /** The expression of an attribute that is written here. */
  expression(name: string): { readonly node: Node; readonly layer: Layer } | undefined {
    for (const layer of this.#layers) {
      const found = attributeIn(layer.body, name);
      if (found !== undefined) return { node: found.value, layer };
    }
    return undefined;
  }

  /** The place of what is not written. */
  place(steps: readonly string[]): Place {
    const { document, head, path } = this.#base;
    return { document, start: head.start, end: head.end, head, path: [...path, ...steps.map(numbered)] };
  }

  #read(steps: readonly string[]): Evaluated {
    const [name = '', ...rest] = steps;
    const own = this.#attribute(name);
    if (own !== undefined) return descend(own, rest);
    const { blocks, open } = this.#nested(name, 0);
    const missing = (): Evaluated => (open === undefined ? absent(this.place(steps)) : dynamic(open, this.place(steps)));
    if (blocks.length === 0) return missing();
    const [first = '', ...others] = rest;
    const isIndex = /^\d+$/.test(first);
    const block = blocks[isIndex ? Number(first) : 0];
    if (block === undefined) return missing();
    const inner = isIndex ? others : rest;
    if (rest.length === 0) return list(blocks.map(asValue), placeOfBlock(block), open);
    return inner.length === 0 ? asValue(block) : block.get(inner.join('.'));
  }

  #attribute(name: string): Evaluated | undefined {
    for (const { document, body, path } of this.#layers) {
      const found = attributeIn(body, name);
      if (found !== undefined) return evaluate(found.value, { document, path: [...path, name], head: { start: found.key.start, end: found.key.end } }, this.scope);
    }
    return undefined;
  }

  #nested(type: string, labels: number): Nested {
    const id = labels === 0 ? type : `${type}/${String(labels)}`;
    let nested = this.#blocks.get(id);
    if (nested === undefined) {
      nested = this.#readBlocks(type, labels);
      this.#blocks.set(id, nested);
    }
    return nested;
  }

  /** An override's blocks of a type stand for all of that type below it. */
  #readBlocks(type: string, labels: number): Nested {
    for (const layer of this.#layers) {
      const found = isBody(layer.body) ? this.#blocksInBody(layer, layer.body, type) : this.#blocksInJson(layer, layer.body, type, labels);
      if (found.blocks.length > 0 || found.open !== undefined) return found;
    }
    return NONE;
  }

  #blocksInBody(layer: Layer, body: Body, type: string): Nested {
    const blocks: Block[] = [];
    let open: string | undefined;
    for (const block of body.blocks) {
      if (block.type.text === type) blocks.push(nestedBlock(type, block.labels.map(({ text }) => text), layerOf(layer.document, block, layer.path), this.scope));
      else if (block.type.text === 'dynamic' && block.labels[0]?.text === type) {
        const made = expandDynamic(type, layerOf(layer.document, block, layer.path), this.scope);
        blocks.push(...made.blocks);
        open ??= made.open;
      }
    }
    if (blocks.length > 0 || open !== undefined) return { blocks, open };
    const attribute = this.#attribute(type);
    return attribute === undefined ? NONE : blocksOf(type, attribute);
  }

  #blocksInJson({ document, path }: Layer, body: MapNode, type: string, labels: number): Nested {
    const own = attributeIn(body, type);
    if (own !== undefined && labels > 0) {
      const found = labelled(document, type, [], own.value, own.key, [...path, type], labels);
      return { blocks: found.flatMap(one => one.layers.map(layer => nestedBlock(type, one.labels, layer, this.scope))), open: undefined };
    }
    const attribute = own === undefined ? undefined : this.#attribute(type);
    if (attribute !== undefined) return blocksOf(type, attribute);
    const dynamics = attributeIn(body, 'dynamic');
    if (dynamics === undefined) return NONE;
    const made = labelled(document, 'dynamic', [], dynamics.value, dynamics.key, [...path, 'dynamic'], 1)
      .filter(one => one.labels[0] === type)
      .flatMap(one => one.layers.map(layer => expandDynamic(type, layer, this.scope)));
    return { blocks: made.flatMap(({ blocks }) => blocks), open: made.find(({ open }) => open !== undefined)?.open };
  }
}

/** Nested blocks of one type, and why there may be others. */
export interface Nested {
  readonly blocks: readonly Block[];
  readonly open: string | undefined;
}

const NONE: Nested = { blocks: [], open: undefined };

export function nestedBlock(type: string, labels: readonly string[], layer: Layer, scope: Scope): WrittenBlock {
  return new WrittenBlock(type, labels, layer, [layer], scope);
}

/** The blocks that an attribute stands for: `ingress = [{ ... }]` (Terraform, "Attributes as Blocks"). */
function blocksOf(type: string, value: Evaluated): Nested {
  if (value.kind === 'dynamic') return { blocks: [], open: value.because };
  if (value.kind === 'map') return { blocks: [new ValueBlock(type, value)], open: undefined };
  if (value.kind !== 'list') return NONE;
  const unknown = value.items.find(item => item.kind === 'dynamic');
  return { blocks: value.items.flatMap(item => (item.kind === 'map' ? [new ValueBlock(type, item)] : [])), open: value.open ?? (unknown?.kind === 'dynamic' ? unknown.because : undefined) };
}

function attributeIn(body: Body | MapNode, name: string): { readonly key: Node; readonly value: Node } | undefined {
  if (isBody(body)) {
    for (let i = body.attributes.length - 1; i >= 0; i -= 1) {
      const attribute = body.attributes[i];
      if (attribute?.name.text === name) return { key: attribute.name, value: attribute.value };
    }
    return undefined;
  }
  return body.entries.findLast(({ key }) => key.kind === 'scalar' && key.text === name);
}

function namesOf(body: Body | MapNode): string[] {
  if (!isBody(body)) return body.entries.flatMap(({ key }) => (key.kind === 'scalar' && key.text !== '//' && key.text !== 'dynamic' ? [key.text] : []));
  return body.items.map(item => (item.kind === 'attribute' ? item.name.text : item.type.text === 'dynamic' ? (item.labels[0]?.text ?? '') : item.type.text));
}

/** A block as a value: its attributes, and lists of its blocks. */
function asValue(block: Block): Evaluated {
  return mapping(new Lazy(new Map(block.names.map(name => [name, () => block.get(name)]))), placeOfBlock(block));
}

export function placeOfBlock({ document, start, end, head, path }: Block): Place {
  return { document, start, end, head, path };
}

function numbered(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

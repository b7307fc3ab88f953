import type { Document } from '../../../syntax/tree.ts';
import type { Path } from '../../../text/change.ts';
import type { WrittenBlock } from './block.ts';
import { extended } from './steps.ts';
import type { Block, Evaluated, InstanceKey, Instances, Module, Place, Reference, Resource } from './types.ts';
import { dynamic } from './values.ts';

/** What an instance of a `resource` or `data` block is besides its block. */
export interface Instance {
  readonly mode: 'resource' | 'data';
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly key: InstanceKey | undefined;
  readonly instances: Instances;
  readonly module: Module;
}

export class WrittenResource implements Resource {
  readonly mode: 'resource' | 'data';
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly key: InstanceKey | undefined;
  readonly instances: Instances;
  readonly module: Module;
  readonly #block: WrittenBlock;
  readonly #provider: (resource: WrittenResource) => Block | undefined;

  constructor({ mode, kind, name, address, key, instances, module }: Instance, block: WrittenBlock, provider: (resource: WrittenResource) => Block | undefined) {
    this.mode = mode;
    this.kind = kind;
    this.name = name;
    this.address = address;
    this.key = key;
    this.instances = instances;
    this.module = module;
    this.#block = block;
    this.#provider = provider;
  }

  get type(): string {
    return this.#block.type;
  }

  get labels(): readonly string[] {
    return this.#block.labels;
  }

  get document(): Document {
    return this.#block.document;
  }

  get start(): number {
    return this.#block.start;
  }

  get end(): number {
    return this.#block.end;
  }

  get head(): { readonly start: number; readonly end: number } {
    return this.#block.head;
  }

  get path(): Path | undefined {
    return this.#block.path;
  }

  get overriddenIn(): Document | undefined {
    return this.#block.overriddenIn;
  }

  get names(): readonly string[] {
    return this.#block.names;
  }

  get provider(): Block | undefined {
    return this.#provider(this);
  }

  get(path: string): Evaluated {
    return this.#block.get(path);
  }

  blocks(type: string, labels?: number): readonly Block[] {
    return this.#block.blocks(type, labels);
  }

  openBlocks(type: string): string | undefined {
    return this.#block.openBlocks(type);
  }

  /** The text of an expression that Terraform does not evaluate, such as `aws.west`. */
  wordsOf(name: string): string | undefined {
    const node = this.#block.expression(name)?.node;
    return node?.kind === 'scalar' ? node.text.replace(/^\$\{(.*)\}$/, '$1') : undefined;
  }

  /** This resource in an expression: what is written of it is known, and what only its provider knows has a name. */
  asValue(): Evaluated {
    const { document, start, end, head } = this.#block;
    const place: Place = { document, start, end, head, path: undefined };
    const reference: Reference = { address: this.address, key: this.key, attribute: '' };
    return { ...dynamic(`${this.address} is known once it is created`, place), reference, at: key => this.#attribute(String(key), reference, place) };
  }

  #attribute(name: string, resource: Reference, place: Place): Evaluated {
    const reference = extended(resource, name);
    if (this.#block.expression(name) === undefined && hasBlocks(this.#block, name)) return blocksValue(this.#block.blocks(name), reference, place);
    const value = this.#block.expression(name) === undefined ? undefined : this.#block.get(name);
    const own = value === undefined || value.kind === 'absent' ? dynamic(`${this.address}.${name} is known once it is created`, place) : value;
    return { ...own, reference: own.reference ?? reference };
  }
}

function hasBlocks(block: Block, name: string): boolean {
  return block.get(name).kind === 'list' && block.blocks(name).length > 0 && block.openBlocks(name) === undefined;
}

/** Nested blocks in an expression, which are a list there: `metadata[0].name`. */
function blocksValue(blocks: readonly Block[], reference: Reference, place: Place): Evaluated {
  const made = dynamic(`${reference.address}.${reference.attribute} is known once it is created`, place);
  const at = (key: string | number): Evaluated => {
    const block = blocks[Number(key)];
    return block === undefined ? made : { ...made, reference: extended(reference, String(key)), at: name => inBlock(block, String(name), extended(reference, String(key)), place) };
  };
  return { ...made, reference, at };
}

function inBlock(block: Block, name: string, outer: Reference, place: Place): Evaluated {
  const reference = extended(outer, name);
  if (hasBlocks(block, name)) return blocksValue(block.blocks(name), reference, place);
  const value = block.get(name);
  return value.kind === 'absent' ? { ...dynamic(`${reference.address}.${reference.attribute} is known once it is created`, place), reference } : { ...value, reference: value.reference ?? reference };
}

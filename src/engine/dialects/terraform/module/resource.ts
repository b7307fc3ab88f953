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
    const value = this.#block.expression(name) === undefined ? undefined : this.#block.get(name);
    const own = value === undefined || value.kind === 'absent' ? dynamic(`${this.address}.${name} is known once it is created`, place) : value;
    return { ...own, reference: own.reference ?? reference };
  }
}

import { isBody } from '../../../syntax/hcl/children.ts';
import type { Document } from '../../../syntax/tree.ts';
import { placeOfBlock } from './block.ts';
import type { WrittenBlock } from './block.ts';
import { convert } from './convert.ts';
import type { Declaration } from './declarations.ts';
import { evaluate } from './evaluate.ts';
import { blockOf } from './expand.ts';
import { plainOf } from './plain.ts';
import type { Scope } from './scope.ts';
import type { Evaluated, WrittenValue } from './types.ts';
import { dynamic } from './values.ts';

/** The files that give a root module values: in order, later ones win. */
export interface GivenValues {
  readonly files: readonly Document[];
  /** Files that count only where somebody names them on the command line. */
  readonly others: readonly Document[];
}

/** The variables of a module: what its caller or its `.tfvars` files give them, else their defaults. */
export class Variables {
  readonly #blocks = new Map<string, WrittenBlock>();
  readonly #values = new Map<string, Evaluated | undefined>();
  readonly #scope: Scope;
  readonly #given: GivenValues;
  readonly #call: WrittenBlock | undefined;

  /** @param call the `module` block that gives the values; undefined for a root module. */
  constructor(declarations: readonly Declaration[], given: GivenValues, call: WrittenBlock | undefined, scope: Scope) {
    this.#scope = scope;
    this.#given = given;
    this.#call = call;
    for (const declaration of declarations) {
      const block = blockOf(declaration, scope);
      if (block !== undefined) this.#blocks.set(declaration.labels[0] ?? '', block);
    }
  }

  get(name: string): Evaluated | undefined {
    const block = this.#blocks.get(name);
    if (block === undefined) return undefined;
    if (this.#values.has(name)) return this.#values.get(name) ?? dynamic(`var.${name} needs itself to be worked out`, placeOfBlock(block));
    this.#values.set(name, undefined);
    const value = this.#read(name, block);
    this.#values.set(name, value);
    return value;
  }

  /** What is written for a variable, whatever is said of it. */
  written(name: string): readonly WrittenValue[] {
    const block = this.#blocks.get(name);
    if (block === undefined) return [];
    const call = this.#call === undefined ? undefined : this.#fromCall(name, this.#call);
    return [
      ...(block.expression('default') === undefined ? [] : [{ by: 'default', value: block.get('default') } as const]),
      ...(call === undefined ? [] : [{ by: 'argument', value: call } as const]),
      ...[...this.#given.files, ...this.#given.others].flatMap(document => {
        const value = this.#in(document, name);
        return value === undefined ? [] : [{ by: 'file', value } as const];
      }),
    ];
  }

  #read(name: string, block: WrittenBlock): Evaluated {
    for (const word of ['sensitive', 'ephemeral']) {
      if (plainOf(block.get(word)) !== false && block.get(word).kind !== 'absent') return dynamic(`var.${name} is ${word}`, placeOfBlock(block));
    }
    const given = this.#call === undefined ? this.#fromFiles(name, block) : this.#fromCall(name, this.#call);
    const isNull = given?.kind === 'absent' && plainOf(block.get('nullable')) === false;
    const value = given === undefined || isNull ? this.#default(name, block) : given;
    const type = block.expression('type');
    return type === undefined ? value : convert(value, type.node, { document: type.layer.document, path: undefined, head: undefined }, this.#scope);
  }

  #default(name: string, block: WrittenBlock): Evaluated {
    if (block.expression('default') === undefined) return dynamic(`nothing here gives var.${name} a value`, placeOfBlock(block));
    return block.get('default');
  }

  #fromCall(name: string, call: WrittenBlock): Evaluated | undefined {
    return call.expression(name) === undefined ? undefined : call.get(name);
  }

  /** A file that is given only when somebody names it may say another thing: what it sets is not known. */
  #fromFiles(name: string, block: WrittenBlock): Evaluated | undefined {
    const other = this.#given.others.find(document => this.#in(document, name) !== undefined);
    if (other !== undefined) return dynamic(`${other.source.uri} sets var.${name} where it is given`, placeOfBlock(block));
    for (const document of this.#given.files.toReversed()) {
      const value = this.#in(document, name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #in(document: Document, name: string): Evaluated | undefined {
    const { root } = document;
    if (root?.kind !== 'map') return undefined;
    const entries = isBody(root) ? root.attributes.map(({ name: key, value }) => ({ key, value })) : root.entries;
    const found = entries.findLast(({ key }) => key.kind === 'scalar' && key.text === name);
    if (found === undefined) return undefined;
    const { key, value } = found;
    return evaluate(value, { document, path: [name], head: { start: key.start, end: key.end } }, this.#scope);
  }
}

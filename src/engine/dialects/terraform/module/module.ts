import type { Document } from '../../../syntax/tree.ts';
import type { Problem } from '../../../text/source.ts';
import type { WrittenBlock } from './block.ts';
import { targetOf } from './calls.ts';
import type { Declaration } from './declarations.ts';
import { blockOf, expand, expansionValue } from './expand.ts';
import type { Expanded, Expansion } from './expand.ts';
import { Locals } from './locals.ts';
import { providerOf } from './providers.ts';
import type { Reading } from './reading.ts';
import { WrittenResource } from './resource.ts';
import type { Scope, Work } from './scope.ts';
import type { Evaluated, InstanceKey, Module, ModuleCall, Place, Use, WrittenName, WrittenValue } from './types.ts';
import { usesIn } from './uses.ts';
import { dynamic, Lazy, mapping } from './values.ts';
import { Variables } from './variables.ts';
import { groupedBy } from '../../../text/lists.ts';

/** The call through which a module is read. */
export interface Caller {
  readonly module: WrittenModule;
  readonly block: WrittenBlock;
  readonly address: string;
}

interface WrittenCall extends ModuleCall {
  readonly module: WrittenModule | undefined;
}

/** One module, as its root or one call of it gives it values. */
export class WrittenModule implements Module, Scope {
  readonly folder: string;
  readonly address: string;
  readonly caller: Caller | undefined;
  readonly documents: readonly Document[];
  readonly #reading: Reading;
  readonly #declarations: ReadonlyMap<string, readonly Declaration[]>;
  readonly #locals: Locals;
  readonly #variables: Variables;
  readonly #blocks = new Map<string, readonly WrittenBlock[]>();
  readonly #outputs = new Map<string, WrittenBlock>();
  readonly #resources = new Map<Declaration, Expansion<WrittenResource> | undefined>();
  readonly #calls = new Map<Declaration, Expansion<WrittenCall> | undefined>();
  readonly #problems: Problem[] = [];
  #uses: readonly Use[] | undefined;
  #named: ReadonlyMap<string, Declaration> | undefined;

  constructor(folder: string, reading: Reading, caller?: Caller) {
    this.folder = folder;
    this.caller = caller;
    this.address = caller?.address ?? '';
    this.#reading = reading;
    const { documents, declarations, values } = reading.open(folder, caller === undefined);
    this.documents = documents;
    this.#declarations = groupedBy(declarations, ({ type }) => type);
    this.#locals = new Locals(this.#declared('locals'), this);
    this.#variables = new Variables(this.#declared('variable'), values, caller?.block, this);
    for (const block of this.blocks('output')) this.#outputs.set(block.labels[0] ?? '', block);
  }

  get work(): Work {
    return this.#reading.work;
  }

  get resources(): readonly WrittenResource[] {
    return [...this.#declared('resource'), ...this.#declared('data')].flatMap(declaration => this.#expandResource(declaration)?.all ?? []);
  }

  get calls(): readonly WrittenCall[] {
    return this.#declared('module').flatMap(declaration => this.#expandCall(declaration)?.all ?? []);
  }

  /** The folders from the root module's to this one's. */
  get chain(): readonly string[] {
    return this.caller === undefined ? [this.folder] : [...this.caller.module.chain, this.folder];
  }

  get problems(): readonly Problem[] {
    // What is wrong with calls is noted when they are read.
    return this.calls.length === 0 ? this.#locals.problems() : [...this.#locals.problems(), ...this.#problems];
  }

  blocks(type: string): readonly WrittenBlock[] {
    let blocks = this.#blocks.get(type);
    if (blocks === undefined) {
      blocks = this.#declared(type).flatMap(declaration => blockOf(declaration, this) ?? []);
      this.#blocks.set(type, blocks);
    }
    return blocks;
  }

  variable(name: string): Evaluated | undefined {
    return this.#variables.get(name);
  }

  local(name: string): Evaluated | undefined {
    return this.#locals.get(name);
  }

  output(name: string): Evaluated | undefined {
    return this.#outputs.get(name)?.get('value');
  }

  written(name: string): readonly WrittenValue[] {
    return this.#variables.written(name);
  }

  get locals(): readonly WrittenName[] {
    return this.#locals.names;
  }

  get uses(): readonly Use[] {
    this.#uses ??= [...this.#declarations.values()].flat().flatMap(declaration => usesIn(declaration, text => this.work.parse(text)));
    return this.#uses;
  }

  beside(name: string): Document | undefined {
    return this.#reading.beside(this.folder, name);
  }

  resolve(name: string, path: readonly string[], here: Place): { readonly value: Evaluated; readonly used: number } {
    const [first = '', second = ''] = path;
    switch (name) {
      case 'var':
        return { value: this.variable(first) ?? undeclared(`var.${first}`, here), used: 1 };
      case 'local':
        return { value: this.local(first) ?? undeclared(`local.${first}`, here), used: 1 };
      case 'module':
        return { value: this.#callValue(first, here) ?? undeclared(`module.${first}`, here), used: 1 };
      case 'data':
        return { value: this.#resourceValue(name, first, second, here) ?? undeclared(`data.${first}.${second}`, here), used: 2 };
      case 'path':
      case 'terraform':
      case 'self':
      case 'each':
      case 'count':
        return { value: dynamic(`${name}.${first} is known where Terraform runs`, here), used: path.length };
      default:
        return { value: this.#resourceValue('resource', name, first, here) ?? undeclared(`${name}.${first}`, here), used: 1 };
    }
  }

  #declared(type: string): readonly Declaration[] {
    return this.#declarations.get(type) ?? [];
  }

  /** What an expression names; of several with one name the first. */
  #find(name: string): Declaration | undefined {
    this.#named ??= new Map(['resource', 'data', 'module'].flatMap(type => this.#declared(type).toReversed()).map(declaration => [nameOf(declaration), declaration]));
    return this.#named.get(name);
  }

  #within(address: string): string {
    return this.address === '' ? address : `${this.address}.${address}`;
  }

  #expandResource(declaration: Declaration): Expansion<WrittenResource> | undefined {
    return expandOnce(this.#resources, declaration, this, ({ block, key, instances }) => {
      const [kind = '', name = ''] = declaration.labels;
      const mode = declaration.type === 'data' ? 'data' : 'resource';
      const address = this.#within(mode === 'data' ? `data.${kind}.${name}` : `${kind}.${name}`);
      return new WrittenResource({ mode, kind, name, address, key, instances, module: this }, block, resource => providerOf(resource, this));
    });
  }

  #expandCall(declaration: Declaration): Expansion<WrittenCall> | undefined {
    return expandOnce(this.#calls, declaration, this, ({ block, key, instances }) => {
      const name = declaration.labels[0] ?? '';
      const address = this.#within(`module.${name}${keyText(key)}`);
      return { name, address, key, instances, block, module: this.#open(block, address) };
    });
  }

  #open(block: WrittenBlock, address: string): WrittenModule | undefined {
    const target = targetOf(block, this.chain, folder => this.#reading.isThere(folder));
    if (target === undefined) return undefined;
    const problem = 'problem' in target ? target.problem : this.#reading.tooMany(block);
    if (problem === undefined) return 'folder' in target ? new WrittenModule(target.folder, this.#reading, { module: this, block, address }) : undefined;
    const isSaid = this.#problems.some(({ span }) => span.start === problem.span.start && span.source === problem.span.source);
    if (!isSaid) this.#problems.push(problem);
    return undefined;
  }

  #resourceValue(type: string, kind: string, name: string, here: Place): Evaluated | undefined {
    const declaration = this.#find(`${type}.${kind}.${name}`);
    const expansion = declaration === undefined ? undefined : this.#expandResource(declaration);
    if (declaration !== undefined && expansion === undefined) return dynamic(`${kind}.${name} needs itself to be worked out`, here);
    return expansion === undefined ? undefined : expansionValue(expansion, here, resource => resource.asValue(), ({ key }) => key);
  }

  #callValue(name: string, here: Place): Evaluated | undefined {
    const declaration = this.#find(`module.${name}`);
    const expansion = declaration === undefined ? undefined : this.#expandCall(declaration);
    if (declaration !== undefined && expansion === undefined) return dynamic(`module.${name} needs itself to be worked out`, here);
    return expansion === undefined ? undefined : expansionValue(expansion, here, ({ module }) => (module === undefined ? dynamic(`module.${name} is not read`, here) : module.#asValue(here)), ({ key }) => key);
  }

  /** What its caller sees of it. */
  #asValue(here: Place): Evaluated {
    const makers = [...this.#outputs.keys()].map((name): [string, () => Evaluated] => [name, () => this.output(name) ?? dynamic('it is not known', here)]);
    return mapping(new Lazy(new Map(makers)), here);
  }
}

function nameOf({ type, labels }: Declaration): string {
  return [type, ...labels.slice(0, type === 'module' ? 1 : 2)].join('.');
}

function undeclared(what: string, here: Place): Evaluated {
  return dynamic(`${what} is not declared`, here);
}

/** Undefined while it is being worked out: it needs itself. */
function expandOnce<T>(known: Map<Declaration, Expansion<T> | undefined>, declaration: Declaration, scope: Scope, make: (one: Expanded) => T): Expansion<T> | undefined {
  if (known.has(declaration)) return known.get(declaration);
  known.set(declaration, undefined);
  const { by, all, open } = expand(declaration, scope);
  const expansion = { by, all: all.map(make), open };
  known.set(declaration, expansion);
  return expansion;
}

function keyText(key: InstanceKey | undefined): string {
  return key === undefined ? '' : typeof key === 'number' ? `[${String(key)}]` : `["${key}"]`;
}

import type { Evaluated, ModuleCall, ReadRoot, Reference, Resource } from '../module/types.ts';
import { everyMention } from '../module/values.ts';
import { textOf } from './codecs.ts';
import { Companions } from './companions.ts';
import { isBroken } from './settings.ts';
import { pushTo } from '../../../text/lists.ts';

/** The resources that belong to one. */
export interface Joined {
  readonly certain: readonly Resource[];
  /** Why there may be others, or undefined where there are none. */
  readonly possible: string | undefined;
}

/** All resources of a root module and of what it calls, for those that are read together. */
export class World {
  readonly root: ReadRoot;
  readonly #byKind = new Map<string, Resource[]>();
  readonly #byAddress = new Map<string, Resource[]>();
  /** By the attribute that says to what they belong, and their kinds. */
  readonly #byAttribute = new Map<string, Companions>();
  /** The modules that are not here, by the resources that they are told of; of several the first. */
  #told: ReadonlyMap<string, ModuleCall> | undefined;

  constructor(root: ReadRoot) {
    this.root = root;
    for (const resource of root.resources()) {
      pushTo(this.#byKind, resource.mode === 'data' ? `data.${resource.kind}` : resource.kind, resource);
      pushTo(this.#byAddress, resource.address, resource);
    }
  }

  /** Resources of a kind, `data.KIND` for lookups. */
  ofKind(...kinds: readonly string[]): readonly Resource[] {
    return kinds.flatMap(kind => this.#byKind.get(kind) ?? []);
  }

  /** The resource that an expression names; undefined where it names none, or one of several. */
  named(evaluated: Evaluated): Resource | undefined {
    const { reference } = evaluated;
    const all = reference === undefined ? [] : (this.#byAddress.get(reference.address) ?? []);
    if (all.length === 1) return all[0];
    return all.find(({ key }) => key === reference?.key);
  }

  /** The resources of some kinds whose attribute names this one, by reference or by the name that it has itself. */
  joined(owner: Resource, attribute: string, kinds: readonly string[], names: readonly string[] = []): Joined {
    const certain: Resource[] = [];
    let possible = this.#mayBeHidden(owner);
    const own = names.map(name => owner.get(name));
    for (const { resource, value } of this.#companions(attribute, kinds).thatMayName(owner.address, own)) {
      const match = isNamed(value, owner, own);
      if (match === false) continue;
      if (match === true && resource.instances === 'certain') certain.push(resource);
      else possible ??= `${resource.address} may belong to it`;
    }
    return { certain, possible };
  }

  #companions(attribute: string, kinds: readonly string[]): Companions {
    const id = [attribute, ...kinds].join(' ');
    const companions = this.#byAttribute.get(id) ?? new Companions(this.ofKind(...kinds), attribute);
    this.#byAttribute.set(id, companions);
    return companions;
  }

  /** A file that is broken, or a module that is not here and is told of the resource, may hold what belongs to it. */
  #mayBeHidden(owner: Resource): string | undefined {
    if (owner.module.documents.some(document => isBroken({ document, end: Number.POSITIVE_INFINITY }))) return 'a file of the module is broken';
    this.#told ??= toldOf(this.root.modules.flatMap(({ calls }) => calls.filter(call => call.module === undefined)));
    const call = this.#told.get(owner.address);
    return call === undefined ? undefined : `the module ${call.name}, which is not here, is told of it`;
  }
}

/** Undefined: it may be. */
function isNamed(evaluated: Evaluated, owner: Resource, own: readonly Evaluated[]): boolean | undefined {
  if (evaluated.reference !== undefined) return refersTo(evaluated.reference, owner);
  const text = textOf(evaluated);
  if (text !== undefined) {
    if (own.some(name => textOf(name) === text)) return true;
    // A name that is not known may be this one, unless the platform makes it up.
    return own.some(({ kind }) => kind === 'dynamic') ? undefined : false;
  }
  if (evaluated.kind !== 'dynamic') return false;
  const { mentions } = evaluated;
  return mentions.length === 0 || mentions.some(one => refersTo(one, owner) !== false) ? undefined : false;
}

/** Undefined: it may. */
function refersTo({ address, key }: Reference, owner: Resource): boolean | undefined {
  if (address !== owner.address) return false;
  if (key === owner.key || owner.key === undefined) return true;
  return key === undefined ? undefined : false;
}

function toldOf(calls: readonly ModuleCall[]): ReadonlyMap<string, ModuleCall> {
  return new Map(calls.toReversed().flatMap(call => call.block.names.flatMap(name => everyMention(call.block.get(name)).map(({ address }) => [address, call] as const))));
}

import type { DeclaredObject } from '../../model/declared.ts';
import type { Facts } from '../../model/facts.ts';
import type { Value } from '../../model/field.ts';
import type { Span } from '../../text/source.ts';
import type { Module, ReadRoot, Resource } from './module/types.ts';
import { text, textList } from './platform/codecs.ts';
import { headOf, known, spanAt, valueOf } from './platform/settings.ts';

/** A resource of any type by what is written in it, for questions that no rule asks. */
class TerraformDeclared implements DeclaredObject {
  readonly subject = 'object';
  readonly namespace = undefined;
  readonly #resource: Resource;

  constructor(resource: Resource) {
    this.#resource = resource;
  }

  get kind(): string { return this.#resource.kind; }
  get name(): string { return this.#resource.name; }
  get span(): Span { return headOf(this.#resource); }

  text(...keys: readonly string[]): Value<string> {
    return valueOf(this.#resource.get(keys.join('.')), text);
  }

  texts(...keys: readonly string[]): Value<readonly string[]> {
    return valueOf(this.#resource.get(keys.join('.')), textList);
  }

  has(...keys: readonly string[]): Value<true> {
    const written = this.#resource.get(keys.join('.'));
    // What another resource is called, or answers, is something.
    return written.reference === undefined ? valueOf<true>(written, { read: () => true }) : known(true, spanAt(written.place));
  }

  /** The platform's resources have no lists of objects that a question asks about. */
  each(): readonly string[] {
    return [];
  }
}

export interface Declared {
  readonly object: DeclaredObject;
  readonly fact: Facts;
}

/** The resources that a root module creates for certain: `count` and `for_each` of theirs, and of the calls around them, are known. */
export function declaredOf(root: ReadRoot): ReadonlyMap<Resource, Declared> {
  const modules = certainModules(root);
  const certain = root.resources().filter(({ mode, instances, module }) => mode === 'resource' && instances === 'certain' && modules.has(module));
  return new Map(certain.map(resource => [resource, { object: new TerraformDeclared(resource), fact: { type: 'object', kind: resource.kind, name: resource.name, namespace: undefined, outsideCluster: true } }]));
}

/** Callers come first. */
function certainModules({ module, modules }: ReadRoot): ReadonlySet<Module> {
  const certain = new Set([module]);
  for (const caller of modules) {
    if (certain.has(caller)) for (const call of caller.calls) if (call.instances === 'certain' && call.module !== undefined) certain.add(call.module);
  }
  return certain;
}

import type { Taggable } from '../../../model/platform/code.ts';
import type { Change } from '../../../text/change.ts';
import { Choice, Expression } from '../../../text/change.ts';
import { isApplied } from '../code/root-kind.ts';
import type { Evaluated, Module, Place, ReadRoot, Resource } from '../module/types.ts';
import { textOf } from '../platform/codecs.ts';
import { headOf, spanAt, subjectOf } from '../platform/settings.ts';
import { TAGGABLE } from './taggable.ts';

interface Tagged {
  readonly resource: Resource;
  readonly own: Evaluated;
  /** What the provider gives to everything; undefined where nobody writes such a thing. */
  readonly defaults: Evaluated | undefined;
}

/** The resources that can carry tags, each in the light of the others. */
export function taggablesOf(root: ReadRoot): readonly Taggable[] {
  const all = root
    .resources()
    .filter(({ mode, kind }) => mode === 'resource' && TAGGABLE.has(kind))
    .map((resource): Tagged => ({ resource, own: resource.get('tags'), defaults: resource.provider?.get('default_tags.tags') }));
  const isApplicable = isApplied(root.module);
  const values = valuesOf(all);
  const othersHave = all.some(({ own }) => !isEmpty(own));
  const sources = new Map<Module, string | undefined>();
  const sourceIn = (module: Module): string | undefined => {
    if (!sources.has(module)) sources.set(module, sourceOf(module));
    return sources.get(module);
  };
  return all.map(one => {
    // Whoever calls a module may bring a provider with tags of its own.
    const isWhole = isKnown(one.own) && (one.defaults === undefined ? one.resource.provider !== undefined || isApplicable : isKnown(one.defaults));
    return { ...taggable(one, sourceIn), isWhole, othersHave, usual: key => values.get(key) };
  });
}

function taggable({ resource, own, defaults }: Tagged, sourceIn: (module: Module) => string | undefined): Omit<Taggable, 'isWhole' | 'othersHave' | 'usual'> {
  const { document, path } = resource;
  const places = [defaults, own].filter(value => value !== undefined).filter(({ kind }) => kind !== 'absent');
  const into = placeOf(own, defaults);
  const add = writerOf(resource, own, into);
  const source = own.kind === 'absent' && path !== undefined && !document.source.uri.endsWith('.json') ? sourceIn(resource.module) : undefined;
  return {
    ...subjectOf('taggable', resource),
    keys: places.flatMap(value => (value.kind === 'map' ? value.entries.keys : [])),
    at: own.kind === 'absent' || own.place.document !== document ? headOf(resource) : spanAt({ ...own.place, ...own.place.head }),
    ...(source !== undefined && path !== undefined ? { likeOthers: { text: source, changes: () => [{ kind: 'set', writer: document, path: [...path, 'tags'], value: new Expression(source) }] } } : {}),
    ...(add === undefined || into === undefined || into.document === document ? {} : { addedAt: spanAt({ ...into, ...into.head }) }),
    ...(add === undefined ? {} : { add: (key, value) => [add(key, value ?? new Choice('choose-a-value'))] }),
  };
}

function isKnown(value: Evaluated): boolean {
  return value.kind === 'absent' || (value.kind === 'map' && value.open === undefined);
}

function isEmpty(value: Evaluated): boolean {
  return isKnown(value) && (value.kind !== 'map' || value.entries.keys.length === 0);
}

/** The tags of the provider where there are any, else the resource's own. */
function placeOf(own: Evaluated, defaults: Evaluated | undefined): Place | undefined {
  return defaults?.kind === 'map' && defaults.place.path !== undefined ? defaults.place : own.kind === 'map' ? own.place : undefined;
}

function writerOf(resource: Resource, own: Evaluated, into: Place | undefined): ((key: string, value: string | Choice) => Change) | undefined {
  const document = into?.document ?? resource.document;
  const path = into === undefined ? (own.kind === 'absent' && resource.path !== undefined ? [...resource.path, 'tags'] : undefined) : into.path;
  return path === undefined ? undefined : (key, value) => ({ kind: 'set', writer: document, path: [...path, key], value });
}

/** The value of each key to which all that have it give the same one. */
function valuesOf(all: readonly Tagged[]): ReadonlyMap<string, string | undefined> {
  const values = new Map<string, string | undefined>();
  for (const { own } of all) {
    if (own.kind !== 'map') continue;
    for (const key of own.entries.keys) {
      const value = own.entries.get(key);
      const text = value === undefined ? undefined : textOf(value);
      values.set(key, values.has(key) && values.get(key) !== text ? undefined : text);
    }
  }
  return values;
}

/** The local value or variable that the tags of every resource in a module are made of: `local.tags`, `merge(local.tags, { ... })`. */
function sourceOf(module: Module): string | undefined {
  const tagged = module.blocks('resource').filter(block => TAGGABLE.has(block.labels[0] ?? '') && block.names.includes('tags'));
  const named = new Map<string, Set<string>>();
  for (const { root, path, within, at, shows } of module.uses) {
    if (within.type !== 'resource' || at.length !== 1 || at[0] !== 'tags' || !shows || path.length !== 1 || (root !== 'local' && root !== 'var')) continue;
    const name = `${root}.${path[0] ?? ''}`;
    named.set(name, (named.get(name) ?? new Set()).add(within.labels.join('.')));
  }
  return [...named].find(([name, users]) => tagged.length > 0 && tagged.every(({ labels }) => users.has(labels.join('.'))) && !isEmptyThere(module, name))?.[0];
}

/** What a caller leaves empty gives no tags to anything. */
function isEmptyThere(module: Module, name: string): boolean {
  const [root, own = ''] = name.split('.');
  const value = root === 'var' ? module.variable(own) : module.local(own);
  return value !== undefined && isEmpty(value);
}

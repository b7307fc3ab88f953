import type { Layer, ListTree, MapTree, Pair, Tree } from './tree.ts';
import { pairsOf } from './tree.ts';
import { identityOf } from './unique.ts';

/** Attributes of a service that a later file replaces as a whole (Compose specification, 13-merge). */
const REPLACED = /^(command|entrypoint|healthcheck\.test)$/;

/** Attributes that are maps or lists of `NAME=value`, whichever each file prefers. */
const PAIRS = /^(environment|labels|annotations|sysctls|build\.(args|labels|additional_contexts)|deploy\.labels)$/;

/** Such a one in which a name may stand twice. */
const HOSTS = /^(build\.)?extra_hosts$/;

/** Attributes that are a list of names or a map by name. */
const NAMED = /^(depends_on|networks|models)$/;

/** Attributes that are one text or a list of them. */
const ONE_OR_MORE = /^(dns|dns_opt|dns_search|env_file|tmpfs|label_file|build\.tags)$/;

/**
 * Lays one service, or a part of one, over another as Compose merges files (Compose specification, 13-merge).
 * @param path the attribute's dotted path below the service.
 */
export function mergeTrees(base: Tree, over: Tree, path = ''): Tree {
  if (over.tag === '!override' || over.tag === '!reset' || base.tag === '!reset') return over;
  if (REPLACED.test(path)) return over;
  if (over.kind === 'scalar' && over.isNull) return base;
  if (base.kind === 'scalar' && base.isNull) return over;
  const [a, b] = alike(base, over, path);
  const mayRepeat = HOSTS.test(path);
  if (a.kind === 'map' && b.kind === 'map' && !mayRepeat) return isOtherLogging(a, b, path) ? over : mergeMaps(a, b, path);
  if (a.kind === 'list' && b.kind === 'list') return mergeLists(a, b, path);
  if ((mayRepeat || PAIRS.test(path)) && a.kind !== 'scalar' && b.kind !== 'scalar') return mergePairs(a, b, mayRepeat);
  return over;
}

/** The options of a logging driver are merged only where both files name the same one. */
function isOtherLogging(base: MapTree, over: MapTree, path: string): boolean {
  if (path !== 'logging') return false;
  const [before, after] = [base.entries.get('driver'), over.entries.get('driver')];
  return before?.kind === 'scalar' && after?.kind === 'scalar' && before.text !== after.text;
}

function mergeMaps(base: MapTree, over: MapTree, path: string): MapTree {
  const entries = new Map(base.entries);
  const isReplaced = PAIRS.test(path);
  for (const [key, value] of over.entries) {
    const before = entries.get(key);
    if (value.tag === '!reset') entries.delete(key);
    else entries.set(key, before === undefined || isReplaced ? value : mergeTrees(before, value, path === '' ? key : `${path}.${key}`));
  }
  const open = base.open ?? over.open;
  return { kind: 'map', tag: undefined, layers: layersOf(base, over), entries, ...(open === undefined ? {} : { open }) };
}

/** Later items take the place of earlier ones that mean the same; others are appended. What stands twice in one file stays: rules tell it. */
function mergeLists(base: ListTree, over: ListTree, path: string): ListTree {
  const later = new Map(over.items.map(item => [identityOf(path, item), item]));
  const replaced = new Set<string>();
  const earlier = base.items.flatMap(item => {
    const identity = identityOf(path, item);
    const isAgain = replaced.has(identity);
    if (later.has(identity)) replaced.add(identity);
    return isAgain ? [] : [later.get(identity) ?? item];
  });
  return { kind: 'list', tag: undefined, layers: layersOf(base, over), items: [...earlier, ...over.items.filter(item => !replaced.has(identityOf(path, item)))] };
}

function mergePairs(base: Exclude<Tree, { kind: 'scalar' }>, over: Exclude<Tree, { kind: 'scalar' }>, mayRepeat: boolean): Tree {
  const identity = ({ name, value }: Pair): string => (mayRepeat ? `${name}=${value?.text ?? ''}` : name);
  const later = pairsOf(over);
  const identities = new Set(later.map(identity));
  return { kind: 'pairs', tag: undefined, layers: layersOf(base, over), pairs: [...pairsOf(base).filter(pair => !identities.has(identity(pair))), ...later] };
}

function layersOf(base: Exclude<Tree, { kind: 'scalar' }>, over: Exclude<Tree, { kind: 'scalar' }>): readonly Layer[] {
  return [...base.layers, ...over.layers];
}

/** Brings two spellings of one attribute into the same form. */
function alike(base: Tree, over: Tree, path: string): readonly [Tree, Tree] {
  if (path === 'build') return [asContext(base), asContext(over)];
  if (NAMED.test(path) && base.kind !== over.kind) return [byName(base, path), byName(over, path)];
  return ONE_OR_MORE.test(path) ? [asList(base), asList(over)] : [base, over];
}

function asContext(tree: Tree): Tree {
  return tree.kind === 'scalar' ? { kind: 'map', tag: undefined, layers: [{ at: tree.at, own: true }], entries: new Map([['context', tree]]) } : tree;
}

/** A name alone says nothing of a network or a model; a service is waited for to start. */
function byName(tree: Tree, path: string): Tree {
  if (tree.kind !== 'list') return tree;
  const isNull = path !== 'depends_on';
  const entries = new Map(tree.items.flatMap(item => (item.kind === 'scalar' ? [[item.text, { ...item, isNull }] as const] : [])));
  return { kind: 'map', tag: undefined, layers: tree.layers, entries };
}

function asList(tree: Tree): Tree {
  return tree.kind === 'scalar' ? { kind: 'list', tag: undefined, layers: [{ at: tree.at, own: true }], items: [tree] } : tree;
}

/** What a service brings to one that extends it: missing things are not written there. */
export function asInherited(tree: Tree): Tree {
  if (tree.kind === 'scalar') return tree;
  const layers = tree.layers.map(({ at }) => ({ at, own: false }));
  if (tree.kind === 'list') return { ...tree, layers, items: tree.items.map(asInherited) };
  if (tree.kind === 'pairs') return { ...tree, layers };
  return { ...tree, layers, entries: new Map([...tree.entries].map(([key, value]) => [key, asInherited(value)])) };
}

import { Cursor } from '../../syntax/cursor.ts';
import { folderOf, joinPath } from '../../text/paths.ts';
import { servicesOf } from './composition.ts';
import type { Files } from './files.ts';
import type { Base, Included, Loading, ServiceName } from './load.ts';
import { baseOf } from './load.ts';
import type { ScalarTree, Tree } from './tree.ts';
import { keysOf, treeOf } from './tree.ts';

/** No honest project has more; files that include each other on many ways would be read for ever. */
const MAXIMUM_INCLUDES = 500;

/**
 * The services that a file includes, from its includes' includes too (Compose specification, 14-include). An included file is
 * a project of its own and is judged where it stands; of several paths that are included as one, the first is the root.
 */
export function readIncludes(path: string, base: Base, loading: Loading, chain: readonly string[] = []): Included {
  const included: Included = new Map();
  for (const document of loading.files.documents(path)) {
    const tree = treeOf(Cursor.root(document).at('include'), base.reader);
    for (const item of tree?.kind === 'list' ? tree.items : []) include(item, base, { loading, included, chain: [...chain, path] });
  }
  return included;
}

interface Including {
  readonly loading: Loading;
  readonly included: Included;
  readonly chain: readonly string[];
}

function include(item: Tree, outer: Base, { loading, included, chain }: Including): void {
  const paths = pathsOf(item, 'path').flatMap(one => targetOf(one, outer.folder, loading, chain) ?? []);
  const [root] = paths;
  if (root === undefined || loading.sets.length >= MAXIMUM_INCLUDES) return;
  const base = baseOf(placeOf(item, root, outer), loading);
  loading.sets.push({ files: paths, folder: base.folder, envFiles: base.envFiles });
  const own: Included = new Map();
  for (const path of paths) {
    for (const [name, places] of readIncludes(path, base, loading, chain)) lay(own, name, places);
    for (const services of servicesOf(path, loading.files)) {
      for (const name of keysOf(services)) lay(own, name, [{ path, name, at: services.at(name), base }]);
    }
  }
  // Of two that include a service, the first counts (importResource of compose-go).
  for (const [name, places] of own) included.set(name, [...places.filter(place => !holds(included.get(name), place)), ...(included.get(name) ?? [])]);
}

function lay(own: Included, name: string, places: readonly ServiceName[]): void {
  own.set(name, [...(own.get(name) ?? []), ...places]);
}

/** A file may be included on two ways. */
function holds(places: readonly ServiceName[] | undefined, { path }: ServiceName): boolean {
  return places?.some(place => place.path === path) === true;
}

/** Where an included project is; the variables of the one that includes it win (14-include, "Long syntax"). */
function placeOf(item: Tree, root: string, outer: Base): Omit<Base, 'reader'> {
  const [directory] = pathsOf(item, 'project_directory');
  const folder = (directory === undefined ? undefined : joinPath(outer.folder, directory.text)) ?? folderOf(root);
  const stated = item.kind === 'map' ? pathsOf(item, 'env_file').flatMap(({ text }) => joinPath(outer.folder, text) ?? []) : [];
  const own = stated.length > 0 ? stated.reverse() : [joinPath(folder, '.env') ?? '.env'];
  return { folder, envFiles: [...new Set([...outer.envFiles, ...own])] };
}

/** What an include names by one of its keys; the short syntax names a path alone. */
function pathsOf(item: Tree, key: 'path' | 'project_directory' | 'env_file'): readonly ScalarTree[] {
  const written = item.kind === 'map' ? item.entries.get(key) : key === 'path' ? item : undefined;
  const all = written?.kind === 'list' ? written.items : written === undefined ? [] : [written];
  return all.flatMap(one => (one.kind === 'scalar' && !one.isNull && one.because === undefined ? [one] : []));
}

/** The file that is meant, or undefined with a problem noted. What is fetched from elsewhere (`oci://`, git) is not read. */
function targetOf({ text, at }: ScalarTree, folder: string, { files, problems }: Loading, chain: readonly string[]): string | undefined {
  if (/^(oci|https?|git|ssh):|^git@|\.git(#|$)/.test(text)) return undefined;
  const target = joinPath(folder, text);
  const message = refusal(text, target, files, chain);
  if (message !== undefined && at.span !== undefined) problems.push({ span: at.span, message });
  return message === undefined && files.exists(target ?? '') ? target : undefined;
}

function refusal(text: string, target: string | undefined, files: Files, chain: readonly string[]): string | undefined {
  if (target === undefined) return `${text} lies outside the workspace: it is not read.`;
  if (files.isAbsent(target)) return `The included file ${text} is not there.`;
  return chain.includes(target) ? `${text} includes itself: ${[...chain, target].join(' → ')}.` : undefined;
}

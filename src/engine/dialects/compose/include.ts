import type { Cursor } from '../../syntax/cursor.ts';
import { folderOf, joinPath } from '../../text/paths.ts';
import { inFolder, servicesOf } from './composition.ts';
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
export function readIncludes(path: string, base: Base, loading: Loading, chain: readonly Link[] = []): Included {
  const included: Included = new Map();
  for (const document of loading.files.documents(path)) {
    const tree = treeOf(loading.files.root(document).at('include'), base.reader);
    for (const item of tree?.kind === 'list' ? tree.items : []) include(item, base, { loading, included, path, chain });
  }
  return included;
}

/** A file that includes the next one, and where it says so. */
interface Link {
  readonly path: string;
  readonly at: Cursor;
}

interface Including {
  readonly loading: Loading;
  readonly included: Included;
  readonly path: string;
  /** The way to that file. */
  readonly chain: readonly Link[];
}

function include(item: Tree, outer: Base, { loading, included, path: own, chain }: Including): void {
  const targets = pathsOf(item, 'path').flatMap(({ text, at }) => {
    const way = [...chain, { path: own, at }];
    const path = targetOf(text, outer.folder, loading, way);
    return path === undefined ? [] : [{ path, way }];
  });
  const paths = targets.map(({ path }) => path);
  const [root] = paths;
  if (root === undefined || loading.sets.length >= MAXIMUM_INCLUDES) return;
  const base = baseOf(placeOf(item, root, outer), loading);
  loading.sets.push({ files: paths, folder: base.folder, envFiles: base.envFiles });
  const brought: Included = new Map();
  for (const { path, way } of targets) {
    for (const [name, places] of readIncludes(path, base, loading, way)) lay(brought, name, places);
    for (const services of servicesOf(path, loading.files)) {
      for (const name of keysOf(services)) lay(brought, name, [{ path, name, at: services.at(name), base }]);
    }
  }
  // Of two that include a service, the first counts (importResource of compose-go).
  for (const [name, places] of brought) included.set(name, [...places.filter(place => !holds(included.get(name), place)), ...(included.get(name) ?? [])]);
}

function lay(brought: Included, name: string, places: readonly ServiceName[]): void {
  brought.set(name, [...(brought.get(name) ?? []), ...places]);
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
  const own = stated.length > 0 ? stated.reverse() : [inFolder(folder, '.env')];
  return { folder, envFiles: [...new Set([...outer.envFiles, ...own])] };
}

/** What an include names by one of its keys; the short syntax names a path alone. */
function pathsOf(item: Tree, key: 'path' | 'project_directory' | 'env_file'): readonly ScalarTree[] {
  const written = item.kind === 'map' ? item.entries.get(key) : key === 'path' ? item : undefined;
  const all = written?.kind === 'list' ? written.items : written === undefined ? [] : [written];
  return all.flatMap(one => (one.kind === 'scalar' && !one.isNull && one.because === undefined ? [one] : []));
}

/**
 * The file that is meant, or undefined with a problem noted. What is fetched from elsewhere (`oci://`, git) is not read. That files
 * include each other is told in each of them.
 */
function targetOf(text: string, folder: string, { files, problems }: Loading, way: readonly Link[]): string | undefined {
  if (/^(oci|https?|git|ssh):|^git@|\.git(#|$)/.test(text)) return undefined;
  const target = joinPath(folder, text);
  const circle = way.slice(way.findIndex(({ path }) => path === target));
  const isCircle = target !== undefined && circle[0]?.path === target;
  const message = isCircle ? `${target} includes itself: ${[...circle.map(({ path }) => path), target].join(' → ')}.` : refusal(text, target, files);
  for (const { at } of isCircle ? circle : way.slice(-1)) if (message !== undefined && at.span !== undefined) problems.push({ span: at.span, message });
  return message === undefined && files.exists(target ?? '') ? target : undefined;
}

function refusal(text: string, target: string | undefined, files: Files): string | undefined {
  if (target === undefined) return `${text} lies outside the workspace: it is not read.`;
  return files.isAbsent(target) ? `The included file ${text} is not there.` : undefined;
}

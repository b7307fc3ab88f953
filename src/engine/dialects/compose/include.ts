import { Cursor } from '../../syntax/cursor.ts';
import { folderOf, joinPath } from '../../text/paths.ts';
import type { Files } from './files.ts';
import type { Included, Loading } from './load.ts';
import { servicesOf } from './composition.ts';
import type { ScalarTree, Tree } from './tree.ts';
import { keysOf, treeOf } from './tree.ts';

/**
 * The services that a file includes, from its includes' includes too (Compose specification, 14-include). An included file is
 * a project of its own and is judged where it stands; of several paths that are included as one, the first is the root.
 */
export function readIncludes(path: string, folder: string, loading: Loading, chain: readonly string[] = []): Included {
  const included: Included = new Map();
  for (const document of loading.files.documents(path)) {
    const tree = treeOf(Cursor.root(document).at('include'), loading.reader);
    for (const item of tree?.kind === 'list' ? tree.items : []) include(item, folder, loading, [...chain, path], included);
  }
  return included;
}

function include(item: Tree, folder: string, loading: Loading, chain: readonly string[], included: Included): void {
  const paths = pathsOf(item).flatMap(one => targetOf(one, folder, loading, chain) ?? []);
  if (paths.length > 1) loading.sets.push(paths);
  const own: Included = new Map();
  for (const path of paths) {
    for (const services of servicesOf(path, loading.files)) {
      for (const name of keysOf(services)) own.set(name, [...(own.get(name) ?? []), { path, name, at: services.at(name) }]);
    }
    for (const [name, places] of readIncludes(path, folderOf(path), loading, chain)) included.set(name, places);
  }
  for (const [name, places] of own) included.set(name, places);
}

function pathsOf(item: Tree): readonly ScalarTree[] {
  const written = item.kind === 'map' ? item.entries.get('path') : item;
  const all = written?.kind === 'list' ? written.items : written === undefined ? [] : [written];
  return all.flatMap(one => (one.kind === 'scalar' && !one.isNull && one.because === undefined ? [one] : []));
}

/** The file that is meant, or undefined with a problem noted. What is fetched from elsewhere (`oci://`, git) is not read. */
function targetOf({ text, at }: ScalarTree, folder: string, { files, reader }: Loading, chain: readonly string[]): string | undefined {
  if (/^(oci|https?|git|ssh):|^git@|\.git(#|$)/.test(text)) return undefined;
  const target = joinPath(folder, text);
  const message = refusal(text, target, files, chain);
  if (message !== undefined && at.span !== undefined) reader.problems.push({ span: at.span, message });
  return message === undefined && files.exists(target ?? '') ? target : undefined;
}

function refusal(text: string, target: string | undefined, files: Files, chain: readonly string[]): string | undefined {
  if (target === undefined) return `${text} lies outside the workspace: it is not read.`;
  if (files.isAbsent(target)) return `The included file ${text} is not there.`;
  return chain.includes(target) ? `${text} includes itself: ${[...chain, target].join(' → ')}.` : undefined;
}

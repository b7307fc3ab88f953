import { Cursor } from '../../syntax/cursor.ts';
import { folderOf, joinPath } from './paths.ts';
import type { Files } from './files.ts';
import type { Loading } from './load.ts';
import { servicesOf } from './composition.ts';
import type { ScalarTree, Tree } from './tree.ts';
import { keysOf, treeOf } from './tree.ts';

/**
 * The names of the services that a file includes, from its includes' includes too (Compose specification, 14-include). An
 * included file is a project of its own and is judged where it stands; one of several paths that are merged is only a part.
 */
export function readIncludes(path: string, folder: string, loading: Loading, chain: readonly string[] = []): readonly string[] {
  return loading.files.documents(path).flatMap(document => {
    const tree = treeOf(Cursor.root(document).at('include'), loading.reader);
    return tree?.kind === 'list' ? tree.items.flatMap(item => include(item, folder, loading, [...chain, path])) : [];
  });
}

function include(item: Tree, folder: string, loading: Loading, chain: readonly string[]): readonly string[] {
  const paths = pathsOf(item);
  const names: string[] = [];
  for (const one of paths) {
    const target = targetOf(one, folder, loading, chain);
    if (target === undefined) continue;
    if (paths.length > 1) loading.parts.push({ file: target });
    names.push(...servicesOf(target, loading.files).flatMap(keysOf));
    names.push(...readIncludes(target, folderOf(target), loading, chain));
  }
  return names;
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
  return message === undefined ? target : undefined;
}

function refusal(text: string, target: string | undefined, files: Files, chain: readonly string[]): string | undefined {
  if (target === undefined) return `${text} lies outside the workspace: it is not read.`;
  if (!files.exists(target)) return `The included file ${text} is not there.`;
  return chain.includes(target) ? `${text} includes itself: ${[...chain, target].join(' → ')}.` : undefined;
}

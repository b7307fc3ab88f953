import type { Context } from './context.ts';
import { readText } from './read-text.ts';
import type { FolderTree } from './folder-tree.ts';
import { isCandidate } from './names.ts';
import { IGNORED, isListing } from './beside.ts';
import { isIgnoredByGit } from './ignored.ts';
import type { Scope } from './scope.ts';
import { exclusionOf } from './settings.ts';
import { pathIn } from './directory.ts';
import { joinUri } from './uris.ts';
import { fileNameOf } from '../engine/index.ts';

/**
 * The text of a file that another one is read with: what an editor shows of it, else what is on disk. Undefined where there is
 * none, where the repository leaves it out (an ignored `.env` decides nothing for anybody else), and outside every folder.
 */
export async function readBeside({ folder, tree }: Scope, path: string, { files }: Context, shown: (uri: string) => string | undefined): Promise<string | undefined> {
  if (folder === undefined || tree === undefined) return undefined;
  if (isListing(path)) return listed(tree, path.slice(0, -1));
  if (path.endsWith(IGNORED)) {
    const isIgnored = await isIgnoredByGit(tree, path.slice(0, -1), files);
    return isIgnored === undefined ? undefined : isIgnored ? 'yes' : 'no';
  }
  const uri = path.split('/').reduce(joinUri, folder.uri);
  const open = shown(uri);
  if (open !== undefined) return open;
  const { exclusion } = await tree.locate(path, 'file', false);
  if (exclusion !== undefined) return undefined;
  const reading = await readText(files, uri);
  return reading.kind === 'text' ? reading.text : undefined;
}

/** The paths of the files in a folder that are worth reading, one a line; undefined for one that is not there or left out. */
async function listed(tree: FolderTree, path: string): Promise<string | undefined> {
  const location = path === '' ? undefined : await tree.locate(path, 'folder', false);
  if (location?.exclusion !== undefined) return undefined;
  try {
    const { directory, entries } = await tree.list(fileNameOf(path), location?.directory);
    const files = entries.filter(({ name, kind }) => kind === 'file' && isCandidate(name) && exclusionOf(directory, name, 'file', false) === undefined);
    return files.map(({ name }) => pathIn(directory, name)).sort().join('\n');
  } catch {
    return undefined;
  }
}

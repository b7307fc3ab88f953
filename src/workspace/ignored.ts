import ignore from 'ignore';
import { outward, pathFrom } from './directory.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import type { FolderTree } from './folder-tree.ts';
import { readText } from './read-text.ts';
import { joinUri } from './uris.ts';

/**
 * Whether Git leaves a file out of the repository that it lies in: by `.gitignore` or by the repository's own `info/exclude`.
 * Undefined where no folder on the way up to the workspace's is a repository: what is above may leave it out. A file that
 * the configuration excludes counts as left out.
 */
export async function isIgnoredByGit(tree: FolderTree, path: string, files: Files): Promise<boolean | undefined> {
  const { directory, exclusion } = await tree.locate(path, 'file', false);
  const repository = [...outward(directory)].find(({ isRepository }) => isRepository);
  if (exclusion !== undefined) return true;
  return repository === undefined ? undefined : excludes(repository, path, files);
}

async function excludes(repository: Directory, path: string, files: Files): Promise<boolean> {
  const reading = await readText(files, ['.git', 'info', 'exclude'].reduce(joinUri, repository.uri));
  return reading.kind === 'text' && ignore({ ignorecase: false }).add(reading.text).ignores(pathFrom(repository, path));
}

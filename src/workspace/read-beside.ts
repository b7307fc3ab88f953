import type { Context } from './context.ts';
import { readText } from './read-text.ts';
import type { Scope } from './scope.ts';
import { joinUri } from './uris.ts';

/**
 * The text of a file that another one is read with: what an editor shows of it, else what is on disk. Undefined where there is
 * none, where the repository leaves it out (an ignored `.env` decides nothing for anybody else), and outside every folder.
 */
export async function readBeside({ folder, tree }: Scope, path: string, { files }: Context, shown: (uri: string) => string | undefined): Promise<string | undefined> {
  if (folder === undefined || tree === undefined) return undefined;
  const uri = path.split('/').reduce(joinUri, folder.uri);
  const open = shown(uri);
  if (open !== undefined) return open;
  const { exclusion } = await tree.locate(path, 'file', false);
  if (exclusion !== undefined) return undefined;
  const reading = await readText(files, uri);
  return reading.kind === 'text' ? reading.text : undefined;
}

import type { Directory } from './directory.ts';
import { pathIn } from './directory.ts';
import type { FileEntry } from './files.ts';
import type { FolderTree } from './folder-tree.ts';
import { isCandidate, isKustomization } from './names.ts';
import type { Pace } from './pace.ts';
import { unreadable } from './read-text.ts';
import { exclusionOf } from './settings.ts';
import { joinUri } from './uris.ts';

/** How many folders are listed at once: a file system over a network takes its time for each. */
const AT_ONCE = 16;

/** A file that is worth reading. */
export interface Found {
  readonly uri: string;
  readonly path: string;
  /** Undefined for a file that is in no workspace folder. */
  readonly directory: Directory | undefined;
}

export interface Discovery {
  readonly files: readonly Found[];
  /** Folders that cannot be read. */
  readonly unreadable: readonly { readonly uri: string; readonly path: string; readonly because: string }[];
}

interface Visit {
  readonly name: string;
  readonly parent: Directory | undefined;
}

/**
 * Walks a folder and finds the files that are worth reading, those first that say which others are patches. Links to folders
 * are not entered.
 * @param start the directory to walk: of its parent and name, so that it is listed anew.
 * @param isElsewhere true for a folder that is walked on its own.
 */
export async function discover(tree: FolderTree, start: Visit, isElsewhere: (uri: string) => boolean, pace: Pace, isOver: () => boolean): Promise<Discovery> {
  const files: Found[] = [];
  const refused: Discovery['unreadable'][number][] = [];
  let waiting: Visit[] = [start];
  while (waiting.length > 0 && !isOver()) {
    const batch = waiting.slice(0, AT_ONCE);
    const below = await Promise.all(batch.map(visit => enter(visit)));
    waiting = [...below.flat(), ...waiting.slice(AT_ONCE)];
    await pace.breathe();
  }
  files.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  return { files, unreadable: refused };

  async function enter({ name, parent }: Visit): Promise<Visit[]> {
    try {
      const { directory, entries } = await tree.list(name, parent);
      for (const entry of entries) if (isWorthReading(directory, entry)) files.push({ uri: joinUri(directory.uri, entry.name), path: pathIn(directory, entry.name), directory });
      return entries.filter(entry => isWorthEntering(directory, entry, isElsewhere)).map(entry => ({ name: entry.name, parent: directory }));
    } catch (error) {
      const uri = parent === undefined ? tree.folder.uri : joinUri(parent.uri, name);
      refused.push({ uri, path: parent === undefined ? '' : pathIn(parent, name), because: unreadable(error) });
      return [];
    }
  }
}

function isWorthReading(directory: Directory, { name, kind }: FileEntry): boolean {
  return kind === 'file' && isCandidate(name) && exclusionOf(directory, name, 'file', false) === undefined;
}

function isWorthEntering(directory: Directory, { name, kind, link }: FileEntry, isElsewhere: (uri: string) => boolean): boolean {
  return kind === 'folder' && !link && exclusionOf(directory, name, 'folder', false) === undefined && !isElsewhere(joinUri(directory.uri, name));
}

function rank({ path }: Found): number {
  return isKustomization(path) ? 0 : 1;
}

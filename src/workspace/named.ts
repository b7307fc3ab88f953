import type { Directory } from './directory.ts';
import type { Folder } from './files.ts';
import { NOTHING } from './scope.ts';
import { exclusionOf } from './settings.ts';
import { keepConfigs, readFiles, syncFolder } from './sync.ts';
import type { Walk } from './sync.ts';
import { isFolder } from './read-text.ts';
import { relativeUri } from './uris.ts';
import { fileNameOf } from '../engine/index.ts';

/**
 * Reads what somebody asked for by name, in one folder of the workspace. Ignore files and the folders that are skipped by
 * default do not stand in its way; the configuration does.
 * @returns true where only folders were named, so that what is not in them may be called missing.
 */
export async function readNamed(walk: Walk, folder: Folder, uris: readonly string[]): Promise<boolean> {
  let areFolders = uris.length > 0;
  for (const uri of uris) {
    const path = relativeUri(folder.uri, uri) ?? '';
    if (path === '') await syncFolder(walk);
    else if (await isFolder(walk.context.files, uri)) await readFolder(walk, path);
    else {
      areFolders = false;
      await readNamedFile(walk, uri, path);
    }
  }
  keepConfigs(walk);
  return areFolders;
}

async function readFolder(walk: Walk, path: string): Promise<void> {
  const location = await walk.scope.tree?.locate(path, 'folder', true);
  if (location === undefined || location.exclusion !== undefined) return;
  const { directory } = location;
  const name = fileNameOf(path);
  const isIgnored = exclusionOf(directory, name, 'folder', false) !== undefined;
  await syncFolder(walk, { name, parent: isIgnored ? withoutIgnore(directory) : directory });
}

/** The same directory, with what its ignore files and those above it say forgotten. */
function withoutIgnore(directory: Directory): Directory {
  return { ...directory, ignore: undefined, parent: directory.parent === undefined ? undefined : withoutIgnore(directory.parent) };
}

/** Reads one file, of a workspace folder or of none. */
export async function readNamedFile(walk: Walk, uri: string, path: string): Promise<void> {
  const location = await walk.scope.tree?.locate(path, 'file', true);
  if (location?.exclusion === undefined) {
    await readFiles(walk, [{ uri, path, directory: location?.directory }]);
  } else {
    walk.scope.put({ uri, path, status: { kind: 'excluded', because: location.exclusion }, ruleset: undefined, lint: NOTHING });
    walk.changed(uri);
  }
}

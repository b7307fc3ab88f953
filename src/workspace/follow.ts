import { fileNameOf, folderOf, isAtOrBelow } from '../engine/index.ts';
import type { FileEvent } from './files.ts';
import { isCandidate, isSettingsFile } from './names.ts';
import { isFolder } from './read-text.ts';
import { readFiles, syncFolder } from './sync.ts';
import type { Walk } from './sync.ts';
import { baseName, relativeUri } from './uris.ts';

interface Happening extends FileEvent {
  readonly path: string;
}

/**
 * Brings a folder up to date with what a file watcher saw.
 * @returns the directories whose configuration or ignore files changed.
 */
export async function followEvents(walk: Walk, events: readonly FileEvent[]): Promise<string[]> {
  const { folder } = walk.scope;
  if (folder === undefined) return [];
  const happenings = events.flatMap(event => ({ ...event, path: relativeUri(folder.uri, event.uri) ?? '' }));
  const settings = outermost(happenings.filter(({ uri }) => isSettingsFile(baseName(uri))).map(({ path }) => folderOf(path)));
  if (settings.length > 0) walk.scope.beside.forgetAll();
  for (const base of settings) {
    walk.scope.tree?.forget(base);
    if (walk.scope.isComplete) await syncBelow(walk, base);
  }
  for (const happening of happenings) if (!isSettingsFile(baseName(happening.uri))) await follow(walk, happening);
  return settings;
}

async function follow(walk: Walk, { uri, path, kind }: Happening): Promise<void> {
  const { scope } = walk;
  scope.beside.forget(path);
  if (kind === 'deleted') {
    scope.tree?.forget(path);
    forgetBelow(walk, path);
  } else if (walk.isOpen(uri) || (!scope.isComplete && scope.get(uri) === undefined)) {
    return;
  } else if (isCandidate(baseName(uri))) {
    await refresh(walk, uri, path);
  } else if (kind === 'created' && path !== '' && (await isFolder(walk.context.files, uri))) {
    // A watcher tells of a folder that was moved in by the folder alone.
    await syncBelow(walk, path);
  }
}

/** Reads a file that was created, changed or put back on disk. */
export async function refresh(walk: Walk, uri: string, path: string): Promise<void> {
  const location = await walk.scope.tree?.locate(path, 'file', false);
  if (location?.exclusion !== undefined) forgetBelow(walk, path);
  else if (location !== undefined) await readFiles(walk, [{ uri, path, directory: location.directory }]);
  if (walk.scope.get(uri)?.status.kind === 'unreadable' && !(await isListed(walk, uri))) forgetBelow(walk, path);
}

/** A file that cannot be read may be gone: its folder knows. */
async function isListed({ context }: Walk, uri: string): Promise<boolean> {
  try {
    const entries = await context.files.list(uri.slice(0, uri.lastIndexOf('/')));
    return entries.some(({ name }) => name === baseName(uri));
  } catch {
    return false;
  }
}

async function syncBelow(walk: Walk, base: string): Promise<void> {
  if (base === '') {
    await syncFolder(walk);
    return;
  }
  const location = await walk.scope.tree?.locate(base, 'folder', false);
  if (location === undefined || location.exclusion !== undefined) return;
  await syncFolder(walk, { name: fileNameOf(base), parent: location.directory });
}

function forgetBelow({ scope, isOpen, changed }: Walk, base: string): void {
  for (const { uri, path } of [...scope.entries()]) {
    if (!isAtOrBelow(base, path) || isOpen(uri)) continue;
    scope.remove(uri);
    changed(uri);
  }
}

function outermost(paths: readonly string[]): string[] {
  const all = [...new Set(paths)].sort((a, b) => a.length - b.length);
  return all.filter((path, i) => !all.slice(0, i).some(outer => isAtOrBelow(outer, path)));
}

import { closeSync, fstatSync, openSync, readSync, readdirSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import type { FileEntry, Files } from '../workspace/index.ts';

/**
 * The file port on Node's file system. It reads synchronously: nobody else waits for this process, and thousands of small
 * files come several times faster so.
 */
export const nodeFiles: Files = {
  list: folder => settled(() => list(folder)),
  read: (path, limit) => settled(() => read(path, limit)),
};

/** The same port with a text that stands for one file, which need not exist. */
export function withText(files: Files, path: string, bytes: Uint8Array): Files {
  return {
    list: folder => files.list(folder),
    read: (wanted, limit) => (wanted === path ? Promise.resolve(bytes.subarray(0, limit + 1)) : files.read(wanted, limit)),
  };
}

function settled<T>(work: () => T): Promise<T> {
  return new Promise(resolve => {
    resolve(work());
  });
}

/** Files and folders; sockets, pipes and devices are left out, since reading them could wait for ever. */
function list(folder: string): FileEntry[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const kind = kindOf(entry, `${folder}/${entry.name}`);
    return kind === undefined ? [] : [{ name: entry.name, kind, link: entry.isSymbolicLink() }];
  });
}

function kindOf(entry: Dirent, path: string): FileEntry['kind'] | undefined {
  const target = entry.isSymbolicLink() ? targetOf(path) : entry;
  if (target?.isFile() === true) return 'file';
  return target?.isDirectory() === true ? 'folder' : undefined;
}

/** Undefined for a link that leads nowhere or in a circle. */
function targetOf(link: string): Stats | undefined {
  try {
    return statSync(link);
  } catch {
    return undefined;
  }
}

/** A file's bytes, up to `limit` + 1. @throws what the file system says. */
export function read(path: string, limit: number): Uint8Array {
  if (!statSync(path).isFile()) throw new Error('It is not a regular file.');
  const handle = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(Math.min(fstatSync(handle).size, limit + 1));
    let length = 0;
    while (length < bytes.length) {
      const more = readSync(handle, bytes, length, bytes.length - length, null);
      if (more === 0) break;
      length += more;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

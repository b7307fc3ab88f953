import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file's content in one step: whoever reads it, and whatever happens meanwhile, sees the old content or the new
 * one. Keeps its mode; writes what a symbolic link points at.
 * @throws what the file system says where it cannot be written.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  const target = realpathSync(path);
  const { mode } = statSync(target);
  const temporary = join(dirname(target), `.${basename(target)}.${String(process.pid)}.tmp`);
  const handle = openSync(temporary, 'wx', mode);
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // The mode given to open is cut by the umask.
    chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

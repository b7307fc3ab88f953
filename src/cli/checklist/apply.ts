import { existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ChecklistEdit, FileChange } from '../../workspace/index.ts';
import { decode, encode } from '../../workspace/index.ts';
import { writeAtomically } from '../atomic-write.ts';
import { printable } from '../printable.ts';
import { print, tell } from '../terminal.ts';

/**
 * Writes what an edit comes to, each file in one step, the Markdown first: its boxes are the truth. A file that is not what
 * it was when it was read is not written. @returns the exit code.
 */
export async function apply(edit: ChecklistEdit, dryRun: boolean): Promise<number> {
  if (edit.kind === 'refused') {
    tell(`Nothing was changed: ${printable(edit.because)}`);
    return 1;
  }
  const changed = edit.changes.find(change => !dryRun && !isAsRead(change));
  if (changed !== undefined) {
    tell(`Nothing was changed: ${printable(changed.path)} is not what it was when it was read.`);
    return 1;
  }
  for (const [i, change] of edit.changes.entries()) {
    if (dryRun) await show(change);
    else if (!deliver(change)) {
      for (const { path } of edit.changes.slice(0, i)) tell(`${printable(path)} was written before.`);
      return 1;
    }
  }
  if (edit.changes.length === 0) tell('Nothing was to be changed.');
  return 0;
}

async function show({ path, before, after }: FileChange): Promise<void> {
  const { unifiedDiff } = await import('../diff.ts');
  await print([unifiedDiff(path, before ?? '', after)]);
}

function deliver({ uri, path, before, after, bom }: FileChange): boolean {
  try {
    if (before === undefined) create(uri, encode(after, bom));
    else writeAtomically(uri, encode(after, bom));
    return true;
  } catch (error) {
    tell(`${printable(path)} could not be written: ${printable(error instanceof Error ? error.message : String(error))}`);
    return false;
  }
}

function create(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${String(process.pid)}.tmp`;
  writeFileSync(temporary, bytes, { flag: 'wx' });
  try {
    renameSync(temporary, path);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

function isAsRead({ uri, before }: FileChange): boolean {
  if (before === undefined) return !existsSync(uri);
  try {
    const decoded = decode(readFileSync(uri));
    return decoded.kind === 'text' && decoded.text === before;
  } catch {
    return false;
  }
}

/** Folders that vanish when the process ends. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const made: string[] = [];

/** A new empty folder, removed when the process ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seaworthy-')));
  made.push(folder);
  return folder;
}

/** A copy of a folder, under the same name, that a test may change. */
export function temporaryCopy(folder: string): string {
  const copy = join(temporaryFolder(), basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

process.once('exit', () => {
  for (const folder of made) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A program that has not let go yet; the system clears its temporary folder in time.
    }
  }
});

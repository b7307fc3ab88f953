import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** An absolute path from one relative to the root of the repository. */
export function inRepository(...segments: string[]): string {
  return join(root, ...segments);
}

/** Large things that are fetched once and kept in `.cache/`, which git ignores. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { inRepository } from './paths.ts';

/**
 * The folder `.cache/NAME`, made by `fill` the first time. `fill` works in a folder of its own that gets its name
 * only once it is whole, so neither an interrupted download nor two processes at once leave a half-filled one.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = inRepository('.cache', name);
  if (existsSync(folder)) return folder;
  await mkdir(inRepository('.cache'), { recursive: true });
  const staging = await mkdtemp(inRepository('.cache', `${name}.part-`));
  try {
    await fill(staging);
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // otherwise another process was faster, and its copy is as good
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

import { folderOf } from '../engine/index.ts';
import type { FileSet, Hcl, Neighbours, Project } from '../engine/index.ts';
import { isTerraform } from './names.ts';

/**
 * What files of one repository see of each other while they are read. A text that is asked for and not known yet is taken
 * for absent and wanted; once it is loaded, those that asked are read again.
 */
export class Beside implements Neighbours {
  readonly #project: () => Project;
  readonly #stated: () => readonly FileSet[];
  readonly #hcl: () => Hcl | undefined;
  readonly #texts = new Map<string, string | undefined>();
  readonly #wanted = new Set<string>();
  readonly #doubted = new Set<string>();
  readonly #changed = new Set<string>();
  /** What editors came to show of files while these were read from disk: that is newer. */
  readonly #newer = new Map<string, string>();
  /** How many are read from disk at this moment, side by side. */
  #loads = 0;

  /** @param stated the files that the configuration says are read as one. */
  constructor(project: () => Project, stated: () => readonly FileSet[], hcl: () => Hcl | undefined) {
    this.#project = project;
    this.#stated = stated;
    this.#hcl = hcl;
  }

  text(path: string): string | undefined {
    if (!this.#texts.has(path)) this.#wanted.add(path);
    return this.#texts.get(path);
  }

  /** Who asks this wants to know that the file is not there, too. */
  isPending(path: string): boolean {
    if (this.#wanted.has(path)) this.#doubted.add(path);
    return this.#wanted.has(path);
  }

  readersOf(path: string): readonly string[] {
    return this.#project().readersOf(path);
  }

  basesIn(path: string): readonly string[] {
    return this.#project().basesIn(path);
  }

  setsOf(path: string): readonly FileSet[] {
    return [...this.#stated().filter(({ files }) => files.includes(path)), ...this.#project().setsOf(path)];
  }

  filesIn(folder: string): readonly string[] {
    const listed = this.text(listingOf(folder));
    return listed === undefined || listed === '' ? [] : listed.split('\n');
  }

  isIgnored(path: string): boolean | undefined {
    const answer = this.text(path + IGNORED);
    return answer === undefined ? undefined : answer === 'yes';
  }

  /** What reads HCL, once it is loaded. */
  get hcl(): Hcl | undefined {
    return this.#hcl();
  }

  /** True where something was asked for that is not loaded, or has changed since. */
  get isDue(): boolean {
    return this.#wanted.size > 0 || this.#changed.size > 0;
  }

  /** A file is, or may be, no longer what it was. Only those that somebody asked for are remembered. */
  forget(path: string): void {
    for (const key of [path, listingOf(folderOf(path)), listingOf(path)]) if (this.#texts.has(key)) this.#wanted.add(key);
  }

  /** All of them may be: what is ignored has changed, or the whole folder is looked at again. */
  forgetAll(): void {
    for (const path of this.#texts.keys()) this.#wanted.add(path);
  }

  /** An editor shows another text of a file. */
  set(path: string, text: string): void {
    this.#newer.set(path, text);
    if (!this.#texts.has(path) || this.#texts.get(path) === text) return;
    this.#texts.set(path, text);
    this.#changed.add(path);
  }

  /** Loads what is wanted. @returns the paths whose text is another one than was read. */
  async load(read: (path: string) => Promise<string | undefined>): Promise<ReadonlySet<string>> {
    while (this.#wanted.size > 0) {
      const paths = [...this.#wanted];
      this.#wanted.clear();
      if (this.#loads === 0) this.#newer.clear();
      this.#loads += 1;
      const texts = await Promise.all(paths.map(read));
      this.#loads -= 1;
      for (const [i, path] of paths.entries()) {
        const text = this.#newer.get(path) ?? texts[i];
        if (this.#doubted.delete(path) || this.#texts.get(path) !== text) this.#changed.add(path.endsWith(IGNORED) ? path.slice(0, -1) : path);
        this.#texts.set(path, text);
        // Files of Terraform are read with all that stand in their folder.
        if (isListing(path)) for (const file of (text ?? '').split('\n')) if (isTerraform(file) && !this.#texts.has(file)) this.#wanted.add(file);
      }
    }
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  /** Whose part a file was when it was read, as a text to compare. */
  relationsOf(path: string): string {
    return JSON.stringify([this.readersOf(path), this.basesIn(path), this.setsOf(path)]);
  }
}

/** What is asked of Git is kept as a text, `yes` or `no`, under the path with this behind it. */
export const IGNORED = '\0';

/** A folder's listing is kept as a text under its path with a final `/`: the paths of its files, one a line. */
function listingOf(folder: string): string {
  return `${folder}/`;
}

export function isListing(path: string): boolean {
  return path.endsWith('/');
}

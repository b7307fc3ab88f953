import { joinPath } from '../engine/index.ts';
import type { FileSet, Rule } from '../engine/index.ts';
import type { ConfigFile } from './config-file.ts';
import type { Directory } from './directory.ts';
import { pathIn, readDirectory } from './directory.ts';
import type { FileEntry, Files, Folder } from './files.ts';
import { exclusionOf } from './settings.ts';
import { joinUri } from './uris.ts';

/** Where a file or a folder stands: the directory that holds it, or the last one on the way to it that is not excluded. */
export interface Location {
  readonly directory: Directory;
  readonly exclusion: string | undefined;
}

/** The directories of one workspace folder, each read when it is first needed and kept until it is forgotten. */
export class FolderTree {
  readonly folder: Folder;
  readonly #files: Files;
  readonly #rules: readonly Rule[];
  readonly #config: ConfigFile | undefined;
  readonly #directories = new Map<string, Directory>();

  /** @param config stands in for every configuration file. */
  constructor(folder: Folder, files: Files, rules: readonly Rule[], config: ConfigFile | undefined) {
    this.folder = folder;
    this.#files = files;
    this.#rules = rules;
    this.#config = config;
  }

  /** Lists a directory anew. Rejects where it cannot be read. */
  async list(name: string, parent: Directory | undefined): Promise<{ readonly directory: Directory; readonly entries: readonly FileEntry[] }> {
    const uri = parent === undefined ? this.folder.uri : joinUri(parent.uri, name);
    const path = parent === undefined ? '' : pathIn(parent, name);
    const entries = await this.#files.list(uri);
    const read = await readDirectory({ uri, path, parent }, entries, this.#files, this.#rules);
    const directory = this.#config === undefined ? read : { ...read, config: parent === undefined ? this.#config : undefined };
    this.#directories.set(path, directory);
    return { directory, entries };
  }

  /**
   * Finds the directory that holds a file or a folder, and whether something on the way to it excludes it.
   * @param isNamed see `exclusionOf`.
   */
  async locate(path: string, kind: 'file' | 'folder', isNamed: boolean): Promise<Location> {
    const parts = path.split('/');
    let directory = await this.#directory('', undefined);
    for (const [i, part] of parts.entries()) {
      const isLast = i === parts.length - 1;
      const exclusion = exclusionOf(directory, part, isLast ? kind : 'folder', isNamed);
      if (exclusion !== undefined || isLast) return { directory, exclusion };
      directory = await this.#directory(part, directory);
    }
    return { directory, exclusion: undefined };
  }

  /** The configuration files of every directory that is known. */
  configs(): ConfigFile[] {
    return [...this.#directories.values()].flatMap(({ config }) => config ?? []);
  }

  /** The Compose files that the configuration says are read as one. */
  sets(): FileSet[] {
    return [...this.#directories.values()].flatMap(({ path, config }) =>
      (config?.config.compose?.projects ?? []).map(({ files = [] }) => ({ files: files.flatMap(file => joinPath(path, file) ?? []), statedIn: config?.path ?? '' })),
    );
  }

  /** Forgets a directory and all below it, so that they are read anew. */
  forget(path: string): void {
    for (const known of [...this.#directories.keys()]) {
      if (path === '' || known === path || known.startsWith(`${path}/`)) this.#directories.delete(known);
    }
  }

  async #directory(name: string, parent: Directory | undefined): Promise<Directory> {
    const path = parent === undefined ? '' : pathIn(parent, name);
    const known = this.#directories.get(path);
    if (known !== undefined) return known;
    try {
      return (await this.list(name, parent)).directory;
    } catch {
      // A file may be open in an editor whose folder is gone: what is above still holds.
      return { uri: joinUri(parent?.uri ?? this.folder.uri, name), path, parent, ignore: undefined, config: this.#config, isChart: false, isRepository: false };
    }
  }
}

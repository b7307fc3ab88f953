import { configFile } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';
import type { Context } from './context.ts';
import type { Folder } from './files.ts';
import { FolderTree } from './folder-tree.ts';
import { Scope } from './scope.ts';
import type { WorkspaceOptions } from './types.ts';
import { baseName, relativeUri, wholePath } from './uris.ts';

/** The scopes of a workspace: one a folder, and one for each file that is in none. */
export class Scopes {
  readonly #context: Context;
  readonly #config: ConfigFile | undefined;
  /** By the URI of the folder, or of the file that is in none. */
  readonly #scopes = new Map<string, Scope>();
  #folders: readonly Folder[] = [];

  constructor(context: Context, config: WorkspaceOptions['config']) {
    this.#context = context;
    this.#config = config === undefined ? undefined : configFile(config.uri, baseName(config.uri), config.text, context.rules);
  }

  get all(): readonly Scope[] {
    return [...this.#scopes.values()];
  }

  /** Sets the folders. @returns the files that were known in those that are gone. */
  set(folders: readonly Folder[]): string[] {
    this.#folders = folders;
    const gone = [...this.#scopes].filter(([key]) => !folders.some(({ uri }) => uri === key));
    for (const [key, scope] of gone) {
      scope.isGone = true;
      this.#scopes.delete(key);
    }
    for (const folder of folders) if (!this.#scopes.has(folder.uri)) this.#scopes.set(folder.uri, this.#folderScope(folder));
    return gone.flatMap(([, scope]) => [...scope.entries()].map(({ uri }) => uri));
  }

  /** The innermost folder that holds a file. */
  folderOf(uri: string): Folder | undefined {
    const holding = this.#folders.filter(folder => relativeUri(folder.uri, uri) !== undefined);
    return holding.reduce<Folder | undefined>((best, folder) => (best === undefined || folder.uri.length > best.uri.length ? folder : best), undefined);
  }

  isFolder(uri: string): boolean {
    return this.#folders.some(folder => folder.uri === uri);
  }

  /** The scope of a file, if there is one. */
  find(uri: string): Scope | undefined {
    return this.#scopes.get(this.folderOf(uri)?.uri ?? uri);
  }

  /** The scope of a file; one of its own where it is in no folder. */
  of(uri: string): Scope {
    const known = this.find(uri);
    if (known !== undefined) return known;
    const scope = new Scope(undefined, undefined, this.#context.hcl);
    scope.phase = 'read';
    this.#scopes.set(uri, scope);
    return scope;
  }

  /** Forgets the scope of a file that is in no folder. */
  drop(uri: string): void {
    if (!this.isFolder(uri)) this.#scopes.delete(uri);
  }

  /** A file's path as the engine knows it. */
  pathOf(uri: string): string {
    const folder = this.folderOf(uri);
    return (folder === undefined ? undefined : relativeUri(folder.uri, uri)) ?? wholePath(uri);
  }

  #folderScope(folder: Folder): Scope {
    return new Scope(folder, new FolderTree(folder, this.#context.files, this.#context.rules, this.#config), this.#context.hcl);
  }
}

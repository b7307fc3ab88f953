import type { FileEvent, Folder } from './files.ts';
import type { LiveFile, Progress, Status, WorkspaceFile, WorkspaceOptions } from './types.ts';

/**
 * The files of one or more folders, with what the rules say of each. Reports are plain data and kept for every file;
 * trees are kept for open files alone.
 */
export class Workspace {
  constructor(_options: WorkspaceOptions) {}

  /**
   * Finds, reads and lints the files of every folder, in slices that yield. Aborting leaves what is done so far.
   * @param only URIs of files and folders to restrict it to; where one of them is a file, nothing is said to be
   *   missing from the repository. A file that is named is checked even where `.gitignore` lists it.
   */
  async scan(_signal: AbortSignal, _progress?: Progress, _only?: readonly string[]): Promise<void> {}

  /** An editor shows this text, saved or not; it wins over the file on disk. Files outside every folder are checked too. */
  open(_uri: string, _text: string): void {}
  change(_uri: string, _text: string): void {}
  close(_uri: string): void {}

  /** What a file watcher saw, of configuration and ignore files too. */
  filesChanged(_events: readonly FileEvent[]): void {}
  setFolders(_folders: readonly Folder[]): void {}

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {}

  /** Calls `listener` with the URIs whose report or status changed, in batches. @returns a function that stops it. */
  onDidReport(_listener: (uris: readonly string[]) => void): () => void {
    return () => {};
  }

  /** Every file that is checked or has a problem: manifests, configuration files, files that cannot be read. Sorted by folder and path. */
  files(): readonly WorkspaceFile[] {
    return [];
  }

  /** The file's report and status, up to date with its buffer; undefined for a file that was never met. */
  file(_uri: string): WorkspaceFile | undefined {
    return undefined;
  }

  /** An open file with its trees, up to date with its buffer. */
  live(_uri: string): LiveFile | undefined {
    return undefined;
  }

  /** Any file with its trees: an open one as it is, another one read for this call and not kept. */
  async load(_uri: string): Promise<LiveFile | undefined> {
    return undefined;
  }

  /** Why a file is checked or not, also for a file that no scan has met. */
  async status(_uri: string): Promise<Status> {
    return { kind: 'not-ours' };
  }

  folderOf(_uri: string): Folder | undefined {
    return undefined;
  }
}

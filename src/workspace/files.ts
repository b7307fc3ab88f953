/**
 * The port through which the workspace sees files. Files and folders are named by URIs as the front end writes them
 * (`file:///...`, `vscode-vfs://...`), or by absolute paths with `/`; see uris.ts for the little that is asked of them.
 */
export interface Files {
  /** The entries of a folder. Rejects for a folder that cannot be read. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /**
   * A file's bytes. Rejects for a file that cannot be read. No more than `limit` + 1 bytes are looked at, so that of
   * a huge file its head is enough.
   */
  read(uri: string, limit: number): Promise<Uint8Array>;
}

export interface FileEntry {
  readonly name: string;
  /** For a symbolic link, what it points at. */
  readonly kind: 'file' | 'folder';
  /** A symbolic link is followed for files and not for folders, so that no loop is entered. */
  readonly link: boolean;
}

/** A folder of the workspace, or a folder that the command line was given. */
export interface Folder {
  readonly uri: string;
  readonly name: string;
}

/** What happened to a file or a folder on disk. */
export interface FileEvent {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

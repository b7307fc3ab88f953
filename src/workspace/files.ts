/**
 * The port through which the workspace sees files. URIs are opaque texts of the front end (`file:///...`,
 * `vscode-vfs://...`, a path on the command line); only `join` and `relative` take them apart.
 */
export interface Files {
  /** The entries of a folder. Rejects for a folder that cannot be read. Symbolic links say what they point at. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** A file's bytes. Rejects for a file that cannot be read. */
  read(uri: string): Promise<Uint8Array>;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** A symbolic link is followed for files and not for folders, so that no loop is entered. */
  readonly link: boolean;
}

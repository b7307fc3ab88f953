import { folderOf } from '../../text/paths.ts';
import type { Files } from './files.ts';

/** Where the files of a project are. */
export interface Place {
  readonly files: Files;
  /** The files that it is made of. */
  readonly paths: readonly string[];
  /** What paths in them are relative to. */
  readonly folder: string;
}

/** What paths in a file are relative to: the project, or the folder of a file that is extended or included (Compose specification, 05-services, `extends`). */
export function folderFor(file: string, { paths, folder }: Place): string {
  return paths.includes(file) ? folder : folderOf(file);
}

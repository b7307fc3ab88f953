/** What both front ends need around the engine: which files, which configuration, and lint that follows changes. */
export type { FileEntry, Files } from './files.ts';

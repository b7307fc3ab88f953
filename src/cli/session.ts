import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { decode, Workspace } from '../workspace/index.ts';
import type { Files, Folder, WorkspaceOptions } from '../workspace/index.ts';
import type { Selection } from './arguments.ts';
import { hclFiles } from './hcl-files.ts';
import { nodeFiles, withText } from './node-files.ts';
import { UsageError } from './usage-error.ts';

/** A workspace with what the person named in it. */
export interface Session {
  readonly workspace: Workspace;
  readonly files: Files;
  readonly folders: readonly Folder[];
  /** Absolute paths of the files and folders to look at. */
  readonly named: readonly string[];
  readonly workingDirectory: string;
}

/** A text that stands for a file. */
export interface StandIn {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Opens a workspace for what a command line selects. Its folder is the repository that holds the working directory, so
 * that configuration, ignore files and paths mean the same as in an editor that shows the repository.
 * @throws UsageError for a path that does not exist and for a configuration file that cannot be read.
 */
export function openSession({ paths, profile, rules, config }: Selection, standIn?: StandIn): Session {
  const workingDirectory = process.cwd();
  const named = standIn === undefined ? (paths.length === 0 ? ['.'] : paths).map(existing) : [slashed(resolve(standIn.path))];
  const files = standIn === undefined ? nodeFiles : withText(nodeFiles, slashed(resolve(standIn.path)), standIn.bytes);
  const options: WorkspaceOptions = {
    files,
    hclFiles,
    folders: [...new Set(named.map(path => rootOf(path, workingDirectory)))].map(uri => ({ uri, name: basename(uri) })),
    now: () => performance.now(),
    yieldNow: () => new Promise(resume => setImmediate(resume)),
    ...(profile === undefined ? {} : { profile }),
    ...(rules.length === 0 ? {} : { onlyRules: rules }),
    ...(config === undefined ? {} : { config: readConfig(config) }),
  };
  return { workspace: new Workspace(options), files, folders: options.folders, named, workingDirectory };
}

/** Standard input to its end. */
export function readStandardInput(): Promise<Uint8Array> {
  return buffer(process.stdin);
}

function existing(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new UsageError(`There is no file or folder ${path}.`);
  return slashed(absolute);
}

function readConfig(path: string): { uri: string; text: string } {
  const decoded = decode(bytesOf(path));
  if (decoded.kind === 'not-text') throw new UsageError(`The configuration ${path} cannot be read: ${decoded.because}`);
  return { uri: slashed(resolve(path)), text: decoded.text };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`The configuration ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The folder that a path is looked at in: its repository, or the working directory, or itself where it is in neither. */
function rootOf(path: string, workingDirectory: string): string {
  const here = repositoryOf(workingDirectory) ?? workingDirectory;
  if (isInside(path, here)) return slashed(here);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return slashed(repositoryOf(path) ?? (isFolder ? path : dirname(path)));
}

function repositoryOf(path: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path));
}

/** The workspace writes paths with `/` on every system. */
function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

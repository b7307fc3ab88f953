import type { Cursor } from '../../syntax/cursor.ts';
import type { FileSet } from '../../model/facts.ts';
import type { Files } from './files.ts';
import type { Variables } from './interpolate.ts';
import { folderOf, joinPath } from '../../text/paths.ts';
import { keysOf } from './tree.ts';

/** What `docker compose` looks for in a folder, in this order (Compose specification, 03-compose-file; cli/options.go of compose-go). */
const DEFAULT_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDE_NAMES = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** The files that make one project, the first of them being its root. */
export interface Composition {
  readonly files: readonly string[];
  /** What paths in them are relative to, and where their variables are looked for, where somebody says so. */
  readonly folder?: string;
  readonly envFiles?: readonly string[];
  /** Nobody says that the files are read together: there may be more of them. */
  readonly isGuess?: true;
  /** Files that it is said to be made of and that are not there, with who says so. */
  readonly missing: readonly { readonly file: string; readonly statedIn: string }[];
}

/**
 * The projects that a file is a part of. Those that the configuration or an `include` states win (`-f` of `docker compose`), then
 * `COMPOSE_FILE` of the `.env` beside it or above, then the default file with its override, or the file alone. A file that only adds
 * to services of the default one is read on top of it, as `-f` twice would do. The first is the one that the file counts for: its
 * own, where it is a root.
 */
export function compositionsOf(path: string, files: Files): readonly [Composition, ...Composition[]] {
  const sets = files.setsOf(path);
  const stated = sets.filter(set => !isInclusion(set)).map(set => existing(set, files));
  const own = stated.find(one => one.files[0] === path) ?? stated[0];
  if (own !== undefined) return [own, ...stated.filter(one => one !== own)];
  const inclusion = sets.find(set => isInclusion(set));
  return [{ ...unstated(path, files), ...(inclusion?.folder === undefined ? {} : { folder: inclusion.folder }), ...(inclusion?.envFiles === undefined ? {} : { envFiles: inclusion.envFiles }) }];
}

/** One file that is included: it may have an override when it is started by itself. */
function isInclusion({ files, folder }: FileSet): boolean {
  return files.length === 1 && folder !== undefined;
}

/** What paths in a project are relative to, and where its variables are looked for (Compose specification, 12-interpolation). */
export function placeOfProject({ files: [root = ''], folder = folderOf(root), envFiles = [inFolder(folder, '.env')] }: Composition): { readonly folder: string; readonly envFiles: readonly string[] } {
  return { folder, envFiles };
}

function unstated(path: string, files: Files): Composition {
  return byComposeFile(path, folderOf(path), files) ?? usual(path, folderOf(path), files);
}

/** What `docker compose` reads that is started in a folder or above it: its `.env` is read first, and then that of the project. */
function byComposeFile(path: string, folder: string, files: Files): Composition | undefined {
  const env = inFolder(folder, '.env');
  const stated = statedFiles(folder, files.variables([env]));
  if (stated.includes(path)) {
    const composition = existing({ files: stated, statedIn: 'COMPOSE_FILE' }, files);
    return { ...composition, envFiles: [...new Set([env, ...placeOfProject(composition).envFiles])] };
  }
  return folder === '' ? undefined : byComposeFile(path, folderOf(folder), files);
}

function usual(path: string, folder: string, files: Files): Composition {
  const main = firstOf(folder, files);
  const override = firstOf(folder, files, OVERRIDE_NAMES);
  if (main !== undefined && (path === main || path === override)) return { files: override === undefined ? [main] : [main, override], missing: [] };
  return main !== undefined && addsTo(path, main, files) ? { files: [main, path], isGuess: true, missing: [] } : { files: [path], missing: [] };
}

function existing({ files: stated, statedIn, ...place }: FileSet, files: Files): Composition {
  const isThere = (file: string): boolean => files.exists(file);
  return { ...place, files: stated.filter(isThere), missing: stated.filter(file => files.isAbsent(file)).map(file => ({ file, statedIn })) };
}

function statedFiles(folder: string, variables: Variables): readonly string[] {
  const stated = variables.get('COMPOSE_FILE') ?? '';
  const separator = variables.get('COMPOSE_PATH_SEPARATOR') ?? (stated.includes(';') ? ';' : ':');
  return stated.split(separator).flatMap(name => (name === '' ? [] : (joinPath(folder, name.trim()) ?? [])));
}

/** The path of a file in a folder, which is empty for the top. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The first file of some names in a folder that is there; the one that Compose finds by itself where none are given. */
export function firstOf(folder: string, files: Files, names: readonly string[] = DEFAULT_NAMES): string | undefined {
  return names.map(name => inFolder(folder, name)).find(path => files.exists(path));
}

/** True where a service of the file says neither what image it runs nor how to build it, and the main file's does. */
function addsTo(path: string, main: string, files: Files): boolean {
  const base = servicesOf(main, files);
  return servicesOf(path, files).some(own =>
    keysOf(own).some(name => own.at(name).node?.kind === 'map' && !isWhole(own.at(name)) && base.some(one => isWhole(one.at(name)))),
  );
}

/** The `services` of each document of a file that has them. */
export function servicesOf(path: string, files: Files): Cursor[] {
  return files.documents(path).map(document => files.root(document).at('services')).filter(({ node }) => node !== undefined);
}

/** What Compose can start by itself. */
function isWhole(service: Cursor): boolean {
  return ['image', 'build', 'extends', 'provider'].some(key => service.at(key).node !== undefined);
}

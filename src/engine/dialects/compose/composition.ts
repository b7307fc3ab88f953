import { Cursor } from '../../syntax/cursor.ts';
import type { Files } from './files.ts';
import { folderOf, joinPath } from './paths.ts';
import { keysOf } from './tree.ts';

/** What `docker compose` looks for in a folder, in this order (Compose specification, 03-compose-file; cli/options.go of compose-go). */
const DEFAULT_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDE_NAMES = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** The files that make one project, the first of them being its root. */
export interface Composition {
  readonly files: readonly string[];
}

/**
 * The project that `docker compose` loads when it is given, or finds, a file: `COMPOSE_FILE` of the `.env` beside it, the
 * default file with its override, or the file alone. A file that only adds to services of the default one is read on top
 * of it, as `-f` twice would do.
 */
export function compositionOf(path: string, files: Files): Composition {
  const folder = folderOf(path);
  const stated = statedFiles(folder, files);
  if (stated.includes(path)) return { files: stated };
  const main = firstOf(folder, DEFAULT_NAMES, files);
  const override = firstOf(folder, OVERRIDE_NAMES, files);
  if (main === undefined) return { files: [path] };
  if (path === main || path === override) return { files: override === undefined ? [main] : [main, override] };
  return { files: addsTo(path, main, files) ? [main, path] : [path] };
}

function statedFiles(folder: string, files: Files): string[] {
  const variables = files.variables(folder);
  const stated = variables.get('COMPOSE_FILE');
  if (stated === undefined) return [];
  const separator = variables.get('COMPOSE_PATH_SEPARATOR') ?? (stated.includes(';') ? ';' : ':');
  return stated.split(separator).flatMap(name => joinPath(folder, name.trim()) ?? []).filter(path => files.exists(path));
}

function firstOf(folder: string, names: readonly string[], files: Files): string | undefined {
  return names.map(name => (folder === '' ? name : `${folder}/${name}`)).find(path => files.exists(path));
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
  return files.documents(path).map(document => Cursor.root(document).at('services')).filter(({ node }) => node !== undefined);
}

/** What Compose can start by itself. */
function isWhole(service: Cursor): boolean {
  return ['image', 'build', 'extends', 'provider'].some(key => service.at(key).node !== undefined);
}

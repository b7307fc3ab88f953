import ignore from 'ignore';
import type { Ignore } from 'ignore';
import type { Rule } from '../engine/index.ts';
import type { ConfigFile } from './config-file.ts';
import { configFile, unreadableConfig } from './config-file.ts';
import type { FileEntry, Files } from './files.ts';
import { CONFIG_NAMES, IGNORE_NAME } from './names.ts';
import { readText } from './read-text.ts';
import { joinUri } from './uris.ts';

/** A folder with what it says of the files in it and below. */
export interface Directory {
  readonly uri: string;
  /** Relative to its workspace folder, with `/`; empty for that folder. */
  readonly path: string;
  readonly parent: Directory | undefined;
  readonly ignore: Ignore | undefined;
  readonly config: ConfigFile | undefined;
  /** True where a Helm chart is described in it. */
  readonly isChart: boolean;
  /** True where a Git repository begins in it. */
  readonly isRepository: boolean;
}

/** Reads what a folder's entries say of the files in it. */
export async function readDirectory(
  place: Pick<Directory, 'uri' | 'path' | 'parent'>,
  entries: readonly FileEntry[],
  files: Files,
  rules: readonly Rule[],
): Promise<Directory> {
  const names = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
  const configName = CONFIG_NAMES.find(name => names.has(name));
  return {
    ...place,
    isChart: names.has('Chart.yaml') || names.has('Chart.yml'),
    isRepository: entries.some(({ name }) => name === '.git'),
    ignore: names.has(IGNORE_NAME) ? await readIgnore(files, joinUri(place.uri, IGNORE_NAME)) : undefined,
    config: configName === undefined ? undefined : await readConfigFile(files, joinUri(place.uri, configName), pathIn(place, configName), rules),
  };
}

/** The path of an entry of a directory, relative to the workspace folder. */
export function pathIn({ path }: Pick<Directory, 'path'>, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/** A directory and those above it, the nearest first. */
export function* outward(directory: Directory): Generator<Directory> {
  for (let at: Directory | undefined = directory; at !== undefined; at = at.parent) yield at;
}

/** The path relative to a directory that holds it. */
export function pathFrom({ path: base }: Directory, path: string): string {
  return base === '' ? path : path.slice(base.length + 1);
}

async function readIgnore(files: Files, uri: string): Promise<Ignore | undefined> {
  const reading = await readText(files, uri);
  // Git tells upper from lower case.
  return reading.kind === 'text' ? ignore({ ignorecase: false }).add(reading.text) : undefined;
}

async function readConfigFile(files: Files, uri: string, path: string, rules: readonly Rule[]): Promise<ConfigFile> {
  const reading = await readText(files, uri);
  return reading.kind === 'text' ? configFile(uri, path, reading.text, rules) : unreadableConfig(uri, path, reading.because);
}

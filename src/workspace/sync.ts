import { isAtOrBelow } from '../engine/index.ts';
import type { Context } from './context.ts';
import { discover } from './discover.ts';
import type { Found } from './discover.ts';
import { pathIn } from './directory.ts';
import { configEntry, lintReading, refusal } from './lint-disk.ts';
import { isKustomization, isTerraform } from './names.ts';
import type { Pace } from './pace.ts';
import { readText } from './read-text.ts';
import type { TextReading } from './read-text.ts';
import type { Entry, Scope } from './scope.ts';
import type { Directory } from './directory.ts';

/** How many files are asked for ahead of the one that is linted. */
const AHEAD = 16;

/** What a walk over (a part of) a folder works with. */
export interface Walk {
  readonly scope: Scope;
  readonly context: Context;
  readonly pace: Pace;
  /** True for a file that an editor shows: its buffer wins, and it is linted elsewhere. */
  readonly isOpen: (uri: string) => boolean;
  /** True for a folder that is a workspace folder of its own. */
  readonly isElsewhere: (uri: string) => boolean;
  /** True once the walk is to end where it is. */
  readonly isOver: () => boolean;
  /** Told of every file whose entry changed. */
  readonly changed: (uri: string) => void;
  /** Called after each file. */
  readonly step: (done: number, total: number, path: string) => Promise<void>;
}

/**
 * Makes the entries of a folder agree with the disk: what is gone is forgotten, what is new or has other settings is read.
 * Files that are known and whose settings are the same are not read again: the file watcher tells of them.
 * @param start the directory to begin at: its name and parent, or nothing for the whole folder.
 */
export async function syncFolder(walk: Walk, start: { readonly name: string; readonly parent: Directory | undefined } = { name: '', parent: undefined }): Promise<void> {
  const { scope, pace } = walk;
  if (scope.tree === undefined) return;
  const base = start.parent === undefined ? '' : pathIn(start.parent, start.name);
  scope.tree.forget(base);
  const { files, unreadable } = await discover(scope.tree, start, walk.isElsewhere, pace, walk.isOver);
  if (walk.isOver()) return;
  const configs = scope.tree.configs();
  forget(walk, base, new Set([...files, ...unreadable, ...configs].map(({ uri }) => uri)));
  for (const place of unreadable) keep(walk, refusal(place, place.because));
  await readFiles(walk, files.filter(found => isDue(walk, found)));
  keepConfigs(walk);
}

/** What is wrong with the configuration files that were read on the way. They are no manifests, whatever their name. */
export function keepConfigs(walk: Walk): void {
  for (const config of walk.scope.tree?.configs() ?? []) if (!walk.isOpen(config.uri)) keep(walk, configEntry(config));
}

/** Reads and lints files, a few ahead. */
export async function readFiles(walk: Walk, files: readonly Found[]): Promise<void> {
  const { scope, context } = walk;
  const ahead: Promise<TextReading>[] = [];
  // Kustomizations come first; they say which of the other files are patches.
  const others = files.findIndex(({ path }) => !isKustomization(path));
  for (const [i, found] of files.entries()) {
    for (let next = files[i + ahead.length]; ahead.length < AHEAD && next !== undefined; next = files[i + ahead.length]) ahead.push(readText(context.files, next.uri));
    const reading = await ahead.shift();
    if (reading === undefined || walk.isOver()) return;
    if (isTerraform(found.path)) await context.hcl.load();
    if (i === others) scope.renew();
    // It may have been opened while it was read.
    if (!walk.isOpen(found.uri)) keep(walk, lintReading(found, reading, context.rulesets.for(found.directory, found.path), context, scope.beside));
    await walk.step(i + 1, files.length, found.path);
  }
}

function isDue({ scope, context, isOpen }: Walk, { uri, path, directory }: Found): boolean {
  if (isOpen(uri)) return false;
  const known = scope.get(uri);
  return known?.ruleset === undefined || known.ruleset !== context.rulesets.for(directory, path);
}

function keep({ scope, changed }: Walk, entry: Entry): void {
  scope.put(entry);
  changed(entry.uri);
}

/** Forgets what is below a directory and was not met there. */
function forget({ scope, isOpen, changed }: Walk, base: string, met: ReadonlySet<string>): void {
  for (const { uri, path } of [...scope.entries()]) {
    if (!isAtOrBelow(base, path) || met.has(uri) || isOpen(uri)) continue;
    scope.remove(uri);
    changed(uri);
  }
}

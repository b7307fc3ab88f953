import picomatch from 'picomatch';
import { folderOf } from '../text/paths.ts';

/** Whether a path, relative to the configuration file and with `/`, is meant. */
export interface Globs {
  /** The glob that decides about the path, or undefined where none matches or a later `!` takes it back. */
  match(path: string): string | undefined;
}

interface Pattern {
  readonly glob: string;
  readonly negative: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * Compiles globs: `*`, `?`, `**`, `[a-z]` and `{a,b}`. A glob without `/` matches at any depth, one that names a folder means everything in it, and
 * one that begins with `!` takes back what an earlier one matched. A glob that is no glob matches nothing.
 */
export function compileGlobs(globs: readonly string[]): Globs {
  const patterns = globs.map(compile);
  return {
    match(path) {
      let decided: string | undefined;
      for (const { glob, negative, matches } of patterns) {
        if (decided === undefined ? !negative && matches(path) : negative && matches(path)) decided = negative ? undefined : glob;
      }
      return decided;
    },
  };
}

function compile(glob: string): Pattern {
  const negative = glob.startsWith('!');
  const bare = glob.replace(/^!/, '').replace(/^\.\//, '').replace(/\/(\*\*)?$/, '');
  const anywhere = !bare.includes('/');
  const matches = bare === '' ? () => false : matcher(bare.replace(/^\//, ''), anywhere);
  const isBelow = rememberingLast(folder => folder !== '' && (matches(folder) || parents(folder).some(above => matches(above))));
  return { glob, negative, matches: path => matches(path) || isBelow(folderOf(path)) };
}

/** Each wildcard multiplies the time that a path which does not match can take. */
export const MAXIMUM_WILDCARDS = 6;

/** True for a glob that would take too long to match; it matches nothing. */
export function hasTooManyWildcards(glob: string): boolean {
  return (glob.match(/\*+/g) ?? []).length > MAXIMUM_WILDCARDS;
}

function matcher(glob: string, anywhere: boolean): (path: string) => boolean {
  if (hasTooManyWildcards(glob)) return () => false;
  // Parentheses would be handed on to a regular expression, in which they can take for ever.
  const plain = glob.replace(/[()|+]/g, '\\$&');
  try {
    return picomatch(anywhere ? `**/${plain}` : plain, { dot: true, windows: false, nonegate: true });
  } catch {
    return () => false;
  }
}

/** Paths are asked about folder by folder: what was said of a folder holds for the next of its files. */
function rememberingLast(answer: (folder: string) => boolean): (folder: string) => boolean {
  let last: { readonly folder: string; readonly is: boolean } | undefined;
  return folder => {
    if (last?.folder !== folder) last = { folder, is: answer(folder) };
    return last.is;
  };
}

function parents(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}

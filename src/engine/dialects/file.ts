import type { Dialect, Neighbours, Unit } from './dialect.ts';
import { ALONE } from './dialect.ts';
import { compose } from './compose/compose.ts';
import { kubernetes } from './kubernetes/kubernetes.ts';
import { terraform } from './terraform/terraform.ts';

/** Files above this many UTF-16 units are not read: no person wrote them, and typing in them must stay quick. */
export const MAXIMUM_LENGTH = 5 * 1024 * 1024;

/** Files with more units (YAML documents) than this are not read, for the same reason. */
export const MAXIMUM_UNITS = 20_000;

const DIALECTS: readonly Dialect[] = [terraform, kubernetes, compose];

/** A file as the engine sees it. */
export interface FileModel {
  readonly path: string;
  readonly text: string;
  readonly status: FileStatus;
  readonly units: readonly Unit[];
  /** What it was read with: the rest of the workspace as it was then. */
  readonly neighbours: Neighbours;
  /**
   * The other files that were looked at, whether or not they are there: when one changes, this one is to be read again. More may
   * be looked at while it is judged.
   */
  reads(): readonly string[];
}

/** Whether a file is checked, and if not, why, in words for a status bar. */
export type FileStatus =
  | { readonly kind: 'checked'; readonly dialect: Dialect['id'] }
  | { readonly kind: 'left-alone'; readonly because: string }
  /** `unless`: another file, or the configuration, may say that it is a part of a project. */
  | { readonly kind: 'not-ours'; readonly unless?: true };

/**
 * Reads a file. Units of `previous` whose text is the same are kept, with their trees and their identity: only
 * their offset moves.
 * @param path relative to its workspace folder or working directory, with `/`.
 * @param neighbours the rest of the workspace, for files that are read together.
 */
export function readFile(path: string, text: string, previous?: FileModel, neighbours = ALONE, dialects = DIALECTS): FileModel {
  if (text.length > MAXIMUM_LENGTH) return unread(path, text, { kind: 'left-alone', because: tooLong(text) });
  if (text.includes('\0')) return unread(path, text, { kind: 'left-alone', because: 'It is not a text file.' });
  let status: FileStatus = { kind: 'not-ours' };
  for (const dialect of dialects) {
    const recognition = dialect.recognise(path, text, neighbours);
    if (recognition.kind === 'ours') {
      const pieces = dialect.split(text);
      if (pieces.length > MAXIMUM_UNITS) return unread(path, text, { kind: 'left-alone', because: tooMany(pieces.length) });
      const units = readUnits(dialect, path, text, pieces, besideItself(path, text, neighbours), previous);
      return { path, text, status: { kind: 'checked', dialect: dialect.id }, units, neighbours, reads: () => [...new Set(units.flatMap(unit => unit.reads()))] };
    }
    if (recognition.kind === 'left-alone' || (status.kind === 'not-ours' && recognition.unless === true)) status = recognition;
  }
  return unread(path, text, status);
}

/** A file's documents see each other as they are now. */
function besideItself(path: string, text: string, neighbours: Neighbours): Neighbours {
  return {
    text: other => (other === path ? text : neighbours.text(other)),
    isPending: other => neighbours.isPending?.(other) === true,
    readersOf: other => neighbours.readersOf(other),
    basesIn: other => neighbours.basesIn(other),
    setsOf: other => neighbours.setsOf(other),
    filesIn: folder => neighbours.filesIn(folder),
    isIgnored: other => neighbours.isIgnored?.(other),
    hcl: neighbours.hcl,
  };
}

function unread(path: string, text: string, status: FileStatus): FileModel {
  return { path, text, status, units: [], neighbours: ALONE, reads: () => [] };
}

function tooLong(text: string): string {
  return `It is ${(text.length / 1024 / 1024).toFixed(1)} MiB long; files above ${String(MAXIMUM_LENGTH / 1024 / 1024)} MiB are not read.`;
}

function tooMany(documents: number): string {
  return `It holds ${String(documents)} documents; files with more than ${String(MAXIMUM_UNITS)} are not read.`;
}

function readUnits(dialect: Dialect, path: string, text: string, pieces: ReturnType<Dialect['split']>, neighbours: Neighbours, previous: FileModel | undefined): Unit[] {
  const old = previous?.units ?? [];
  const textAt = (i: number): string | undefined => {
    const piece = pieces[i];
    return piece === undefined ? undefined : text.slice(piece.start, piece.end);
  };
  let head = 0;
  while (head < old.length && head < pieces.length && old[head]?.source.text === textAt(head)) head += 1;
  let tail = 0;
  const most = Math.min(old.length, pieces.length) - head;
  while (tail < most && old[old.length - 1 - tail]?.source.text === textAt(pieces.length - 1 - tail)) tail += 1;
  const kept = pieces.map(({ start }, i) => {
    const unit = i < head ? old[i] : i >= pieces.length - tail ? old[old.length - pieces.length + i] : undefined;
    if (unit?.isCurrent(neighbours) !== true) return undefined;
    unit.source.offset = start;
    return unit;
  });
  const sources = pieces.flatMap(({ start, end }, i) => (kept[i] === undefined ? [{ uri: path, text: text.slice(start, end), offset: start }] : []));
  const read = dialect.read(sources, neighbours)[Symbol.iterator]();
  return kept.flatMap(unit => unit ?? read.next().value ?? []);
}

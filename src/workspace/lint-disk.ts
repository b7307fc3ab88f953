import { Project, detach, lintFile, readFile, reportFile, toPlain } from '../engine/index.ts';
import type { FileModel, PlainLint, Ruleset } from '../engine/index.ts';
import type { ConfigFile } from './config-file.ts';
import type { Context } from './context.ts';
import { readText } from './read-text.ts';
import type { TextReading } from './read-text.ts';
import { isTerraform } from './names.ts';
import type { Beside } from './beside.ts';
import type { Entry } from './scope.ts';
import { NOTHING } from './scope.ts';
import type { LiveFile } from './types.ts';

interface Place {
  readonly uri: string;
  readonly path: string;
}

/** Lints a file that was read from disk, and keeps none of its text. */
export function lintReading({ uri, path }: Place, reading: TextReading, ruleset: Ruleset, { pool }: Pick<Context, 'pool'>, beside: Beside): Entry {
  if (reading.kind === 'unreadable') return refusal({ uri, path }, reading.because);
  if (reading.kind === 'left-alone') return { uri, path, status: reading, ruleset, lint: NOTHING };
  return guarded({ uri, path }, () => {
    const file = readFile(path, reading.text, undefined, beside);
    if (isPending(file)) return pendingEntry({ uri, path }, file, ruleset, NOTHING, beside);
    const lint = file.units.length === 0 ? NOTHING : detach(toPlain(lintFile(file, ruleset)), pool);
    return { uri, path, status: file.status, ruleset, lint, ...togetherWith(file, beside) };
  });
}

/** True while files that it is read with are on their way. */
export function isPending({ units }: FileModel): boolean {
  return units.some(unit => unit.isPending === true);
}

/** A file of which nothing new is said until the others are there, but what it tells them. */
export function pendingEntry({ uri, path }: Place, file: FileModel, ruleset: Ruleset, before: PlainLint, beside: Beside): Entry {
  return { uri, path, status: file.status, ruleset, lint: { ...before, facts: file.units.flatMap(unit => [...unit.facts]) }, ...togetherWith(file, beside) };
}

/** What a file was read with, where it is, or others may say that it is, of a language whose files are read together. */
export function togetherWith(model: FileModel, beside: Beside): Pick<Entry, 'together'> {
  const { path, status } = model;
  const reads = model.reads();
  const isAlone = reads.length === 0 && (status.kind !== 'not-ours' || status.unless !== true);
  return isAlone ? {} : { together: { reads, relations: beside.relationsOf(path) } };
}

/** A defect of ours in one file is told of that file and stops no other. */
export function guarded(place: Place, lint: () => Entry): Entry {
  try {
    return lint();
  } catch (error) {
    return refusal(place, `Seaworthy failed on it, which is a defect of Seaworthy: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A file or folder that cannot be read: one problem, without a place. */
export function refusal({ uri, path }: Place, because: string): Entry {
  return { uri, path, status: { kind: 'unreadable', because }, ruleset: undefined, lint: { ...NOTHING, problems: [{ message: because, range: undefined }] } };
}

/** A configuration file: what is wrong with it. */
export function configEntry({ uri, path, problems }: Pick<ConfigFile, 'uri' | 'path' | 'problems'>): Entry {
  return { uri, path, status: { kind: 'config' }, ruleset: undefined, lint: { ...NOTHING, problems } };
}

/** Reads a file with its trees, for this call. Undefined for one that is no text or cannot be read. */
export async function loadFile({ uri, path }: Place, ruleset: Ruleset, project: Project | undefined, { files, hcl }: Context, beside?: Beside): Promise<LiveFile | undefined> {
  const reading = await readText(files, uri);
  if (isTerraform(path)) await hcl.load();
  if (reading.kind !== 'text') return undefined;
  const { text, bom } = reading;
  const model = readFile(path, text, undefined, beside);
  const judge = { ruleset, project: project ?? new Project([], false) };
  return { uri, path, text, bom, model, report: reportFile(lintFile(model, ruleset), judge.project), ...judge };
}

import type { DialectId } from '../model/dialect.ts';
import type { Facts, FileSet } from '../model/facts.ts';
import type { Subject } from '../model/subject.ts';
import type { Hcl } from '../syntax/hcl/parse.ts';
import type { Document } from '../syntax/tree.ts';
import type { Problem, Source } from '../text/source.ts';

/** Whether a file is a dialect's: `left-alone` says in plain words why it looks like one and is not checked. */
export type Recognition =
  | { readonly kind: 'ours' }
  | { readonly kind: 'left-alone'; readonly because: string }
  /** `unless`: another file, or the configuration, may say that it is. */
  | { readonly kind: 'not-ours'; readonly unless?: true };

/** What is read and judged as one: in Kubernetes a document. Its subjects are read when they are asked for. */
export interface Unit {
  readonly source: Source;
  readonly document: Document;
  readonly dialect: DialectId;
  readonly problems: readonly Problem[];
  readonly subjects: readonly Subject[];
  /**
   * Lists of subjects of files that are read with this one: they are counted there, and what of them stands here is reported
   * here. Files that are read as one share a list, its own subjects in it: it is judged once for all of them.
   */
  readonly guests: readonly (readonly Subject[])[];
  readonly facts: readonly Facts[];
  /** Objects of the unit by place, for suppressions that belong to one object. */
  readonly objects: readonly UnitObject[];
  /** Where its containers stand: UTF-16 offsets in the unit's source, half-open. */
  readonly containers: readonly { readonly start: number; readonly end: number }[];
  /** Why objects of it are left alone, in plain words. */
  readonly notes: readonly string[];
  /** The other files that it was read with, whether or not they are there. */
  reads(): readonly string[];
  /** True while files that it is read with are on their way: nothing is said of it yet, and what it tells others may be less. */
  readonly isPending?: boolean;
  /** False once one of them says something else. */
  isCurrent(neighbours: Neighbours): boolean;
}

/** The rest of the workspace, for dialects whose files are read together. Paths are as in `recognise`. */
export interface Neighbours {
  /** Undefined for a file that is not there or not to be read. */
  text(path: string): string | undefined;
  /** True for a file whose text is being read: what it says, or that it is not there, is known soon. */
  isPending?(path: string): boolean;
  /** The files of which this one is said to be a part. */
  readersOf(path: string): readonly string[];
  /** The names in this file that stand for nothing by themselves: others build on them. */
  basesIn(path: string): readonly string[];
  /** The sets of files that are said to be read as one, and in which this one is. */
  setsOf(path: string): readonly FileSet[];
  /** The paths of the files in a folder that are worth reading, sorted; the folder of the workspace itself is ``. */
  filesIn(folder: string): readonly string[];
  /** Whether Git leaves a file out; undefined where that is not known, as outside a repository. */
  isIgnored?(path: string): boolean | undefined;
  /** What reads HCL, once it is loaded. */
  readonly hcl?: Hcl | undefined;
}

/** A file by itself. */
export const ALONE: Neighbours = { text: () => undefined, readersOf: () => [], basesIn: () => [], setsOf: () => [], filesIn: () => [] };

/** An object of a unit as suppressions see it: its extent and its annotations, each with its place. */
export interface UnitObject {
  /** UTF-16 offsets in the unit's source, half-open. */
  readonly start: number;
  readonly end: number;
  readonly annotations: readonly Annotation[];
  /** Those of the pod template, where it has one. */
  readonly podAnnotations: readonly Annotation[];
  /** What the configuration file of another tool takes out for it, and where it is named here. */
  readonly exceptions?: { readonly start: number; readonly end: number; readonly of: readonly Exception[] };
}

/** A check that another tool is told to leave out, in that tool's words. */
export interface Exception {
  readonly by: 'compose-lint';
  readonly id: string;
  readonly reason: string;
}

export interface Annotation {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Dialect {
  readonly id: DialectId;
  /** Cheap: name and a look at the text, no parsing. `path` is relative to its folder, with `/`. */
  recognise(path: string, text: string, neighbours: Neighbours): Recognition;
  /** Where the text falls into units, in order and without gaps. */
  split(text: string): readonly { readonly start: number; readonly end: number }[];
  /** Reads units of one file, each of which may look at the others. Gives one for each source. */
  read(sources: readonly Source[], neighbours: Neighbours): readonly Unit[];
}

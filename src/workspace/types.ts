import type { Facts, FileModel, FileReport, FileStatus, HclWasm, PlainReport, Project, Rule, Ruleset } from '../engine/index.ts';
import type { Files, Folder } from './files.ts';

export interface WorkspaceOptions {
  readonly files: Files;
  readonly folders: readonly Folder[];
  /** Milliseconds of a clock that only goes forward; for slice budgets alone. */
  now(): number;
  /** Lets the host breathe between slices of work. */
  yieldNow(): Promise<void>;
  /** The WebAssembly that reads Terraform: asked for once, when the first such file is met. Without it none is read. */
  hclFiles?(): Promise<HclWasm>;
  /** Every rule there is; RULES unless a test brings its own. */
  readonly rules?: readonly Rule[];
  /** Beats what configuration files say (`--profile`). */
  readonly profile?: 'recommended' | 'strict';
  /** Only these rules, whatever their profile (`--rule`). */
  readonly onlyRules?: readonly string[];
  /** Stands in for every configuration file (`--config`). Its globs are relative to each folder. */
  readonly config?: { readonly uri: string; readonly text: string };
}

/** Called between slices of a scan; `total` is undefined until every folder has been listed. */
export type Progress = (done: number, total: number | undefined, path: string) => void;

/** Whether a file is checked, and if not, why, in words for a status bar. */
export type Status =
  | FileStatus
  /** By a pattern or by default; `because` names the pattern and the file that it stands in. */
  | { readonly kind: 'excluded'; readonly because: string }
  | { readonly kind: 'unreadable'; readonly because: string }
  /** A configuration file: its report holds what is wrong with it. */
  | { readonly kind: 'config' };

/** A file with its report. */
export interface WorkspaceFile {
  readonly uri: string;
  /** Relative to its folder, with `/`; the whole path of its URI where it is in none. */
  readonly path: string;
  readonly folder: Folder | undefined;
  readonly status: Status;
  /** Made anew each time it is asked for, so that ten thousand of them need not be held: ask once. */
  readonly report: PlainReport;
  /** The rules that it was checked with; undefined where it was not checked. */
  readonly ruleset: Ruleset | undefined;
  /** What its objects tell the rest of the repository. */
  readonly facts: readonly Facts[];
}

/** A file with its trees: what fixes, hovers and code actions are made from. */
export interface LiveFile {
  readonly uri: string;
  readonly path: string;
  /** Without a byte order mark, as editors show it. */
  readonly text: string;
  /** True where the file on disk begins with a byte order mark, which `encode` puts back. */
  readonly bom: boolean;
  readonly model: FileModel;
  readonly report: FileReport;
  /** What it is judged by: `fixAll` judges its own attempts by them. */
  readonly ruleset: Ruleset;
  readonly project: Project;
}

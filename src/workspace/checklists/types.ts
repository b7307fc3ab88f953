import type { BoxRecord, Checklist, ChecklistStatus, FileEdit, Problem, StoredBox } from '../../engine/index.ts';
import type { Folder } from '../files.ts';

/** A checklist of the workspace with all that is known of it at the moment. */
export interface LiveChecklist {
  readonly uri: string;
  /** Relative to its folder, with `/`. */
  readonly path: string;
  readonly folder: Folder;
  readonly checklist: Checklist;
  /**
   * Items in the order of the text, each with its box (`item`), stable `id`, `record`, `state` of the tick, `standing`, `binding`
   * and `evaluation` (verdict, why, at which places); progress of the whole and by section.
   */
  readonly status: ChecklistStatus;
  /** What is wrong with the text, its annotations among it, with places in `checklist.source`. */
  readonly problems: readonly Problem[];
  /** The date of going live, from which due dates count: `2026-01-31`; undefined where nobody has set it. */
  readonly goLive: string | undefined;
  /** True for a copy of a checklist that was started for one release, in `.seaworthy/runs`. */
  readonly isRun: boolean;
  /** Why nothing may be written to it; undefined where it may. */
  readonly readOnly: string | undefined;
}

/** The record of a folder, `.seaworthy/progress.yaml`. */
export interface LiveRecord {
  readonly uri: string;
  readonly path: string;
  readonly folder: Folder;
  readonly problems: readonly Problem[];
  /** Why nothing may be written to it; undefined where it may. */
  readonly readOnly: string | undefined;
  /** Entries whose box is gone. */
  readonly orphans: readonly StoredBox[];
}

/** What is to become of one file. */
export interface FileChange {
  readonly uri: string;
  readonly path: string;
  /** The text that the edits are for, without a byte order mark; undefined where the file is to be created. */
  readonly before: string | undefined;
  /** In UTF-16 offsets of `before`, sorted, without overlaps. */
  readonly edits: readonly FileEdit[];
  readonly after: string;
  /** True where the file on disk begins with a byte order mark, which `encode` puts back. */
  readonly bom: boolean;
}

/** What a step comes to in files: the front end applies all of it, through open editors where there are any. */
export type ChecklistEdit =
  | { readonly kind: 'edits'; readonly changes: readonly FileChange[] }
  | { readonly kind: 'refused'; readonly because: string };

/** Who does something, and when: `2026-01-31`. */
export interface By {
  readonly name: string;
  readonly date: string;
}

/** Fields of a box's record that are set; undefined takes a field out. */
export type Amendment = { readonly [K in keyof BoxRecord]?: BoxRecord[K] | undefined };

import { fixAll } from '../engine/index.ts';
import type { Accepts, AppliedFix, TextEdit } from '../engine/index.ts';
import type { LiveFile, Workspace } from '../workspace/index.ts';

/** All safe fixes of a file as edits of the text that it has now. */
export interface FileFixes {
  readonly edits: readonly TextEdit[];
  readonly applied: readonly AppliedFix[];
}

export type FixFile = (file: LiveFile, accepts?: Accepts) => FileFixes;

import type { Change } from '../../text/change.ts';
import type { Edit } from '../../text/edit.ts';
import type { Document } from '../tree.ts';

/** Turns changes of one YAML document into the smallest text edits. */
export function writeChanges(_document: Document, _changes: readonly Change[]): Edit {
  return { kind: 'refused', because: 'not written yet' };
}

import type { Change } from '../../text/change.ts';
import type { Edit } from '../../text/edit.ts';
import type { HclDocument } from './document.ts';
export function writeChanges(_d: HclDocument, _c: readonly Change[], _r: (text: string) => HclDocument): Edit {
  return { kind: 'refused', because: 'todo' };
}

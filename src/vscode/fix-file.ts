import { diffLines } from 'diff';
import { fixAll, onlySafe } from '../engine/index.ts';
import type { AppliedFix, TextEdit } from '../engine/index.ts';
import type { LiveFile } from '../workspace/index.ts';

/** All safe fixes of a file as edits of the text that it has now, a stretch of changed lines each. */
export interface FileFixes {
  readonly edits: readonly TextEdit[];
  readonly applied: readonly AppliedFix[];
}

/** Applies safe fixes to a fixed point, on paper: what comes out is not shown anywhere. */
export function fixFile(file: LiveFile): FileFixes {
  const { text, applied } = fixAll(file, onlySafe);
  return { applied, edits: changedLines(file.uri, file.text, text) };
}

function changedLines(uri: string, before: string, after: string): TextEdit[] {
  const source = { uri, text: before, offset: 0 };
  const edits: TextEdit[] = [];
  let at = 0;
  let removed = 0;
  const flush = (newText: string): void => {
    if (removed > 0 || newText !== '') edits.push({ span: { source, start: at, end: at + removed }, newText });
    at += removed;
    removed = 0;
  };
  let added = '';
  for (const part of diffLines(before, after)) {
    if (part.removed) removed += part.value.length;
    else if (part.added) added += part.value;
    else {
      flush(added);
      added = '';
      at += part.value.length;
    }
  }
  flush(added);
  return edits;
}

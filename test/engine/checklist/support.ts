import assert from 'node:assert/strict';
import { parseChecklist } from '../../../src/engine/checklist/index.ts';
import type { Checklist, Item } from '../../../src/engine/checklist/index.ts';
import type { Edit } from '../../../src/engine/text/edit.ts';
import { applyToSource } from '../../../src/engine/text/edit.ts';
import type { Source } from '../../../src/engine/text/source.ts';
import { sourceOf } from '../../../src/engine/text/source.ts';

export function read(text: string, path = 'checklist.md'): Checklist {
  return parseChecklist(sourceOf(path, text));
}

/** The only item whose text contains the words. */
export function itemOf(checklist: Checklist, words: string): Item {
  const found = checklist.items.filter(({ text }) => text.includes(words));
  const [item] = found;
  assert.ok(item !== undefined && found.length === 1, `${String(found.length)} items with “${words}”`);
  return item;
}

export function applied(source: Source, edit: Edit): string {
  if (edit.kind === 'refused') assert.fail(edit.because);
  return applyToSource(source, edit.edits);
}

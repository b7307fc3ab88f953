import type { Edit } from '../text/edit.ts';
import { applyToSource } from '../text/edit.ts';
import { damagedStretches } from './damaged.ts';
import { parseChecklist } from './parse.ts';
import type { Checklist } from './item.ts';
import { sourceOf } from '../text/source.ts';
import { fileNameOf } from '../text/paths.ts';

/** A checklist's text with all boxes empty, for a run of its own. Nothing else changes. */
export function emptyCopy({ source, items }: Checklist): string {
  const edits = items.filter(({ ticked }) => ticked).map(({ box }) => ({ span: { source, start: box, end: box + 1 }, newText: ' ' }));
  return applyToSource(source, edits);
}

/** Where a run of a checklist is kept: `.seaworthy/runs/2026-01-31-release-4/checklist.md`. @param date ISO. */
export function runPath(checklistPath: string, date: string, name: string): string {
  const slug = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '').toLowerCase();
  const label = slug(name);
  return `.seaworthy/runs/${date.slice(0, 10)}${label === '' ? '' : `-${label}`}/${fileNameOf(checklistPath)}`;
}

/**
 * Writes damaged text as it was meant: the one place where a checklist's words change. Refused where it is not damaged, or
 * where the boxes would not be the same afterwards.
 */
export function repairEdit({ source, items }: Checklist): Edit {
  const edits = damagedStretches(source.text).map(({ start, end, meant }) => ({ span: { source, start, end }, newText: meant }));
  if (edits.length === 0) return { kind: 'refused', because: 'the text of this checklist is not damaged' };
  const after = parseChecklist(sourceOf(source.uri, applyToSource(source, edits))).items;
  const same = items.length === after.length && items.every((item, i) => item.id === after[i]?.id && item.ticked === after[i].ticked);
  return same ? { kind: 'edits', edits } : { kind: 'refused', because: 'the repaired text would have other boxes' };
}

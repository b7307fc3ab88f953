import { RECORD_PATH, applyFileEdits, joinRecord, parseChecklist, recordEdit, sourceOf, toFileEdits } from '../../engine/index.ts';
import type { BoxChange, Checklist, Edit, Item, Joined } from '../../engine/index.ts';
import type { FolderChecklists } from './folder.ts';
import type { ChecklistEdit, FileChange, LiveChecklist } from './types.ts';

/** An edit of a checklist with what the record is to keep of its items. All of it or nothing. */
export function writeBoth(folder: FolderChecklists, list: LiveChecklist, edit: Edit, changes: readonly BoxChange[]): ChecklistEdit {
  if (list.readOnly !== undefined) return { kind: 'refused', because: list.readOnly };
  if (edit.kind === 'refused') return edit;
  const markdown = changeOf(folder, list.path, edit);
  if (changes.length === 0) return together(markdown);
  // The record says what stands in the text from now on.
  const after = markdown === undefined ? list.checklist : parseChecklist(sourceOf(list.path, markdown.after), list.checklist);
  const record = writeRecord(folder, list.checklist, after, changes);
  return record.kind === 'refused' ? record : together(markdown, ...record.changes);
}

/** The record with an entry for every box, also those of a checklist that is about to be written. */
export function recordOfAll(folder: FolderChecklists, added: Checklist): ChecklistEdit {
  const { file } = folder.joined();
  return recordChange(folder, joinRecord(file, [...folder.lists().map(({ checklist }) => checklist), added]), []);
}

/** A file that does not exist yet. */
export function creation(folder: FolderChecklists, path: string, text: string): FileChange {
  return { uri: folder.uriOf(path), path, before: undefined, edits: [{ start: 0, end: 0, newText: text }], after: text, bom: false };
}

/** An edit of one file of the folder; undefined where it changes nothing. */
export function changeOf(folder: FolderChecklists, path: string, edit: Extract<Edit, { kind: 'edits' }>): FileChange | undefined {
  const edits = toFileEdits(edit.edits);
  const known = folder.textOf(path);
  const after = applyFileEdits(known?.text ?? '', edits).text;
  if (known?.text === after || edits.length === 0) return undefined;
  return { uri: folder.uriOf(path), path, before: known?.text, edits, after, bom: known?.bom ?? false };
}

export function together(...changes: readonly (FileChange | undefined)[]): ChecklistEdit {
  return { kind: 'edits', changes: changes.filter(change => change !== undefined) };
}

function writeRecord(folder: FolderChecklists, before: Checklist, after: Checklist, changes: readonly BoxChange[]): ChecklistEdit {
  if (before.items.length !== after.items.length) return { kind: 'refused', because: 'the text would have other boxes afterwards' };
  const now = new Map(before.items.map((item, i): readonly [Item, Item] => [item, after.items[i] ?? item]));
  const later = (item: Item): Item => now.get(item) ?? item;
  return recordChange(folder, moved(folder.joined(), later), changes.map(({ item, set }) => ({ item: later(item), set })));
}

/** The same boxes with the words that they are about to have: each keeps its id, whatever is written into it. */
function moved(joined: Joined, later: (item: Item) => Item): Joined {
  const present = joined.present.map((box): Joined['present'][number] => {
    const item = later(box.item);
    return { ...box, item, file: item.source.uri, under: item.under, text: item.text, occurrence: item.occurrence };
  });
  const ids = new Map(present.map(({ item, id }) => [item, id]));
  return { ...joined, present, idOf: item => ids.get(item) ?? item.id };
}

function recordChange(folder: FolderChecklists, joined: Joined, changes: readonly BoxChange[]): ChecklistEdit {
  const edit = recordEdit(joined, changes);
  return edit.kind === 'refused' ? edit : together(changeOf(folder, RECORD_PATH, edit));
}

import type { Checklist, Item } from '../item.ts';
import type { Identity } from '../identity.ts';
import { matchIdentities } from '../identity.ts';
import type { BoxRecord } from './fields.ts';
import type { RecordFile, StoredBox } from './read.ts';

/** The record beside the checklists that it is about. */
export interface Joined {
  readonly file: RecordFile;
  /** The entry of an item; undefined where it has none yet. */
  entryOf(item: Item): StoredBox | undefined;
  recordOf(item: Item): BoxRecord | undefined;
  /** The id of an item: the one that its entry was given, else the one that it will be given. */
  idOf(item: Item): string;
  /** Entries whose box is gone: kept, and shown. */
  readonly orphans: readonly StoredBox[];
  /** All items with where they are now. */
  readonly present: readonly PresentBox[];
}

export interface PresentBox extends Identity {
  readonly item: Item;
  readonly id: string;
  readonly stored: StoredBox | undefined;
}

/** Finds the entry of each box: also of one that was reworded, or moved, or whose file was renamed. */
export function joinRecord(file: RecordFile, checklists: readonly Checklist[]): Joined {
  const bare = checklists.flatMap(({ items }) => items.map(item => ({ item, id: item.id, file: item.source.uri, under: item.under, text: item.text, occurrence: item.occurrence })));
  const matches = matchIdentities(file.boxes, bare);
  const stored = new Map([...matches].map(([entry, { item }]) => [item, entry]));
  const taken = new Set(file.boxes.map(({ id }) => id));
  const present = bare.map((place): PresentBox => {
    const entry = stored.get(place.item);
    const id = entry?.id ?? freshId(place.item.id, taken);
    taken.add(id);
    return { ...place, id, stored: entry };
  });
  const ids = new Map(present.map(({ item, id }) => [item, id]));
  return {
    file,
    present,
    entryOf: item => stored.get(item),
    recordOf: item => stored.get(item)?.record,
    idOf: item => ids.get(item) ?? item.id,
    orphans: file.boxes.filter(entry => !matches.has(entry)),
  };
}

/** A box that says what a reworded one used to say must not take its id. */
function freshId(id: string, taken: ReadonlySet<string>): string {
  let fresh = id;
  for (let i = 2; taken.has(fresh); i += 1) fresh = `${id}-${String(i)}`;
  return fresh;
}

import { changeList } from '../apply.ts';
import { listOf } from '../given.ts';
import type { Checklists } from '../given.ts';
import { askDate } from './who.ts';

/** Sets the date of going live, from which due dates of a checklist count. */
export async function setGoLive(checklists: Checklists, given: unknown): Promise<void> {
  const live = await listOf(checklists, given);
  if (live === undefined) return;
  const date = await askDate(live.checklist.title, 'The date of going live: what is due afterwards counts from it', live.goLive);
  if (date !== undefined) await changeList(checklists.service, live.uri, edits => edits.goLive(date));
}

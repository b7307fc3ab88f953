import type { Checklist, Item } from './item.ts';
import type { BoxRecord } from './record/index.ts';
import { kindWith } from './signoff.ts';
import { countingChildren, tickState } from './tick.ts';

/** How far a checklist or a section of it has come. */
export interface Progress {
  /** Boxes that must be ticked before going live. */
  readonly required: number;
  readonly done: number;
  /** Optional boxes, counted apart. */
  readonly optional: number;
  readonly optionalDone: number;
  readonly notApplicable: number;
  /** Ticked triggers for a rollback: they happened. */
  readonly alarms: number;
}

export interface SectionProgress extends Progress {
  /** The headings, the outermost first. */
  readonly headings: readonly string[];
}

/** Reads the record of an item. */
export type RecordOf = (item: Item) => BoxRecord | undefined;

/** What counts of a box. Groups are counted by their children, recurring work and what is done only in case of need not at all. */
export type Standing = 'required' | 'optional' | 'not-applicable' | 'alarm' | 'outside';

export function standingOf(item: Item, recordOf: RecordOf): Standing {
  const kind = kindWith(item, recordOf(item));
  if (kind === 'abort') return 'alarm';
  if (isNotApplicable(item, recordOf)) return 'not-applicable';
  // A group of nothing but triggers is a task of its own: `Rollback triggers defined`.
  if (countingChildren(item).length > 0 || kind === 'recurring' || item.conditional) return 'outside';
  return item.optional === undefined ? 'required' : 'optional';
}

/** A group that does not apply takes its children along. */
function isNotApplicable(item: Item, recordOf: RecordOf): boolean {
  return recordOf(item)?.notApplicable !== undefined || (item.parent !== undefined && isNotApplicable(item.parent, recordOf));
}

/** Counts items. Linear in their number. */
export function progressOf(items: readonly Item[], recordOf: RecordOf): Progress {
  const count = { required: 0, done: 0, optional: 0, optionalDone: 0, notApplicable: 0, alarms: 0 };
  for (const item of items) {
    const standing = standingOf(item, recordOf);
    const ticked = tickState(item) === 'ticked';
    if (standing === 'required') {
      count.required += 1;
      if (ticked) count.done += 1;
    } else if (standing === 'optional') {
      count.optional += 1;
      if (ticked) count.optionalDone += 1;
    } else if (standing === 'not-applicable' && item.kind !== 'group') count.notApplicable += 1;
    else if (standing === 'alarm' && item.ticked) count.alarms += 1;
  }
  return count;
}

/** The progress of each section that holds boxes, in the order of the text. Boxes of sections below count there, not here. */
export function sectionsOf({ items }: Checklist, recordOf: RecordOf): SectionProgress[] {
  const sections = new Map<string, { headings: readonly string[]; items: Item[] }>();
  for (const item of items) {
    const key = item.headings.join('\n');
    const section = sections.get(key) ?? { headings: item.headings, items: [] };
    section.items.push(item);
    sections.set(key, section);
  }
  return [...sections.values()].map(section => ({ headings: section.headings, ...progressOf(section.items, recordOf) }));
}

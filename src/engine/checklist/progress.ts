import type { Checklist, Item } from './item.ts';
import type { BoxRecord } from './record/index.ts';
import { kindWith } from './signoff.ts';
import { countingChildren, tickState } from './tick.ts';
import { normalise } from './words.ts';

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

/** How far the section has come that an item stands for: `All pre-deployment items checked`. Undefined where it names none. */
export function rollUp({ items }: Checklist, item: Item, recordOf: RecordOf): Progress | undefined {
  const section = item.parameters['rollup'];
  if (typeof section !== 'string') return undefined;
  const words = normalise(section);
  const own = items.filter(one => one !== item && one.headings.some(heading => normalise(heading).startsWith(words)));
  return own.length === 0 ? undefined : progressOf(own, recordOf);
}

/** Required boxes that are open, in sections whose headings contain one of `sections` (all of them without any). */
export function openItems({ items }: Checklist, recordOf: RecordOf, sections: readonly string[] = []): Item[] {
  const wanted = sections.map(section => section.toLowerCase());
  return items.filter(
    item =>
      (wanted.length === 0 || item.headings.some(heading => wanted.some(section => heading.toLowerCase().includes(section)))) &&
      standingOf(item, recordOf) === 'required' &&
      tickState(item) !== 'ticked',
  );
}

import { blanksOf, sign, tickEdit, unsign } from '../../engine/index.ts';
import type { BoxChange, Edit, Item, ItemStatus } from '../../engine/index.ts';
import type { By, LiveChecklist } from './types.ts';

/** What ticking or un-ticking boxes comes to in the text and in the record. */
export interface Ticking {
  readonly edit: Edit;
  readonly changes: readonly BoxChange[];
}

/** Ticks boxes; a sign-off among them is signed, which takes a name. */
export function ticking(list: LiveChecklist, wanted: readonly ItemStatus[], by: By | undefined): Ticking {
  const touched = touchedBy(list, wanted, true);
  if (touched.edit.kind === 'refused') return { edit: touched.edit, changes: [] };
  const edits = [...touched.edit.edits];
  const changes: BoxChange[] = [];
  for (const { item } of touched.items) {
    if (item.kind === 'group') continue;
    if (item.kind === 'signoff' && (by === undefined || by.name.trim() === '')) return refused(`“${item.text}” is to be signed: it takes a name`);
    if (by === undefined) continue;
    const signed = item.kind === 'signoff' ? signature(item, by) : undefined;
    if (signed?.edit.kind === 'refused') return { edit: signed.edit, changes: [] };
    if (signed !== undefined) edits.push(...withoutBox(signed.edit, item));
    const blanks = signed === undefined || signed.blanks.length === 0 ? {} : { blanks: signed.blanks };
    changes.push({ item, set: { tickedBy: by.name, tickedOn: by.date, ...blanks } });
  }
  return { edit: { kind: 'edits', edits }, changes };
}

/** Empties boxes; the blanks of a sign-off are as they were before it was signed. */
export function unticking(list: LiveChecklist, wanted: readonly ItemStatus[]): Ticking {
  const touched = touchedBy(list, wanted, false);
  if (touched.edit.kind === 'refused') return { edit: touched.edit, changes: [] };
  const edits = [...touched.edit.edits];
  const changes: BoxChange[] = [];
  for (const status of touched.items) {
    edits.push(...withoutBox(unsigned(status), status.item));
    const { tickedBy, tickedOn, blanks } = status.record ?? {};
    if (tickedBy !== undefined || tickedOn !== undefined || blanks !== undefined) changes.push({ item: status.item, set: { tickedBy: undefined, tickedOn: undefined, blanks: undefined } });
  }
  return { edit: { kind: 'edits', edits }, changes };
}

/** The edits that make a sign-off's blanks what they were; none where it was not signed by us. */
export function unsigned({ item, kind, record }: ItemStatus): Edit {
  const { tickedBy: name, tickedOn: date, blanks } = record ?? {};
  return kind !== 'signoff' || name === undefined || date === undefined || blanks === undefined ? { kind: 'edits', edits: [] } : unsign(item, { name, date, blanks });
}

/** The boxes that change when these are set: groups take their children along, and are taken along by them. */
function touchedBy({ status, checklist }: LiveChecklist, wanted: readonly ItemStatus[], ticked: boolean): { readonly edit: Edit; readonly items: readonly ItemStatus[] } {
  const standings = new Map(status.items.map(({ item, standing }) => [item, standing]));
  const edit = tickEdit(wanted.map(({ item }) => item), ticked, item => standings.get(item) === 'not-applicable');
  const boxes = new Set(edit.kind === 'edits' ? edit.edits.filter(({ newText }) => (newText === 'x') === ticked).map(({ span }) => span.start) : []);
  return { edit, items: checklist.items.flatMap((item, i) => (boxes.has(item.box) ? (status.items[i] ?? []) : [])) };
}

function signature(item: Item, by: By): { readonly edit: Edit; readonly blanks: readonly string[] } {
  if (blanksOf(item).length === 0) return { edit: { kind: 'edits', edits: [] }, blanks: [] };
  const { edit, signed } = sign(item, by);
  return { edit, blanks: signed.blanks };
}

function withoutBox(edit: Edit, { box }: Item): Extract<Edit, { kind: 'edits' }>['edits'] {
  return edit.kind === 'refused' ? [] : edit.edits.filter(({ span, newText }) => newText.length !== 1 || span.start !== box);
}

function refused(because: string): Ticking {
  return { edit: { kind: 'refused', because }, changes: [] };
}

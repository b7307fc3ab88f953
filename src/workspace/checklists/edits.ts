import { annotateEdit, annotationProblems, applyFileEdits, emptyCopy, goLiveEdit, measure, parseChecklist, provable, repairEdit, RECORD_PATH, runPath, sourceOf, toFileEdits } from '../../engine/index.ts';
import type { BoxChange, Item, ItemStatus, ParameterValue, Rule } from '../../engine/index.ts';
import { TEMPLATES } from '../../engine/index.ts';
import { wordsOf } from './binding.ts';
import type { FolderChecklists } from './folder.ts';
import { ticking, unsigned, unticking } from './ticking.ts';
import type { Amendment, By, ChecklistEdit, LiveChecklist } from './types.ts';
import { changeOf, creation, recordOfAll, together, writeBoth } from './write.ts';

const NOTHING = { kind: 'edits', edits: [] } as const;

/**
 * What people do to one checklist, as edits of files that the front end applies. Nothing here writes. Items are named by their ids
 * (`ItemStatus.id`); an id that is not there refuses the edit.
 */
export class ChecklistEdits {
  readonly #folder: FolderChecklists;
  readonly #list: LiveChecklist;
  readonly #rules: readonly Rule[];

  constructor(folder: FolderChecklists, list: LiveChecklist, rules: readonly Rule[]) {
    this.#folder = folder;
    this.#list = list;
    this.#rules = rules;
  }

  /** Ticks boxes. Sign-offs among them need `by`; of the others it is recorded where it is given. Groups take their children along. */
  tick(ids: readonly string[], by: By | undefined): ChecklistEdit {
    return this.#with(ids, items => this.#write(ticking(this.#list, items, by)));
  }

  /** Empties boxes, takes out who ticked them, and restores the blanks of sign-offs. */
  untick(ids: readonly string[]): ChecklistEdit {
    return this.#with(ids, items => this.#write(unticking(this.#list, items)));
  }

  /** Open boxes that the repository proves: to be shown before `tick` is called with them. */
  proven(): readonly ItemStatus[] {
    return provable(this.#list.status);
  }

  /** Sets fields of the record: `note`, `owner`, `links`, `notApplicable` with its reason. Undefined takes a field out. */
  amend(ids: readonly string[], set: Amendment): ChecklistEdit {
    if (set.notApplicable?.trim() === '') return refuse('what is not applicable needs a reason');
    return this.#with(ids, items => this.#write({ edit: NOTHING, changes: items.map(({ item }) => ({ item, set })) }));
  }

  /** Records the measured value of a target. Refused where it holds no number; see the engine's `measure` for the comparison. */
  measured(id: string, value: string): ChecklistEdit {
    return this.#with([id], ([status]) => {
      if (status === undefined || measure(status.item, value) === undefined) return refuse('a measured value is a number, with its unit');
      return this.#write({ edit: NOTHING, changes: [{ item: status.item, set: { value } }] });
    });
  }

  /** Binds an item by an annotation in its text. Refused for an id or a parameter that nothing has. */
  bind(id: string, evidence: string, parameters: Readonly<Record<string, ParameterValue>> = {}): ChecklistEdit {
    return this.#with([id], ([status]) => {
      if (status === undefined) return refuse('there is no such item');
      const edit = annotateEdit(status.item, evidence, parameters);
      const change = edit.kind === 'refused' ? undefined : changeOf(this.#folder, this.#list.path, edit);
      const after = change === undefined ? undefined : this.#itemAfter(change.after, status.item);
      const [problem] = after?.annotations.flatMap(one => annotationProblems(one, this.#rules)) ?? [];
      return problem === undefined ? this.#write({ edit, changes: [] }) : refuse(problem.message);
    });
  }

  /** Accepts what the words of an item suggest: kept in the record, the text stays as it is. */
  accept(id: string): ChecklistEdit {
    return this.#with([id], ([status]) => {
      const evidence = status === undefined ? undefined : wordsOf(status);
      if (status === undefined || evidence === undefined) return refuse('nothing is suggested here that could be accepted');
      return this.#write({ edit: NOTHING, changes: [{ item: status.item, set: { evidence } }] });
    });
  }

  /** Refuses a suggested topic (`Claim.topic`) for good. */
  refuse(id: string, topic: string): ChecklistEdit {
    return this.#with([id], ([status]) => {
      if (status?.binding.claims.some(claim => claim.topic === topic && claim.origin === 'suggested') !== true) return refuse(`${topic} is not suggested here`);
      const refused = [...new Set([...(status.record?.refused ?? []), topic])];
      return this.#write({ edit: NOTHING, changes: [{ item: status.item, set: { refused } }] });
    });
  }

  /** Copies the checklist with empty boxes and blanks to `.seaworthy/runs/<date>-<name>/`. */
  startRun(date: string, name: string): ChecklistEdit {
    const { checklist, path, status } = this.#list;
    if (this.#list.readOnly !== undefined) return refuse(this.#list.readOnly);
    const target = runPath(path, date, name);
    if (this.#folder.listing.paths.has(target)) return refuse(`${target} is already there`);
    const blanks = status.items.flatMap(one => {
      const edit = unsigned(one);
      return edit.kind === 'refused' ? [] : edit.edits.filter(({ span }) => span.start !== one.item.box);
    });
    // Emptying a box keeps every offset.
    return together(creation(this.#folder, target, applyFileEdits(emptyCopy(checklist), toFileEdits(blanks)).text));
  }

  /** Sets the date of going live, from which due dates count. */
  goLive(date: string): ChecklistEdit {
    const edit = goLiveEdit(this.#folder.joined(), this.#list.path, date);
    return edit.kind === 'refused' ? edit : together(changeOf(this.#folder, RECORD_PATH, edit));
  }

  /** Writes damaged text (UTF-8 taken for Mac Roman) as it was meant. */
  repair(): ChecklistEdit {
    return this.#write({ edit: repairEdit(this.#list.checklist), changes: [] });
  }

  #write({ edit, changes }: { readonly edit: Parameters<typeof writeBoth>[2]; readonly changes: readonly BoxChange[] }): ChecklistEdit {
    return writeBoth(this.#folder, this.#list, edit, changes);
  }

  #itemAfter(text: string, item: Item): Item | undefined {
    return parseChecklist(sourceOf(this.#list.path, text), this.#list.checklist).items[this.#list.checklist.items.indexOf(item)];
  }

  #with(ids: readonly string[], then: (items: readonly ItemStatus[]) => ChecklistEdit): ChecklistEdit {
    const found = ids.map(id => this.#list.status.items.find(one => one.id === id));
    const items = found.filter(one => one !== undefined);
    return items.length === ids.length ? then(items) : refuse(`there is no item ${ids[found.indexOf(undefined)] ?? ''} in ${this.#list.path}`);
  }
}

/** A checklist of ours, with a record that has an entry for each of its boxes, so that two people's first ticks merge. */
export function createFrom(folder: FolderChecklists, template: string): ChecklistEdit {
  const text = TEMPLATES.find(({ id }) => id === template)?.text;
  if (text === undefined) return refuse(`there is no template ${template}`);
  const path = `.seaworthy/checklists/${template}.md`;
  if (folder.listing.paths.has(path)) return refuse(`${path} is already there`);
  const record = recordOfAll(folder, parseChecklist(sourceOf(path, text)));
  return record.kind === 'refused' ? record : together(creation(folder, path, text), ...record.changes);
}

function refuse(because: string): ChecklistEdit {
  return { kind: 'refused', because };
}

/** What the tree consists of. Plain data, made anew when something has changed; ids stay, so that rows stay open. */
import type { ItemStatus, Place } from '../../engine/index.ts';
import type { LiveChecklist } from '../../workspace/index.ts';
import { stateOf, titleOf } from './words.ts';

export interface ChecklistNode {
  readonly kind: 'checklist';
  readonly id: string;
  readonly live: LiveChecklist;
  /** True where another checklist has the same title. */
  readonly isNamesake: boolean;
  readonly children: readonly Node[];
}

export interface SectionNode {
  readonly kind: 'section';
  readonly id: string;
  readonly live: LiveChecklist;
  readonly parent: Node;
  readonly heading: string;
  /** Of all boxes in it and in the sections below. */
  readonly done: number;
  readonly required: number;
  readonly children: readonly Node[];
}

export interface ItemNode {
  readonly kind: 'item';
  readonly id: string;
  readonly live: LiveChecklist;
  readonly parent: Node;
  readonly status: ItemStatus;
  readonly children: readonly ItemNode[];
  /** True where the places that stand against it are shown as rows of their own, below the items: `findingsOf` makes them. */
  readonly hasFindings: boolean;
}

/** A place that stands against an item. */
export interface FindingNode {
  readonly kind: 'finding';
  readonly id: string;
  readonly live: LiveChecklist;
  readonly parent: ItemNode;
  readonly place: Place;
  readonly evidence: string;
}

export type Node = ChecklistNode | SectionNode | ItemNode | FindingNode;

/** The rows below a node; those of findings are made when they are asked for. */
export function rowsBelow(node: Node): readonly Node[] {
  if (node.kind === 'finding') return [];
  return node.kind === 'item' && node.hasFindings ? [...node.children, ...findingsOf(node)] : node.children;
}

/** What is shown of the lists. */
export interface Showing {
  readonly hideCompleted: boolean;
  /** Words that must all stand in an item, its headings or its state; empty for everything. */
  readonly filter: string;
}

/** @param known what was made of the lists before: a list that is the same keeps its nodes. */
export function nodesOf(lists: readonly LiveChecklist[], showing: Showing, known: readonly ChecklistNode[] = []): ChecklistNode[] {
  const titles = lists.filter(({ isRun }) => !isRun).map(({ checklist }) => checklist.title);
  const isNamesake = ({ isRun, checklist: { title } }: LiveChecklist): boolean => !isRun && titles.indexOf(title) !== titles.lastIndexOf(title);
  const byUri = new Map(known.map(node => [node.live.uri, node]));
  return lists.map(live => {
    const before = byUri.get(live.uri);
    const isSame = before?.live.status === live.status && before.live.goLive === live.goLive && before.live.readOnly === live.readOnly;
    return isSame && before.isNamesake === isNamesake(live) ? before : new Builder(live, showing, isNamesake(live)).checklist();
  });
}

interface Growing {
  readonly children: Node[];
  done: number;
  required: number;
}

type GrowingRoot = Omit<ChecklistNode, 'children'> & Growing;
type GrowingSection = Omit<SectionNode, keyof Growing> & Growing & { readonly above: GrowingRoot | GrowingSection };

class Builder {
  readonly #live: LiveChecklist;
  readonly #showing: Showing;
  readonly #words: readonly string[];
  readonly #statuses: ReadonlyMap<unknown, ItemStatus>;
  readonly #sections = new Map<string, GrowingSection>();
  readonly #root: GrowingRoot;

  constructor(live: LiveChecklist, showing: Showing, isNamesake: boolean) {
    this.#live = live;
    this.#showing = showing;
    this.#words = showing.filter.toLowerCase().split(/\s+/).filter(word => word !== '');
    this.#statuses = new Map(live.status.items.map(status => [status.item, status]));
    this.#root = { kind: 'checklist', id: live.uri, live, isNamesake, children: [], done: 0, required: 0 };
  }

  checklist(): ChecklistNode {
    for (const status of this.#live.status.items) {
      if (status.item.parent !== undefined) continue;
      const section = this.#sectionOf(this.#own(status.item.headings));
      const nodes = this.#item(status, section);
      if (nodes.length > 0) attach(section);
      section.children.push(...nodes);
    }
    this.#count();
    return this.#root;
  }

  /** The section of these headings; those above it are made first. */
  #sectionOf(own: readonly string[]): GrowingRoot | GrowingSection {
    const heading = own.at(-1);
    if (heading === undefined) return this.#root;
    const id = `${this.#live.uri}#${own.join('\n')}`;
    const known = this.#sections.get(id);
    if (known !== undefined) return known;
    const above = this.#sectionOf(own.slice(0, -1));
    const section: GrowingSection = { kind: 'section', id, live: this.#live, parent: above, above, heading, children: [], done: 0, required: 0 };
    this.#sections.set(id, section);
    return section;
  }

  /** The title of the file is no section. */
  #own(headings: readonly string[]): readonly string[] {
    return headings[0] === this.#live.checklist.title ? headings.slice(1) : headings;
  }

  #count(): void {
    for (const { headings, done, required } of this.#live.status.sections) {
      const own = this.#own(headings);
      for (let length = own.length; length > 0; length -= 1) {
        const section = this.#sections.get(`${this.#live.uri}#${own.slice(0, length).join('\n')}`);
        if (section === undefined) continue;
        section.done += done;
        section.required += required;
      }
    }
  }

  #item(status: ItemStatus, parent: Node): ItemNode[] {
    const children: ItemNode[] = [];
    const isShown = this.#isShown(status);
    const { verdict } = status.evaluation;
    const hasFindings = isShown && verdict.kind === 'unmet' && verdict.at.length > 0;
    const node: ItemNode = { kind: 'item', id: `${this.#live.uri}#${status.id}`, live: this.#live, parent, status, children, hasFindings };
    for (const child of status.item.children) {
      const below = this.#statuses.get(child);
      if (below !== undefined) children.push(...this.#item(below, node));
    }
    return isShown || children.length > 0 ? [node] : [];
  }

  #isShown(status: ItemStatus): boolean {
    const state = stateOf(status);
    if (this.#showing.hideCompleted && (status.state === 'ticked' || state === 'not-applicable') && state !== 'refuted' && state !== 'alarm') return false;
    if (this.#words.length === 0) return true;
    const text = [titleOf(status), ...status.item.under, state, status.record?.owner ?? ''].join('\n').toLowerCase();
    return this.#words.every(word => text.includes(word));
  }
}

/** Hangs a section with a row in it into those above it. */
function attach(section: GrowingRoot | GrowingSection): void {
  if (section.kind === 'checklist' || section.children.length > 0 || section.above.children.includes(section)) return;
  attach(section.above);
  section.above.children.push(section);
}

/** More places than this under one item are said as a number. */
const MOST_PLACES = 50;

/** The places that stand against an item, one row each. */
function findingsOf(parent: ItemNode): FindingNode[] {
  const seen = new Set<string>();
  const nodes: FindingNode[] = [];
  for (const { evidence, verdict } of parent.status.evaluation.judged) {
    if (verdict.kind !== 'unmet') continue;
    for (const place of verdict.at) {
      const { line, column } = place.range.start;
      const id = `${parent.id}@${evidence.id}:${place.path}:${String(line)}:${String(column)}`;
      if (seen.has(id) || nodes.length >= MOST_PLACES) continue;
      seen.add(id);
      nodes.push({ kind: 'finding', id, live: parent.live, parent, place, evidence: evidence.id });
    }
  }
  return nodes;
}

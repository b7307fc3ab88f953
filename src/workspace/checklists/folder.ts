import { RECORD_PATH, annotationProblems, choicesOf, demandsOf, joinRecord, parseChecklist, questionsOf, readRecord, sourceOf, statusOf } from '../../engine/index.ts';
import type { Binding, Checklist, ChecklistStatus, Evidence, Item, Joined, Problem, RecordFile, Rule } from '../../engine/index.ts';
import type { Files, Folder } from '../files.ts';
import { readText } from '../read-text.ts';
import { joinUri } from '../uris.ts';
import { Repository } from './repository.ts';
import { CHECKLIST_FILES, Listing } from './tree.ts';
import type { LiveChecklist, LiveRecord } from './types.ts';
import { UNREAD } from './world.ts';
import type { WorldIn } from './world.ts';

interface Text {
  readonly text: string;
  readonly bom: boolean;
}

/**
 * Numbers that hold for what is shown in the manifests of each project, those that a person wrote or accepted; a run states
 * none. Questions beside it.
 */
interface Asked {
  readonly stated: readonly { readonly under: string; readonly rules: ReturnType<typeof choicesOf> }[];
  readonly questions: ReturnType<typeof questionsOf>;
}

/** What is kept of a checklist whose text is the same. */
interface Read {
  readonly checklist: Checklist;
  readonly problems: readonly Problem[];
  readonly readOnly: string | undefined;
}

/** The checklists of one workspace folder with their record and what the repository says. */
export class FolderChecklists {
  readonly folder: Folder;
  readonly listing: Listing;
  readonly repository: Repository;
  /** Checklists that cannot be read, with the reason. */
  readonly unreadable = new Map<string, string>();
  readonly #files: Files;
  readonly #rules: readonly Rule[];
  readonly #shown: (uri: string) => string | undefined;
  readonly #texts = new Map<string, Text>();
  readonly #read = new Map<string, Read>();
  #record: RecordFile = readRecord(sourceOf(RECORD_PATH, ''));
  #joined: Joined | undefined;
  #worldIn: WorldIn | undefined;
  readonly #statuses = new Map<Checklist, ChecklistStatus>();
  /** The last one of each checklist, whatever it was made of. */
  readonly #lastStatuses = new WeakMap<Checklist, ChecklistStatus>();
  #asked: Asked | undefined;

  constructor(folder: Folder, files: Files, rules: readonly Rule[], shown: (uri: string) => string | undefined, isElsewhere: (uri: string) => boolean) {
    this.folder = folder;
    this.#files = files;
    this.#rules = rules;
    this.#shown = shown;
    this.listing = new Listing(folder, files, rules, isElsewhere);
    this.repository = new Repository(this.listing, { files, uriOf: path => this.uriOf(path) });
  }

  uriOf(path: string): string {
    return path.split('/').reduce(joinUri, this.folder.uri);
  }

  /** True for a checklist of this folder and for its record. */
  holds(path: string): boolean {
    return path === RECORD_PATH || this.listing.checklists.has(path);
  }

  /** Lists the folder and reads its checklists anew, with a breath after each, and what their evidence asks for. */
  async load(breathe: () => Promise<void>): Promise<void> {
    await this.listing.read();
    await this.#readAll(breathe);
    await this.gather();
  }

  /** Lists and reads the checklists and their record alone. */
  async loadLists(): Promise<void> {
    await this.listing.read(CHECKLIST_FILES);
    await this.#readAll(() => Promise.resolve());
  }

  async #readAll(breathe: () => Promise<void>): Promise<void> {
    for (const path of this.#texts.keys()) if (!this.holds(path)) this.#texts.delete(path);
    for (const path of [RECORD_PATH, ...this.listing.checklists.keys()]) {
      await this.reload(path);
      if (path !== RECORD_PATH) this.#readingOf(path);
      await breathe();
    }
  }

  /** The checklists that can be read, and the record where there is one. */
  uris(): string[] {
    const record = this.textOf(RECORD_PATH) === undefined ? [] : [RECORD_PATH];
    return [...this.#paths(), ...record].map(path => this.uriOf(path));
  }

  /** Reads a file from disk again. */
  async reload(path: string): Promise<void> {
    const isThere = this.holds(path) && this.listing.paths.has(path);
    const reading = isThere ? await readText(this.#files, this.uriOf(path)) : undefined;
    // Only now: while it is being read, what was there before stands.
    this.#texts.delete(path);
    this.unreadable.delete(path);
    if (reading?.kind === 'text') this.#texts.set(path, reading);
    else if (reading !== undefined) this.unreadable.set(path, reading.because);
    this.forgetTexts();
  }

  /** Some text is another one: what was made of all of them is made again when it is asked for. */
  forgetTexts(): void {
    this.#joined = undefined;
    this.#asked = undefined;
    this.#statuses.clear();
  }

  /** True once the repository was asked. */
  get isJudged(): boolean {
    return this.#worldIn !== undefined;
  }

  /** The repository says something else, of each project; undefined while it is being read. */
  setWorld(worldIn: WorldIn | undefined): void {
    this.#worldIn = worldIn;
    this.#statuses.clear();
  }

  /** Reads what the evidence of all items asks for. @param anew also what was read before. */
  async gather(anew = true): Promise<void> {
    await this.repository.gather(this.#evidence(), anew);
  }

  /** What the checklists ask of rules: it depends on their words and on the record alone. */
  asked(): Asked {
    if (this.#asked !== undefined) return this.#asked;
    const bound = this.#bound();
    const stating = bound.filter(({ isRun }) => !isRun);
    const projects = [...new Set(stating.map(({ project }) => project))].sort((a, b) => a.length - b.length);
    const stated = projects.map(under => {
      const own = stating.filter(({ project }) => project === under).map(({ item, binding }): readonly [Item, Binding] => [item, binding]);
      return { under, rules: choicesOf(demandsOf(own), this.#rules) };
    });
    this.#asked = { stated: stated.filter(({ rules }) => rules.size > 0), questions: questionsOf(bound.map(({ binding }) => binding), this.#rules) };
    return this.#asked;
  }

  lists(): LiveChecklist[] {
    const { readOnly } = this.joined().file;
    return this.#paths().flatMap(path => this.#list(path, readOnly));
  }

  list(path: string): LiveChecklist | undefined {
    return this.#paths().includes(path) ? this.#list(path, this.joined().file.readOnly)[0] : undefined;
  }

  record(): LiveRecord | undefined {
    if (this.textOf(RECORD_PATH) === undefined && !this.unreadable.has(RECORD_PATH)) return undefined;
    const { file, orphans } = this.joined();
    return { uri: this.uriOf(RECORD_PATH), path: RECORD_PATH, folder: this.folder, problems: file.problems, readOnly: file.readOnly, orphans };
  }

  joined(): Joined {
    if (this.#joined !== undefined) return this.#joined;
    const text = this.textOf(RECORD_PATH)?.text ?? '';
    if (this.#record.source.text !== text) this.#record = readRecord(sourceOf(RECORD_PATH, text));
    const because = this.unreadable.get(RECORD_PATH);
    const record = because === undefined ? this.#record : { ...this.#record, readOnly: because };
    this.#joined = joinRecord(record, this.#paths().flatMap(path => this.#readingOf(path)?.checklist ?? []));
    return this.#joined;
  }

  /** What an editor shows of a file, else what is on disk. */
  textOf(path: string): Text | undefined {
    const shown = this.#shown(this.uriOf(path));
    const disk = this.#texts.get(path);
    return shown === undefined ? disk : { text: shown, bom: disk?.bom ?? false };
  }

  #paths(): string[] {
    return [...this.listing.checklists.keys()].filter(path => this.textOf(path) !== undefined).sort((a, b) => Number(isRun(a)) - Number(isRun(b)) || (a < b ? -1 : 1));
  }

  #list(path: string, recordReadOnly: string | undefined): LiveChecklist[] {
    const read = this.#readingOf(path);
    if (read === undefined) return [];
    const world = this.#worldIn?.(this.#projectOf(path)) ?? UNREAD;
    const status = this.#statuses.get(read.checklist) ?? statusOf(read.checklist, this.joined(), world, this.#lastStatuses.get(read.checklist));
    this.#statuses.set(read.checklist, status);
    this.#lastStatuses.set(read.checklist, status);
    return [{ uri: this.uriOf(path), path, folder: this.folder, checklist: read.checklist, status, problems: read.problems, goLive: this.joined().file.goLive.get(path), isRun: isRun(path), readOnly: read.readOnly ?? recordReadOnly }];
  }

  #readingOf(path: string): Read | undefined {
    const text = this.textOf(path)?.text;
    const known = this.#read.get(path);
    if (text === undefined || known?.checklist.source.text === text) return text === undefined ? undefined : known;
    const read = readingOf(parseChecklist(sourceOf(path, text), known?.checklist), this.#rules);
    this.#read.set(path, read);
    return read;
  }

  #projectOf(path: string): string {
    return this.listing.checklists.get(path) ?? '';
  }

  #bound(): { readonly isRun: boolean; readonly project: string; readonly item: Item; readonly binding: Binding }[] {
    return this.lists().flatMap(({ path, status, isRun: run }) => status.items.flatMap(({ item, binding, standing }) => (standing === 'not-applicable' ? [] : [{ isRun: run, project: this.#projectOf(path), item, binding }])));
  }

  *#evidence(): Generator<Evidence> {
    for (const { status } of this.lists()) for (const { binding } of status.items) for (const { evidence } of binding.claims) yield* evidence;
  }
}

function readingOf(checklist: Checklist, rules: readonly Rule[]): Read {
  const conflict = conflictOf(checklist);
  const annotations = checklist.items.flatMap(item => item.annotations.flatMap(annotation => annotationProblems(annotation, rules)));
  return { checklist, problems: [...(conflict === undefined ? [] : [conflict]), ...checklist.problems, ...annotations], readOnly: conflict?.message };
}

function conflictOf({ source }: Checklist): Problem | undefined {
  const opening = /^<{7}(?: .*)?$/m.exec(source.text);
  if (opening === null || !/^>{7}(?: .*)?$/m.test(source.text.slice(opening.index))) return undefined;
  const span = { source, start: opening.index, end: opening.index + opening[0].trimEnd().length };
  return { span, severity: 'error', message: 'The checklist has conflict markers of a merge: keep what is right and remove them. Nothing is written to it until then.' };
}

function isRun(path: string): boolean {
  return path.startsWith('.seaworthy/runs/');
}

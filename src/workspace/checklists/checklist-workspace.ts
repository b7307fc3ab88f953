import { RULES } from '../../engine/index.ts';
import type { Rule } from '../../engine/index.ts';
import { TEMPLATES } from '../../engine/index.ts';
import type { Template } from '../../engine/index.ts';
import { Announcer } from '../announcer.ts';
import type { FileEvent, Files, Folder } from '../files.ts';
import { isSettingsFile } from '../names.ts';
import { baseName, relativeUri } from '../uris.ts';
import { Work } from '../work.ts';
import type { Workspace } from '../workspace.ts';
import { adopt } from './adopt.ts';
import { ChecklistEdits, createFrom } from './edits.ts';
import { FolderChecklists } from './folder.ts';
import { Tallies } from './tallies.ts';
import type { ChecklistEdit, LiveChecklist, LiveRecord } from './types.ts';
import { repositoryWorld } from './world.ts';
import type { WorldIn } from './world.ts';

export interface ChecklistOptions {
  readonly files: Files;
  /** The lint of the same folders: it answers what rules can say, and takes the numbers that checklists set. */
  readonly workspace: Workspace;
  readonly folders: readonly Folder[];
  /** Lets the host breathe before changes are looked at. */
  yieldNow(): Promise<void>;
  /** Every rule there is; RULES unless a test brings its own. */
  readonly rules?: readonly Rule[];
}

/**
 * The checklists of one or more folders, each with its items, their ticks, records and verdicts, up to date with open editors, the
 * disk and the lint. A checklist is Markdown that `checklists.files` of `.seaworthy.yaml` names (default: `checklist` in its name),
 * and what stands in `.seaworthy/checklists` and `.seaworthy/runs`. Nothing here writes: edits are values for the front end.
 */
export class ChecklistWorkspace {
  readonly #options: ChecklistOptions;
  readonly #rules: readonly Rule[];
  readonly #folders = new Map<string, FolderChecklists>();
  /** What editors show, by URI. */
  readonly #shown = new Map<string, string>();
  /** Folders whose verdicts are to be asked for again. */
  readonly #stale = new Set<FolderChecklists>();
  /** Those of them whose items may ask for other files than before. */
  readonly #ungathered = new Set<FolderChecklists>();
  readonly #announcer = new Announcer();
  readonly #work = new Work();
  readonly #stop: () => void;
  /** What is known of the manifests of folders that have been read, with the files that changed since. */
  readonly #worlds = new WeakMap<FolderChecklists, { readonly tallies: Tallies; readonly worldIn: WorldIn; readonly changed: Set<string> }>();
  /** How often verdicts were asked for. */
  #judged = 0;

  constructor(options: ChecklistOptions) {
    this.#options = options;
    this.#rules = options.rules ?? RULES;
    this.#setFolders(options.folders);
    this.#stop = options.workspace.onDidReport(uris => { this.#reported(uris); });
  }

  /** Stops listening to the lint. */
  dispose(): void {
    this.#stop();
  }

  /** Finds and reads the checklists of every folder. Verdicts are unknown until the lint has read the folder too. */
  scan(): Promise<void> {
    return this.#work.inTurn(async () => {
      for (const folder of this.#folders.values()) await this.#load(folder);
      this.#announcer.tell();
    });
  }

  /** An editor shows this text, saved or not; it wins over the file on disk. Other files than checklists and records are ignored. */
  open(uri: string, text: string): void {
    this.#shown.set(uri, text);
    this.#textChanged(uri);
  }

  change(uri: string, text: string): void {
    this.open(uri, text);
  }

  /** The editor has closed it: what is on disk holds again. */
  close(uri: string): void {
    if (this.#shown.delete(uri)) this.#textChanged(uri);
  }

  /** What a file watcher saw, of any file: documents, workflows and ignore files are evidence. */
  filesChanged(events: readonly FileEvent[]): void {
    void this.#work.inTurn(async () => {
      for (const folder of this.#folders.values()) await this.#follow(folder, events.flatMap(({ uri, kind }) => (this.#folderOf(uri) === folder ? [{ uri, kind, path: relativeUri(folder.folder.uri, uri) ?? '' }] : [])));
      this.#announcer.tell();
    });
  }

  /** The folders from now on. Those that are new are read by the next `scan`. */
  setFolders(folders: readonly Folder[]): void {
    this.#setFolders(folders);
    this.#announcer.tell();
  }

  /** Resolves when nothing is left to do here and in the lint, which runs again with what the checklists ask. */
  async idle(): Promise<void> {
    let judged: number;
    do {
      judged = this.#judged;
      await this.#options.workspace.idle();
      await this.#work.done();
    } while (judged !== this.#judged);
  }

  /**
   * Calls `listener` with the URIs of the checklists and records that changed, or whose verdicts may have, in batches.
   * @returns a function that stops it.
   */
  onDidChange(listener: (uris: readonly string[]) => void): () => void {
    return this.#announcer.listen(listener);
  }

  /** All checklists that have boxes, by folder; runs after the others. Cheap where nothing changed. */
  lists(): readonly LiveChecklist[] {
    for (const folder of this.#folders.values()) this.#judgeFirst(folder);
    return [...this.#folders.values()].flatMap(folder => folder.lists()).filter(({ checklist, problems }) => checklist.items.length > 0 || problems.length > 0);
  }

  list(uri: string): LiveChecklist | undefined {
    const folder = this.#folderOf(uri);
    if (folder !== undefined) this.#judgeFirst(folder);
    return folder?.list(relativeUri(folder.folder.uri, uri) ?? '');
  }

  /** The records that there are. */
  records(): readonly LiveRecord[] {
    return [...this.#folders.values()].flatMap(folder => folder.record() ?? []);
  }

  /** Checklists and records that cannot be read. */
  unreadable(): readonly { readonly uri: string; readonly path: string; readonly because: string }[] {
    return [...this.#folders.values()].flatMap(folder => [...folder.unreadable].map(([path, because]) => ({ uri: folder.uriOf(path), path, because })));
  }

  /** What people can do to a checklist, as it is now: ask anew for each step. Undefined where there is no such checklist. */
  edits(uri: string): ChecklistEdits | undefined {
    const folder = this.#folderOf(uri);
    const list = this.list(uri);
    return folder === undefined || list === undefined ? undefined : new ChecklistEdits(folder, list, this.#rules);
  }

  /** Ready-made checklists, those first that suit what the folder holds. */
  templates(folder: Folder): readonly { readonly template: Template; readonly suits: boolean }[] {
    const dialects = new Set<string>(this.#options.workspace.files().flatMap(({ folder: own, status }) => (own?.uri === folder.uri && status.kind === 'checked' ? [status.dialect] : [])));
    const present = { kubernetes: dialects.has('kubernetes'), compose: dialects.has('compose'), terraform: dialects.has('terraform') };
    return TEMPLATES.map(template => ({ template, suits: template.suits(present) })).sort((a, b) => Number(b.suits) - Number(a.suits));
  }

  /** A new checklist from a template, in `.seaworthy/checklists/`. */
  create(folder: Folder, templateId: string): ChecklistEdit {
    const own = this.#folders.get(folder.uri);
    return own === undefined ? { kind: 'refused', because: 'the folder is not part of the workspace' } : createFrom(own, templateId);
  }

  /** Makes a Markdown file with boxes a checklist: the configuration names it from then on. @param text what it holds now. */
  async adopt(uri: string, text: string): Promise<ChecklistEdit> {
    const folder = this.#folderOf(uri);
    const path = folder === undefined ? undefined : relativeUri(folder.folder.uri, uri);
    if (folder === undefined || path === undefined) return { kind: 'refused', because: 'the file is not part of the workspace' };
    return adopt(folder, this.#options.files, path, text);
  }

  #setFolders(folders: readonly Folder[]): void {
    for (const [uri, folder] of [...this.#folders]) {
      if (folders.some(one => one.uri === uri)) continue;
      this.#announce(folder);
      this.#folders.delete(uri);
      this.#stale.delete(folder);
    }
    for (const folder of folders) {
      if (this.#folders.has(folder.uri)) continue;
      this.#folders.set(folder.uri, new FolderChecklists(folder, this.#options.files, this.#rules, uri => this.#shown.get(uri), uri => this.#folders.has(uri)));
    }
  }

  /** The innermost folder that holds a file. */
  #folderOf(uri: string): FolderChecklists | undefined {
    const folder = this.#options.workspace.folderOf(uri);
    return folder === undefined ? undefined : this.#folders.get(folder.uri);
  }

  async #load(folder: FolderChecklists): Promise<void> {
    this.#announce(folder);
    await folder.load(() => this.#options.yieldNow());
    this.#judge(folder);
  }

  async #follow(folder: FolderChecklists, events: readonly (FileEvent & { readonly path: string })[]): Promise<void> {
    for (const { uri, path, kind } of events) {
      if (!isSettingsFile(baseName(uri)) && (kind === 'changed' || !(await folder.listing.reaches(path)))) continue;
      await this.#load(folder);
      return;
    }
    for (const { path } of events) if (folder.holds(path)) await folder.reload(path);
    if (!events.some(({ path }) => folder.holds(path) || folder.repository.concerns(path))) return;
    await folder.gather();
    this.#judge(folder);
  }

  #textChanged(uri: string): void {
    const folder = this.#folderOf(uri);
    if (folder?.holds(relativeUri(folder.folder.uri, uri) ?? '') !== true) return;
    folder.forgetTexts();
    this.#ungathered.add(folder);
    this.#judgeSoon([folder]);
  }

  /** Asks for verdicts again once the host had its turn: many changes at once are one. */
  #judgeSoon(folders: Iterable<FolderChecklists>): void {
    const isDue = this.#stale.size > 0;
    for (const folder of folders) this.#stale.add(folder);
    if (isDue || this.#stale.size === 0) return;
    void this.#work.inTurn(async () => {
      await this.#options.yieldNow();
      const due = [...this.#stale];
      this.#stale.clear();
      for (const folder of due) {
        if (this.#ungathered.delete(folder)) await folder.gather(false);
        this.#judge(folder);
      }
      this.#announcer.tell();
    });
  }

  /** A folder without manifests is read without a word. */
  #judgeFirst(folder: FolderChecklists): void {
    if (!folder.isJudged && this.#options.workspace.isRead(folder.folder)) this.#judge(folder);
  }

  #judge(folder: FolderChecklists): void {
    const { workspace } = this.#options;
    this.#judged += 1;
    folder.setWorld(workspace.isRead(folder.folder) ? this.#worldOf(folder) : undefined);
    workspace.setDemands(folder.folder, folder.asked());
    this.#announce(folder);
  }

  #worldOf(folder: FolderChecklists): WorldIn {
    const known = this.#worlds.get(folder);
    if (known !== undefined) {
      known.tallies.update(known.changed);
      known.changed.clear();
      return known.worldIn;
    }
    const tallies = new Tallies(this.#options.workspace, folder.folder);
    tallies.update();
    const worldIn = repositoryWorld(this.#rules, tallies, folder.repository);
    this.#worlds.set(folder, { tallies, worldIn, changed: new Set() });
    return worldIn;
  }

  /** The lint tells of files; those of a folder that has been judged are looked at again. */
  #reported(uris: readonly string[]): void {
    for (const uri of uris) {
      const folder = this.#folderOf(uri);
      if (folder !== undefined) this.#worlds.get(folder)?.changed.add(uri);
    }
    this.#judgeSoon([...this.#folders.values()].filter(folder => folder.isJudged || this.#options.workspace.isRead(folder.folder)));
  }

  #announce(folder: FolderChecklists): void {
    for (const uri of folder.uris()) this.#announcer.add(uri);
  }
}

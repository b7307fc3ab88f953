import { RULES, isAtOrBelow } from '../engine/index.ts';
import { Announcer } from './announcer.ts';
import type { Context } from './context.ts';
import type { FileEvent, Folder } from './files.ts';
import { followEvents, refresh } from './follow.ts';
import { HclLoader } from './hcl.ts';
import { configEntry, loadFile } from './lint-disk.ts';
import { readNamed, readNamedFile } from './named.ts';
import { isConfig } from './names.ts';
import type { OpenFile } from './open-file.ts';
import { OpenFiles } from './open-files.ts';
import { Pace } from './pace.ts';
import { readBeside } from './read-beside.ts';
import type { Entry, Scope } from './scope.ts';
import { Scopes } from './scopes.ts';
import { Rulesets } from './settings.ts';
import type { Demands } from './settings.ts';
import { syncFolder } from './sync.ts';
import type { Walk } from './sync.ts';
import type { LiveFile, Progress, Status, WorkspaceFile, WorkspaceOptions } from './types.ts';
import { baseName } from './uris.ts';
import { Work } from './work.ts';

/** More rounds of reading files together than this mean that two files keep changing what each other reads. */
const MAXIMUM_ROUNDS = 10;

/**
 * The files of one or more folders, with what the rules say of each. Reports are plain data and kept for every file;
 * trees are kept for open files alone.
 */
export class Workspace {
  readonly #context: Context;
  readonly #scopes: Scopes;
  readonly #open: OpenFiles;
  readonly #announcer = new Announcer();
  readonly #work = new Work();
  /** Folders that wait to be read with what their checklists ask by then. */
  readonly #demanded = new Set<string>();

  constructor(options: WorkspaceOptions) {
    const rules = options.rules ?? RULES;
    const yieldNow = (): Promise<void> => options.yieldNow();
    const pace = (): Pace => new Pace(() => options.now(), yieldNow);
    this.#context = { files: options.files, rules, rulesets: new Rulesets(rules, options), pool: new Map(), hcl: new HclLoader(options.hclFiles?.bind(options)), pace, yieldNow };
    this.#scopes = new Scopes(this.#context, options.config);
    this.#open = new OpenFiles(this.#context, this.#scopes, this.#announcer, this.#work, scope => {
      if (scope.phase === 'read') void this.#inTurn(() => this.#resettle(scope));
      // A scan may take long, or nobody wants one: what is open is read with its neighbours all the same.
      else void this.#work.aside(this.#readTogether(scope).then(() => { this.#announcer.tell(); }));
    });
    this.#scopes.set(options.folders);
  }

  /**
   * Finds, reads and lints the files of every folder, in slices that yield. Aborting leaves what is done so far; what
   * depends on the whole repository is said only once all of it is read.
   * @param only URIs of files and folders to restrict it to; where one of them is a file, nothing is said to be
   *   missing from the repository. A file that is named is checked even where `.gitignore` lists it.
   */
  scan(signal: AbortSignal, progress?: Progress, only?: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const loose = only?.filter(uri => this.folderOf(uri) === undefined) ?? [];
      for (const uri of loose) await readNamedFile(this.#walk(this.#scopes.of(uri), signal, progress), uri, this.#scopes.pathOf(uri));
      for (const scope of this.#scopes.all) {
        const { folder } = scope;
        if (folder !== undefined && !signal.aborted) await this.#scanFolder(scope, folder, this.#walk(scope, signal, progress), only);
      }
    });
  }

  /** An editor shows this text, saved or not; it wins over the file on disk. Files outside every folder are checked too. */
  open(uri: string, text: string): void {
    this.#open.open(uri, text);
  }

  change(uri: string, text: string): void {
    this.#open.change(uri, text);
  }

  /** The editor has closed it: what is on disk holds again. */
  close(uri: string): void {
    const file = this.#open.close(uri);
    if (file === undefined) return;
    void this.#inTurn(async () => {
      if (!this.#open.has(uri) && !file.scope.isGone) await this.#fromDisk(file);
    });
  }

  /** What a file watcher saw, of configuration and ignore files too. */
  filesChanged(events: readonly FileEvent[]): void {
    void this.#inTurn(async () => {
      for (const scope of this.#scopes.all) {
        const own = scope.folder === undefined ? [] : events.filter(({ uri }) => this.folderOf(uri) === scope.folder);
        if (own.length === 0) continue;
        const changed = await followEvents(this.#walk(scope), own);
        this.#open.relocate(scope, path => changed.some(base => isAtOrBelow(base, path)));
        await this.#resettle(scope);
      }
    });
  }

  /** The folders of the workspace from now on. Those that are new are read by the next `scan`. */
  setFolders(folders: readonly Folder[]): void {
    for (const uri of this.#scopes.set(folders)) this.#announcer.add(uri);
    this.#open.rehome();
    this.#announcer.tell();
  }

  /** Resolves when nothing is left to do. */
  idle(): Promise<void> {
    return this.#work.done();
  }

  /** Calls `listener` with the URIs whose report or status changed, in batches. @returns a function that stops it. */
  onDidReport(listener: (uris: readonly string[]) => void): () => void {
    return this.#announcer.listen(listener);
  }

  /**
   * Every file that was met and may be ours: manifests, files that are left alone, configuration files, files and folders
   * that cannot be read. Sorted by folder and path.
   */
  files(): readonly WorkspaceFile[] {
    this.#open.flush();
    return this.#scopes.all.flatMap(scope =>
      [...scope.entries()]
        .filter(({ status }) => status.kind !== 'not-ours')
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map(entry => new SeenFile(scope, entry)),
    );
  }

  /** The file's report and status, up to date with its buffer; undefined for a file that was never met. */
  file(uri: string): WorkspaceFile | undefined {
    this.#open.get(uri);
    const scope = this.#scopes.find(uri);
    const entry = scope?.get(uri);
    return scope === undefined || entry === undefined ? undefined : new SeenFile(scope, entry);
  }

  /** An open file with its trees, up to date with its buffer. */
  live(uri: string): LiveFile | undefined {
    return this.#open.get(uri)?.live();
  }

  /** Any file with its trees: an open one as it is, another one read for this call and not kept. */
  async load(uri: string): Promise<LiveFile | undefined> {
    if (this.#open.has(uri)) {
      await this.#open.located(uri);
      return this.live(uri);
    }
    const scope = this.#scopes.find(uri);
    const path = this.#scopes.pathOf(uri);
    const location = await scope?.tree?.locate(path, 'file', true);
    return loadFile({ uri, path }, this.#context.rulesets.for(location?.directory, path), scope?.project, this.#context, scope?.beside);
  }

  /** Why a file is checked or not, also for a file that no scan has met. */
  async status(uri: string): Promise<Status> {
    const known = this.file(uri)?.status;
    if (known !== undefined) return known;
    const exclusion = (await this.#scopes.find(uri)?.tree?.locate(this.#scopes.pathOf(uri), 'file', false))?.exclusion;
    return exclusion === undefined ? { kind: 'not-ours' } : { kind: 'excluded', because: exclusion };
  }

  /** The innermost folder of the workspace that holds a file. */
  folderOf(uri: string): Folder | undefined {
    return this.#scopes.folderOf(uri);
  }

  /** True once all files of a folder have been read: only then can something be missing from it. */
  isRead(folder: Folder): boolean {
    const scope = this.#scopes.all.find(one => one.folder?.uri === folder.uri);
    return scope?.phase === 'read' && scope.isComplete;
  }

  /** What the checklists of a folder ask of rules. It stands below every configuration file, which may say otherwise. */
  setDemands(folder: Folder, demands: Demands): void {
    if (!this.#context.rulesets.demand(folder.uri, demands) || this.#demanded.has(folder.uri)) return;
    this.#demanded.add(folder.uri);
    void this.#inTurn(async () => {
      this.#demanded.delete(folder.uri);
      const scope = this.#scopes.all.find(one => one.folder?.uri === folder.uri);
      if (scope === undefined) return;
      this.#open.relocate(scope, () => true);
      if (!scope.isComplete) return;
      await syncFolder(this.#walk(scope));
      await this.#resettle(scope);
    });
  }

  async #scanFolder(scope: Scope, folder: Folder, walk: Walk, only: readonly string[] | undefined): Promise<void> {
    if (scope.phase === 'unread') scope.phase = 'reading';
    scope.beside.forgetAll();
    let isComplete = only === undefined;
    if (only === undefined) await syncFolder(walk);
    else isComplete = await readNamed(walk, folder, only.filter(uri => this.folderOf(uri) === folder));
    if (walk.isOver()) return;
    scope.phase = 'read';
    scope.isComplete ||= isComplete;
    scope.renew();
    await this.#resettle(scope);
  }

  /** A file that was closed is what is on disk again, or nothing. */
  async #fromDisk({ uri, path, scope }: OpenFile): Promise<void> {
    scope.remove(uri);
    scope.beside.forget(path);
    this.#announcer.add(uri);
    if (scope.folder === undefined) this.#scopes.drop(uri);
    else if (isConfig(baseName(uri))) {
      const config = scope.tree?.configs().find(one => one.uri === uri);
      if (config !== undefined) scope.put(configEntry(config));
    } else if (scope.isComplete) await refresh(this.#walk(scope), uri, path);
    await this.#resettle(scope);
  }

  async #resettle(scope: Scope): Promise<void> {
    if (scope.phase !== 'read') return;
    await this.#readTogether(scope);
    let { project } = scope;
    do {
      ({ project } = scope);
      for (const uri of await scope.resettle(this.#context.pace())) this.#announcer.add(uri);
    } while (scope.project !== project);
  }

  /** Reads files again that were read with others, until each was read with them as they are. */
  async #readTogether(scope: Scope): Promise<void> {
    for (let round = 0; round < MAXIMUM_ROUNDS && !scope.isGone; round += 1) {
      const changed = await scope.beside.load(path => readBeside(scope, path, this.#context, uri => this.#open.textOf(uri)));
      const outdated = scope.outdated(changed);
      if (outdated.length === 0) return;
      for (const { uri, path } of outdated) {
        if (this.#open.has(uri)) this.#open.readAgain(uri);
        else await refresh(this.#walk(scope), uri, path);
      }
    }
  }

  #walk(scope: Scope, signal?: AbortSignal, progress?: Progress): Walk {
    const pace = this.#context.pace();
    return {
      scope,
      pace,
      context: this.#context,
      isOpen: uri => this.#open.has(uri),
      isElsewhere: uri => this.#scopes.isFolder(uri),
      isOver: () => scope.isGone || signal?.aborted === true,
      changed: uri => { this.#announcer.add(uri); },
      step: async (done, total, path) => {
        if (done < total && !pace.isSpent) return;
        this.#announcer.tell();
        progress?.(done, total, path);
        await pace.breathe();
      },
    };
  }

  /** Runs a task once earlier ones are done, and then tells what changed. */
  #inTurn(task: () => Promise<void>): Promise<void> {
    return this.#work.inTurn(async () => {
      await task();
      this.#announcer.tell();
    });
  }
}

class SeenFile implements WorkspaceFile {
  readonly #scope: Scope;
  readonly #entry: Entry;
  readonly uri: string;
  readonly path: string;
  readonly status: WorkspaceFile['status'];
  readonly ruleset: WorkspaceFile['ruleset'];

  constructor(scope: Scope, entry: Entry) {
    this.#scope = scope;
    this.#entry = entry;
    this.uri = entry.uri;
    this.path = entry.path;
    this.status = entry.status;
    this.ruleset = entry.ruleset;
  }

  get folder(): WorkspaceFile['folder'] {
    return this.#scope.folder;
  }

  get facts(): WorkspaceFile['facts'] {
    return this.#entry.lint.facts;
  }

  get report(): WorkspaceFile['report'] {
    return this.#scope.report(this.#entry);
  }
}

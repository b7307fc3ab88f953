import { Project, plainReport, standingOf } from '../engine/index.ts';
import type { Facts, PlainLint, PlainReport, Ruleset } from '../engine/index.ts';
import { Beside } from './beside.ts';
import type { Folder } from './files.ts';
import type { FolderTree } from './folder-tree.ts';
import type { HclLoader } from './hcl.ts';
import type { Pace } from './pace.ts';
import type { Status } from './types.ts';

/** A file that was met, with its lint as plain data. */
export interface Entry {
  readonly uri: string;
  readonly path: string;
  readonly status: Status;
  /** The rules that it was linted with; undefined where it was not linted. */
  readonly ruleset: Ruleset | undefined;
  readonly lint: PlainLint;
  /** The other files that it was read with, and whose part it was then; left out for a file that is read alone. */
  readonly together?: { readonly reads: readonly string[]; readonly relations: string };
}

/** The lint of a file in which nothing is to be found. */
export const NOTHING: PlainLint = { path: '', ruleset: new Map(), facts: [], findings: [], suppressions: [], problems: [], failures: [], tallies: new Map() };

/** Files that are one repository: those of a workspace folder, or a single file that is in none. */
export class Scope {
  readonly folder: Folder | undefined;
  /** Undefined for a file that is in no folder. */
  readonly tree: FolderTree | undefined;
  /** While it is not `read`, nothing that depends on the whole of it is said. */
  phase: 'unread' | 'reading' | 'read' = 'unread';
  /** True where a whole folder was read, so that what is not in it is missing. */
  isComplete = false;
  /** True once its folder was taken out of the workspace. */
  isGone = false;
  /** What its files see of each other. */
  readonly beside: Beside;
  readonly #entries = new Map<string, Entry>();
  readonly #answers = new Map<string, string>();
  #project: Project | undefined;

  constructor(folder: Folder | undefined, tree: FolderTree | undefined, hcl: HclLoader) {
    this.folder = folder;
    this.tree = tree;
    this.beside = new Beside(() => this.project, () => tree?.sets() ?? [], () => hcl.hcl);
  }

  get(uri: string): Entry | undefined {
    return this.#entries.get(uri);
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** Keeps what is known of a file. @returns true where that changes what other files are told. */
  put(entry: Entry): boolean {
    const before = this.#entries.get(entry.uri);
    this.#entries.set(entry.uri, entry);
    return this.#note(before?.lint.facts ?? [], entry.lint.facts);
  }

  /** The files that are to be read again: one that they were read with has changed, or whose part they are. */
  outdated(changed: ReadonlySet<string>): Entry[] {
    return [...this.#entries.values()].filter(
      ({ path, together }) => together !== undefined && (together.reads.some(read => changed.has(read)) || together.relations !== this.beside.relationsOf(path)),
    );
  }

  /** Forgets a file. @returns true where that changes what other files are told. */
  remove(uri: string): boolean {
    const before = this.#entries.get(uri);
    this.#entries.delete(uri);
    this.#answers.delete(uri);
    return this.#note(before?.lint.facts ?? [], []);
  }

  get project(): Project {
    this.#project ??= new Project(this.#facts(), this.isComplete && this.phase === 'read');
    return this.#project;
  }

  /** Makes `project` look at all files again. */
  renew(): void {
    this.#project = undefined;
  }

  report({ lint }: Entry): PlainReport {
    return plainReport(lint, this.project, this.phase === 'read');
  }

  /** Asks the repository again about every finding that depends on it. @returns the files of which more or less is found. */
  async resettle(pace: Pace): Promise<string[]> {
    const changed: string[] = [];
    for (const entry of [...this.#entries.values()]) {
      if (pace.isSpent) await pace.breathe();
      if (this.#entries.get(entry.uri) !== entry) continue;
      const answers = answersOf(entry, this.project);
      if ((this.#answers.get(entry.uri) ?? '') === answers) continue;
      this.#answers.set(entry.uri, answers);
      changed.push(entry.uri);
    }
    return changed;
  }

  *#facts(): Generator<Facts> {
    for (const { lint } of this.#entries.values()) yield* lint.facts;
  }

  #note(before: readonly Facts[], after: readonly Facts[]): boolean {
    if (this.phase !== 'read' || sameFacts(before, after)) return false;
    this.renew();
    return true;
  }
}

/** What the repository says of a file's findings, as a text to compare. */
function answersOf({ lint }: Entry, project: Project): string {
  // A suppression is known to be unused only once the repository was asked.
  let answers = `${project.isPatch(lint.path) ? 'patch ' : ''}${lint.suppressions.length > 0 ? 'suppressions ' : ''}`;
  for (const finding of lint.findings) if (finding.about !== undefined || finding.missing !== undefined) answers += `${String(standingOf(finding, project))} `;
  return answers;
}

function sameFacts(before: readonly Facts[], after: readonly Facts[]): boolean {
  return before.length === after.length && before.every((fact, i) => fact === after[i] || JSON.stringify(fact) === JSON.stringify(after[i]));
}

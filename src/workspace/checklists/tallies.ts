import { answering, isAtOrBelow, tallyKey } from '../../engine/index.ts';
import type { Answer, Place, Question, Ruleset } from '../../engine/index.ts';
import type { Folder } from '../files.ts';
import type { WorkspaceFile } from '../types.ts';
import type { Workspace } from '../workspace.ts';

/** What the rules and questions said of one file. */
interface TalliedFile {
  readonly path: string;
  readonly dialect: string;
  readonly ruleset: Ruleset;
  readonly said: ReadonlyMap<string, Said>;
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
}

interface Said {
  readonly examined: number;
  readonly unknown: number;
  readonly places: readonly Place[];
  /** Equal for the same said of the same places. */
  readonly digest: string;
}

const NOTHING = { examined: 0, unknown: 0 };

interface Kept {
  readonly answer: Answer;
  /** By what the files' tallies went into it. */
  readonly keys: ReadonlySet<string>;
}

/** The manifests of a folder with what the rules said of them, kept up to date file by file: answers that stay are the very same. */
export class Tallies {
  readonly #workspace: Workspace;
  readonly #folder: Folder;
  /** In the order of their URIs, whichever was looked at last: places do not jump about while somebody types. */
  #files = new Map<string, TalliedFile>();
  /** Files that may hold something that was not seen: they cannot be read, are left alone or broken. By URI, with the path. */
  #unseen = new Map<string, string>();
  /** By question, then by platform and project. */
  readonly #answers = new Map<Question, Map<string, Kept>>();
  readonly #keys = new Map<string, Map<Ruleset, string | undefined>>();
  #kinds: ReadonlyMap<string, readonly { readonly path: string; readonly name: string }[]> | undefined;
  /** Counts the changes of what objects there are. */
  #generation = 0;

  constructor(workspace: Workspace, folder: Folder) {
    this.#workspace = workspace;
    this.#folder = folder;
  }

  /** Looks at files again; at all of them where none are named. */
  update(uris?: Iterable<string>): void {
    if (uris === undefined) {
      this.#files.clear();
      this.#unseen.clear();
      this.#forget();
      for (const file of this.#workspace.files()) if (file.folder?.uri === this.#folder.uri) this.#put(file);
    } else for (const uri of uris) this.#refresh(uri);
    this.#files = inOrder(this.#files);
    this.#unseen = inOrder(this.#unseen);
  }

  /** Every object that the manifests declare, by kind. */
  get kinds(): ReadonlyMap<string, readonly { readonly path: string; readonly name: string }[]> {
    this.#kinds ??= kindsOf(this.#files.values());
    return this.#kinds;
  }

  /** Another number once other objects are declared. */
  get generation(): number {
    return this.#generation;
  }

  /** True where there are files of a dialect. */
  has(dialect: string): boolean {
    return [...this.#files.values()].some(file => file.dialect === dialect);
  }

  /** What the files of a platform say to a question. @param project the path of the folder that they must stand in. */
  answer(question: Question, platform: string | undefined, project: string): Answer {
    const known = this.#answers.get(question) ?? new Map<string, Kept>();
    this.#answers.set(question, known);
    const key = `${platform ?? ''} ${project}`;
    const kept = known.get(key) ?? this.#ask(question, platform, project);
    known.set(key, kept);
    return kept.answer;
  }

  #refresh(uri: string): void {
    const before = this.#files.get(uri);
    const wasUnseen = this.#unseen.delete(uri);
    const file = this.#workspace.file(uri);
    if (file?.folder?.uri !== this.#folder.uri || !this.#put(file)) this.#files.delete(uri);
    const after = this.#files.get(uri);
    if (before?.ruleset !== after?.ruleset || before?.dialect !== after?.dialect || wasUnseen !== this.#unseen.has(uri)) this.#forget();
    else if (before !== undefined && after !== undefined) this.#compare(before, after);
  }

  /** @returns false where the file was not checked. */
  #put(file: WorkspaceFile): boolean {
    const { uri, path, status, ruleset } = file;
    if (status.kind === 'unreadable' || status.kind === 'left-alone') this.#unseen.set(uri, path);
    if (status.kind !== 'checked' || ruleset === undefined) return false;
    const { report } = file;
    if (report.failures.length > 0 || report.problems.some(({ severity }) => severity === 'error')) this.#unseen.set(uri, path);
    const found = new Map<string, Place[]>();
    for (const { active, range } of [...report.findings, ...report.suppressed, ...report.answers]) {
      const key = tallyKey(active);
      const places = found.get(key);
      if (places === undefined) found.set(key, [{ path, range }]);
      else places.push({ path, range });
    }
    // What is found here may have been examined for another file of the same project, which counts it.
    const keys = new Set([...report.tallies.keys(), ...found.keys()]);
    const said = new Map([...keys].map(key => {
      const { examined, unknown } = report.tallies.get(key) ?? NOTHING;
      return [key, saidOf(examined, unknown, found.get(key) ?? [])];
    }));
    this.#files.set(uri, { path, ruleset, said, dialect: status.dialect, objects: objectsOf(file) });
    return true;
  }

  #compare(before: TalliedFile, after: TalliedFile): void {
    const changed = new Set([...before.said.keys(), ...after.said.keys()].filter(key => before.said.get(key)?.digest !== after.said.get(key)?.digest));
    if (changed.size > 0) for (const [question, kept] of this.#answers) if ([...kept.values()].some(({ keys }) => [...keys].some(key => changed.has(key)))) this.#answers.delete(question);
    const digest = ({ objects }: TalliedFile): string => objects.map(({ kind, name }) => `${kind} ${name}`).join('\n');
    if (digest(before) === digest(after)) return;
    this.#kinds = undefined;
    this.#generation += 1;
  }

  #forget(): void {
    this.#answers.clear();
    this.#keys.clear();
    this.#kinds = undefined;
    this.#generation += 1;
  }

  #ask(question: Question, platform: string | undefined, project: string): Kept {
    const { id } = question.rule;
    const keys = new Set<string>();
    const at: Place[] = [];
    let examined = 0;
    let unknown = 0;
    let off: string | undefined;
    let isAny = false;
    for (const { path, dialect, ruleset, said } of this.#files.values()) {
      if (!isAtOrBelow(project, path)) continue;
      isAny = true;
      if (platform !== undefined && platform !== 'host' && dialect !== platform) continue;
      const key = this.#keyIn(ruleset, question);
      if (key === undefined) {
        off ??= path;
        continue;
      }
      keys.add(key);
      const own = said.get(key);
      if (own === undefined) continue;
      examined += own.examined;
      unknown += own.unknown;
      for (const place of own.places) at.push(place);
    }
    if (!isAny) return { keys, answer: { kind: 'unasked', because: 'No manifests were found.' } };
    if (keys.size === 0 && off !== undefined) return { keys, answer: { kind: 'unasked', because: `The rule ${id} is off.` } };
    const hidden = at.length > 0 || examined + unknown === 0 ? undefined : this.#hidden(id, off, project);
    return { keys, answer: hidden === undefined ? { kind: 'tally', examined, unknown, found: at.length, at } : { kind: 'unasked', because: hidden } };
  }

  /** Nothing holds everywhere while there are files that were not seen, or for which the rule is off: they refute nothing, and prove nothing. */
  #hidden(id: string, off: string | undefined, project: string): string | undefined {
    if (off !== undefined) return `The rule ${id} is off for ${off}.`;
    const [first, ...others] = [...this.#unseen.values()].filter(path => isAtOrBelow(project, path));
    return first === undefined ? undefined : `Not all could be seen: ${first}${others.length > 0 ? ` and ${String(others.length)} more` : ''} could not be checked.`;
  }

  /** What a set of rules keeps the answer to a question by; undefined where it was not asked. */
  #keyIn(ruleset: Ruleset, question: Question): string | undefined {
    const known = this.#keys.get(question.key) ?? new Map<Ruleset, string | undefined>();
    this.#keys.set(question.key, known);
    if (!known.has(ruleset)) {
      const active = answering(ruleset, question);
      known.set(ruleset, active === undefined ? undefined : tallyKey(active));
    }
    return known.get(ruleset);
  }
}

/** By the keys; the same where they are in order. */
function inOrder<T>(map: Map<string, T>): Map<string, T> {
  let last = '';
  for (const key of map.keys()) {
    if (key < last) return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    last = key;
  }
  return map;
}

function saidOf(examined: number, unknown: number, places: readonly Place[]): Said {
  const digest = `${String(examined)} ${String(unknown)}${places.map(({ range: { start, end } }) => ` ${String(start.line)}:${String(start.column)}-${String(end.line)}:${String(end.column)}`).join('')}`;
  return { examined, unknown, places, digest };
}

function objectsOf({ facts }: WorkspaceFile): TalliedFile['objects'] {
  return facts.flatMap(fact => (fact.type === 'patches' || fact.type === 'part' || fact.type === 'image-override' || fact.type === 'composition' ? [] : [{ kind: fact.kind, name: fact.name }]));
}

function kindsOf(files: Iterable<TalliedFile>): Map<string, { path: string; name: string }[]> {
  const kinds = new Map<string, { path: string; name: string }[]>();
  for (const { path, objects } of files) {
    for (const { kind, name } of objects) {
      const known = kinds.get(kind) ?? [];
      known.push({ path, name });
      kinds.set(kind, known);
    }
  }
  return kinds;
}

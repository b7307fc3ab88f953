import { HclDocument } from '../../../syntax/hcl/document.ts';
import type { Hcl } from '../../../syntax/hcl/parse.ts';
import type { Expression } from '../../../syntax/hcl/tree.ts';
import type { Document } from '../../../syntax/tree.ts';
import { parseYaml } from '../../../syntax/yaml/document.ts';
import type { Problem } from '../../../text/source.ts';
import { sourceOf } from '../../../text/source.ts';
import { WrittenModule } from './module.ts';
import { Reading } from './reading.ts';
import { Work } from './scope.ts';
import type { Module, ModuleFiles, ReadRoot, Resource } from './types.ts';
import { isSameList } from '../../../text/lists.ts';

/** Root modules that are remembered as a whole. */
const MOST_ROOTS = 16;
/** Texts of one file that are remembered: the one that is there, and one that is being tried. */
const MOST_TEXTS = 2;

/**
 * Reads root modules. One reader serves all files: a file is parsed once for each text, and a root module is read again
 * only where one of its files has changed.
 */
export class ModuleReader {
  readonly #hcl: Hcl;
  readonly #documents = new Map<string, readonly Document[]>();
  readonly #roots = new Map<string, Root>();

  constructor(hcl: Hcl) {
    this.#hcl = hcl;
  }

  /** The document of a text, the same one while it is remembered: spans in it and in what `read` gives have one source. */
  document(path: string, text: string): Document {
    const known = this.#documents.get(path) ?? [];
    const found = known.find(document => document.source.text === text);
    if (found !== undefined) return found;
    const source = sourceOf(path, text);
    const before = known.filter(one => one instanceof HclDocument).find(({ isWhole }) => isWhole);
    // The JSON of `.tf.json` is read, and written, as the YAML that it is.
    const document = path.endsWith('.json') ? parseYaml(source) : this.#hcl.parse(source, before);
    this.#documents.set(path, [document, ...known].slice(0, MOST_TEXTS));
    return document;
  }

  remembers(path: string, document: Document): boolean {
    return this.#documents.get(path)?.includes(document) === true;
  }

  /** Reads a root module with all that it calls. Nothing throws, whatever stands there. */
  read(folder: string, files: ModuleFiles): ReadRoot {
    const known = this.#roots.get(folder);
    this.#roots.delete(folder);
    const root = known?.isCurrent(files) === true && known.isOf(this) ? known : this.#read(folder, files);
    this.#roots.set(folder, root);
    if (this.#roots.size > MOST_ROOTS) this.#forget();
    return root;
  }

  #read(folder: string, files: ModuleFiles): Root {
    const work = new Work(text => expressionIn(this.#hcl, text));
    return new Root(new Reading(files, work, (path, text) => this.document(path, text)), folder);
  }

  /** Forgets the root that was not asked for longest, and documents that no other one needs. */
  #forget(): void {
    const [oldest] = this.#roots.keys();
    if (oldest !== undefined) this.#roots.delete(oldest);
    const needed = new Set([...this.#roots.values()].flatMap(root => root.reads));
    for (const path of this.#documents.keys()) if (!needed.has(path)) this.#documents.delete(path);
  }
}

/** An expression by itself. */
function expressionIn(hcl: Hcl, text: string): Expression | undefined {
  const { root, partial } = hcl.parse(sourceOf('', `x = ${text}\n`));
  const [only, ...more] = root.items;
  return partial || only?.kind !== 'attribute' || more.length > 0 ? undefined : only.value;
}

class Root implements ReadRoot {
  readonly module: Module;
  readonly #reading: Reading;
  #modules: readonly Module[] | undefined;
  #resources: readonly Resource[] | undefined;
  #problems: readonly Problem[] | undefined;

  constructor(reading: Reading, folder: string) {
    this.#reading = reading;
    this.module = new WrittenModule(folder, reading);
  }

  get modules(): readonly Module[] {
    this.#modules ??= withCalled(this.module);
    return this.#modules;
  }

  get reads(): readonly string[] {
    return [...this.#reading.documents.keys(), ...[...this.#reading.folders.keys()].map(folder => `${folder}/`)];
  }

  resources(): readonly Resource[] {
    this.#resources ??= this.modules.flatMap(({ resources }) => resources);
    return this.#resources;
  }

  problems(): readonly Problem[] {
    this.#problems ??= [...new Map(this.modules.flatMap(module => module.problems).map(problem => [keyOf(problem), problem])).values()];
    return this.#problems;
  }

  isCurrent(files: ModuleFiles): boolean {
    const { documents, folders } = this.#reading;
    return [...documents].every(([path, document]) => files.text(path) === document?.source.text) && [...folders].every(([folder, paths]) => isSameList(paths, files.files(folder)));
  }

  /** True where the reader still gives the documents that this was read from. */
  isOf(reader: ModuleReader): boolean {
    return [...this.#reading.documents].every(([path, document]) => document === undefined || reader.remembers(path, document));
  }
}

/** A module and below it each that it calls, callers first. */
function withCalled(module: Module): readonly Module[] {
  return [module, ...module.calls.flatMap(call => (call.module === undefined ? [] : withCalled(call.module)))];
}

function keyOf({ span, message }: Problem): string {
  return `${span.source.uri}:${String(span.start)}:${message}`;
}

/**
 * The folders of the root modules that a folder is a part of: itself where no other one calls it.
 * @param callersOf the folders whose modules call a folder's.
 */
export function rootsOf(folder: string, callersOf: (folder: string) => readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const roots = new Set<string>();
  const queue = [folder];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const callers = callersOf(at).filter(caller => caller !== at);
    if (callers.length === 0) roots.add(at);
    queue.push(...callers);
  }
  // Modules that only call each other have no root: each is read by itself.
  return roots.size === 0 ? [folder] : [...roots].sort();
}

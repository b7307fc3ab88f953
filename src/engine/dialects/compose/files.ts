import { parseYaml } from '../../syntax/yaml/document.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import type { Document } from '../../syntax/tree.ts';
import type { FileSet } from '../../model/facts.ts';
import type { Neighbours } from '../dialect.ts';
import { parseDotenv } from './dotenv.ts';
import type { Variables } from './interpolate.ts';

const NOTHING: Variables = new Map();

/** The files that one reading looks at, each parsed once. Remembers what it asked for. */
export class Files {
  readonly reads = new Map<string, string | undefined>();
  /** Of which files it asked whether Git leaves them out, with the answers. */
  readonly ignored = new Map<string, boolean | undefined>();
  readonly #own: { readonly path: string; readonly document: Document };
  readonly #neighbours: Neighbours;
  readonly #documents = new Map<string, readonly Document[]>();
  readonly #variables = new Map<string, Variables>();

  constructor(path: string, document: Document, neighbours: Neighbours) {
    this.#own = { path, document };
    this.#neighbours = neighbours;
  }

  exists(path: string): boolean {
    return path === this.#own.path || this.text(path) !== undefined;
  }

  /** Whether Git leaves a file out; undefined where the repository is not known. */
  isIgnored(path: string): boolean | undefined {
    if (!this.ignored.has(path)) this.ignored.set(path, this.#neighbours.isIgnored?.(path));
    return this.ignored.get(path);
  }

  /** True for a file that is known not to be there. */
  isAbsent(path: string): boolean {
    return !this.exists(path) && this.#neighbours.isPending?.(path) !== true;
  }

  /** The documents of a file, which Compose lays over each other as it does files; none for a file that is not there. */
  documents(path: string): readonly Document[] {
    let known = this.#documents.get(path);
    if (known === undefined) {
      const text = this.text(path);
      known = text === undefined ? [] : documentsOf(path, text, path === this.#own.path ? this.#own.document : undefined);
      if (path === this.#own.path && !known.includes(this.#own.document)) known = [this.#own.document];
      this.#documents.set(path, known);
    }
    return known;
  }

  /** The sets of files that the configuration puts this one into. */
  setsOf(path: string): readonly FileSet[] {
    return this.#neighbours.setsOf(path);
  }

  /** What env files set, the first that sets a variable winning. */
  variables(envFiles: readonly string[]): Variables {
    const [own = '', ...more] = envFiles;
    return more.length === 0 ? this.#variablesOf(own) : new Map(envFiles.toReversed().flatMap(path => [...this.#variablesOf(path)]));
  }

  text(path: string): string | undefined {
    if (!this.reads.has(path)) this.reads.set(path, this.#neighbours.text(path));
    return this.reads.get(path);
  }

  #variablesOf(path: string): Variables {
    let known = this.#variables.get(path);
    if (known === undefined) {
      const text = this.text(path);
      known = text === undefined ? NOTHING : parseDotenv(text);
      this.#variables.set(path, known);
    }
    return known;
  }
}

/** @param own the document that is looked at: it stands for its own part of the text. */
function documentsOf(path: string, text: string, own: Document | undefined): Document[] {
  return splitDocuments(text).flatMap(({ start, end }) => {
    const isOwn = own?.source.offset === start && own.source.text === text.slice(start, end);
    const document = isOwn ? own : parseYaml({ uri: path, text: text.slice(start, end), offset: start });
    return isOwn || document.root !== undefined ? [document] : [];
  });
}

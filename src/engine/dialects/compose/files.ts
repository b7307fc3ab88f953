import { parseYaml } from '../../syntax/yaml/document.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import { Cursor } from '../../syntax/cursor.ts';
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
  readonly #own: Document;
  readonly #beside: readonly Document[];
  readonly #neighbours: Neighbours;
  readonly #documents = new Map<string, readonly Document[]>();
  readonly #roots = new Map<Document, Cursor>();
  readonly #variables = new Map<string, Variables>();

  /**
   * @param own the document that is looked at.
   * @param beside those of its file that are read already, its own among them.
   */
  constructor(own: Document, beside: readonly Document[], neighbours: Neighbours) {
    this.#own = own;
    this.#beside = beside;
    this.#neighbours = neighbours;
  }

  exists(path: string): boolean {
    return path === this.#own.source.uri || this.text(path) !== undefined;
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
      const isOwn = path === this.#own.source.uri;
      known = text === undefined ? [] : documentsOf(path, text, isOwn ? this.#beside : []).filter(document => document.root !== undefined || document === this.#own);
      if (isOwn && !known.includes(this.#own)) known = [this.#own];
      this.#documents.set(path, known);
    }
    return known;
  }

  /** The cursor at the root of one of their documents: whoever walks it finds what others made on their way. */
  root(document: Document): Cursor {
    let root = this.#roots.get(document);
    if (root === undefined) {
      root = Cursor.root(document);
      this.#roots.set(document, root);
    }
    return root;
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

/** @param read documents that each stand for their own part of the text. */
function documentsOf(path: string, text: string, read: readonly Document[]): Document[] {
  return splitDocuments(text).map(({ start, end }) => {
    const part = text.slice(start, end);
    return read.find(({ source }) => source.offset === start && source.text === part) ?? parseYaml({ uri: path, text: part, offset: start });
  });
}

import { parseYaml } from '../../syntax/yaml/document.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import type { Document } from '../../syntax/tree.ts';
import { Cursor } from '../../syntax/cursor.ts';
import type { Neighbours } from '../dialect.ts';
import { parseDotenv } from './dotenv.ts';
import type { Variables } from './interpolate.ts';
import { joinPath } from './paths.ts';

const NOTHING: Variables = new Map();

/** The files that one reading looks at, each parsed once. Remembers what it asked for. */
export class Files {
  readonly reads = new Map<string, string | undefined>();
  readonly #own: { readonly path: string; readonly document: Document };
  readonly #neighbours: Neighbours;
  readonly #documents = new Map<string, Document | undefined>();
  readonly #variables = new Map<string, Variables>();

  constructor(path: string, document: Document, neighbours: Neighbours) {
    this.#own = { path, document };
    this.#neighbours = neighbours;
  }

  exists(path: string): boolean {
    return path === this.#own.path || this.#text(path) !== undefined;
  }

  /** The document of a file that holds its services; undefined for a file that is not there. */
  document(path: string): Document | undefined {
    if (path === this.#own.path) return this.#own.document;
    if (!this.#documents.has(path)) {
      const text = this.#text(path);
      this.#documents.set(path, text === undefined ? undefined : documentOf(path, text));
    }
    return this.#documents.get(path);
  }

  /** What the `.env` file of a folder sets. */
  variables(folder: string): Variables {
    let known = this.#variables.get(folder);
    if (known === undefined) {
      const text = this.#text(joinPath(folder, '.env') ?? '.env');
      known = text === undefined ? NOTHING : parseDotenv(text);
      this.#variables.set(folder, known);
    }
    return known;
  }

  #text(path: string): string | undefined {
    if (!this.reads.has(path)) this.reads.set(path, this.#neighbours.text(path));
    return this.reads.get(path);
  }
}

/** The first document of a file that has services, or its first that has anything. */
function documentOf(path: string, text: string): Document | undefined {
  const documents = splitDocuments(text).map(({ start, end }) => parseYaml({ uri: path, text: text.slice(start, end), offset: start }));
  return documents.find(document => Cursor.root(document).at('services').node !== undefined) ?? documents.find(({ root }) => root !== undefined);
}


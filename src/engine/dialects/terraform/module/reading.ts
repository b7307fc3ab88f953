import type { Document } from '../../../syntax/tree.ts';
import type { Problem } from '../../../text/source.ts';
import type { WrittenBlock } from './block.ts';
import { declarationsIn, overridden } from './declarations.ts';
import type { Declaration } from './declarations.ts';
import { sortFiles } from './folder.ts';
import type { Work } from './scope.ts';
import type { ModuleFiles } from './types.ts';
import type { GivenValues } from './variables.ts';

/** What a folder says. */
export interface OpenFolder {
  readonly documents: readonly Document[];
  readonly declarations: readonly Declaration[];
  readonly values: GivenValues;
}

/** What lies beside a root module and says more of it: which providers are taken, and that Terragrunt runs it. */
const BESIDE = ['.terraform.lock.hcl', 'terragrunt.hcl'];

/** Calls with `for_each` in calls with `for_each`: what is beyond is not read. */
const MOST_MODULES = 500;

/** Reads the files of one root module and of those that it calls. Remembers what it looked at. */
export class Reading {
  readonly work: Work;
  readonly documents = new Map<string, Document | undefined>();
  readonly folders = new Map<string, readonly string[]>();
  readonly #files: ModuleFiles;
  readonly #parse: (path: string, text: string) => Document;
  readonly #declarations = new Map<string, readonly Declaration[]>();
  #modules = 0;

  constructor(files: ModuleFiles, work: Work, parse: (path: string, text: string) => Document) {
    this.#files = files;
    this.work = work;
    this.#parse = parse;
  }

  /** True where there is anything of Terraform's in a folder. */
  isThere(folder: string): boolean {
    return sortFiles(this.#list(folder)).configuration.length > 0;
  }

  open(folder: string, isRoot: boolean): OpenFolder {
    this.#modules += 1;
    if (isRoot) for (const name of BESIDE) this.#document(pathIn(folder, name));
    const { configuration, overrides, values, otherValues } = sortFiles(this.#list(folder));
    const base = configuration.flatMap(path => this.#declarationsIn(path));
    const declarations = overrides.reduce((under, path) => overridden(under, this.#declarationsIn(path)), base);
    const documents = [...configuration, ...overrides].flatMap(path => this.#document(path) ?? []);
    const given = (paths: readonly string[]): readonly Document[] => (isRoot ? paths.flatMap(path => this.#document(path) ?? []) : []);
    return { documents: [...documents, ...given([...values, ...otherValues])], declarations, values: { files: given(values), others: given(otherValues) } };
  }

  tooMany(call: WrittenBlock): Problem | undefined {
    const { document, head } = call;
    return this.#modules < MOST_MODULES ? undefined : { span: { source: document.source, ...head }, message: `There are more than ${String(MOST_MODULES)} modules: the others are not read.` };
  }

  #list(folder: string): readonly string[] {
    let paths = this.folders.get(folder);
    if (paths === undefined) {
      paths = this.#files.files(folder);
      this.folders.set(folder, paths);
    }
    return paths;
  }

  /** A file of a root module's folder that is no part of the module: one of `BESIDE`. */
  beside(folder: string, name: string): Document | undefined {
    return this.documents.get(pathIn(folder, name));
  }

  #document(path: string): Document | undefined {
    if (!this.documents.has(path)) {
      const text = this.#files.text(path);
      this.documents.set(path, text === undefined ? undefined : this.#parse(path, text));
    }
    return this.documents.get(path);
  }

  #declarationsIn(path: string): readonly Declaration[] {
    let declarations = this.#declarations.get(path);
    if (declarations === undefined) {
      const document = this.#document(path);
      declarations = document === undefined ? [] : declarationsIn(document);
      this.#declarations.set(path, declarations);
    }
    return declarations;
  }
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

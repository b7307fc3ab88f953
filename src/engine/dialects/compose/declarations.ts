import type { Cursor } from '../../syntax/cursor.ts';
import { firstOf, placeOfProject } from './composition.ts';
import type { Composition } from './composition.ts';
import type { Files } from './files.ts';
import { folderOf, joinPath } from '../../text/paths.ts';
import { keysOf } from './tree.ts';

/** What a project declares at the top of its files, for its services to use. */
export type Sort = 'volumes' | 'secrets' | 'configs' | 'networks';

const SORTS: readonly Sort[] = ['volumes', 'secrets', 'configs', 'networks'];

/** Includes that include others; no honest project goes deeper. */
const MAXIMUM_DEPTH = 8;

/**
 * What is declared in a project's files and in those that it includes. Only the project that `docker compose` finds by itself is
 * known to be whole: any other file may be meant to be read on top of others (`-f a -f b`), wherever they lie, and what an included
 * one lacks may be declared in the one that includes it.
 */
export class Declarations {
  readonly #files: Files;
  readonly #declared = new Map<Sort, Set<string>>();
  #isOpen: boolean;

  constructor(composition: Composition, files: Files) {
    this.#files = files;
    const { folder } = placeOfProject(composition);
    const main = firstOf(folder, files);
    const isIncluded = composition.folder !== undefined;
    const isStated = composition.envFiles !== undefined;
    this.#isOpen = isIncluded || composition.isGuess === true || (!isStated && (main === undefined || !composition.files.includes(main)));
    for (const path of composition.files) this.#read(path, folder, 0);
  }

  /** Whether a name is declared; undefined where that is not known. */
  has(sort: Sort, name: string): boolean | undefined {
    if (this.#declared.get(sort)?.has(name) === true) return true;
    return this.#isOpen ? undefined : false;
  }

  /** False where more may be declared than is known. */
  get areWhole(): boolean {
    return !this.#isOpen;
  }

  names(sort: Sort): readonly string[] {
    return [...(this.#declared.get(sort) ?? [])];
  }

  #read(path: string, folder: string, depth: number): void {
    if (depth > MAXIMUM_DEPTH) return;
    const documents = this.#files.documents(path);
    if (documents.length === 0) this.#isOpen = true;
    for (const document of documents) {
      const root = this.#files.root(document);
      this.#isOpen ||= document.damage !== undefined;
      for (const sort of SORTS) {
        const names = this.#declared.get(sort) ?? new Set();
        for (const name of keysOf(root.at(sort))) names.add(name);
        this.#declared.set(sort, names);
      }
      for (const target of includedPaths(root.at('include'))) {
        const file = /[$:@]/.test(target) ? undefined : joinPath(folder, target);
        if (file === undefined) this.#isOpen = true;
        else this.#read(file, folderOf(file), depth + 1);
      }
    }
  }
}

function includedPaths(include: Cursor): string[] {
  return include.items().flatMap(item => {
    const path = item.node?.kind === 'map' ? item.at('path') : item;
    const all = path.node?.kind === 'list' ? path.items() : [path];
    return all.flatMap(({ node }) => (node?.kind === 'scalar' ? [node.text] : []));
  });
}

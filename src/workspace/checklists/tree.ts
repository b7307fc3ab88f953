import { folderOf } from '../../engine/index.ts';
import type { Rule } from '../../engine/index.ts';
import type { Directory } from '../directory.ts';
import { outward, pathFrom, pathIn } from '../directory.ts';
import type { FileEntry, Files, Folder } from '../files.ts';
import { FolderTree } from '../folder-tree.ts';
import { configsAt, exclusionOf, ignoredBy } from '../settings.ts';
import { joinUri } from '../uris.ts';

/** Checklists whatever a configuration says. */
const OWN = /^\.seaworthy\/(?:checklists|runs)\/.+\.md$/;

const ANY = /(?:)/;

/** What a folder holds, by name alone: every file that Git may keep. */
export class Listing {
  /** Paths relative to the folder. */
  paths: ReadonlySet<string> = new Set();
  /** The checklists, each with the path of its project. */
  checklists: ReadonlyMap<string, string> = new Map();
  readonly tree: FolderTree;
  readonly #isElsewhere: (uri: string) => boolean;

  constructor(folder: Folder, files: Files, rules: readonly Rule[], isElsewhere: (uri: string) => boolean) {
    this.tree = new FolderTree(folder, files, rules, undefined);
    this.#isElsewhere = isElsewhere;
  }

  /**
   * Lists the folder anew. Folders that cannot be read are left out; links to folders are not entered. Until all is
   * listed what was there before stands: a person may be at work on it.
   * @param wanted only files of these names are noted.
   */
  async read(wanted: RegExp = ANY): Promise<void> {
    this.tree.forget('');
    const found = { paths: new Set<string>(), checklists: new Map<string, string>(), wanted };
    let waiting: { readonly name: string; readonly parent: Directory | undefined }[] = [{ name: '', parent: undefined }];
    while (waiting.length > 0) {
      const below = await Promise.all(waiting.map(({ name, parent }) => this.#enter(name, parent, found)));
      waiting = below.flat();
    }
    this.paths = found.paths;
    this.checklists = found.checklists;
  }

  /** True where Git ignores a path, by any `.gitignore` of the folder. */
  async isIgnored(path: string): Promise<boolean> {
    const parts = path.split('/');
    for (const [i, name] of parts.entries()) {
      const { directory } = await this.tree.locate(parts.slice(0, i + 1).join('/'), 'file', true);
      if (ignoredBy(directory, name, i === parts.length - 1 ? 'file' : 'folder') !== undefined) return true;
    }
    return false;
  }

  /** False where what comes or goes changes nothing that is listed: it stands in a folder that is left out. */
  async reaches(path: string): Promise<boolean> {
    const folder = folderOf(path);
    return folder === '' || (await this.tree.locate(folder, 'folder', false)).exclusion === undefined;
  }

  async #enter(name: string, parent: Directory | undefined, found: Found): Promise<{ name: string; parent: Directory }[]> {
    try {
      const { directory, entries } = await this.tree.list(name, parent);
      for (const entry of entries) note(directory, entry, found);
      return entries.filter(entry => this.#isWorthEntering(directory, entry)).map(entry => ({ name: entry.name, parent: directory }));
    } catch {
      return [];
    }
  }

  #isWorthEntering(directory: Directory, { name, kind, link }: FileEntry): boolean {
    return kind === 'folder' && !link && exclusionOf(directory, name, 'folder', false) === undefined && !this.#isElsewhere(joinUri(directory.uri, name));
  }
}

interface Found {
  readonly paths: Set<string>;
  readonly checklists: Map<string, string>;
  readonly wanted: RegExp;
}

function note(directory: Directory, { name, kind }: FileEntry, found: Found): void {
  if (kind !== 'file' || !found.wanted.test(name) || ignoredBy(directory, name, 'file') !== undefined) return;
  const path = pathIn(directory, name);
  found.paths.add(path);
  if (isChecklist(directory, name)) found.checklists.set(path, projectOf(directory));
}

/** A folder with a configuration of its own is a project: its checklists speak of what stands in it. */
function projectOf(directory: Directory): string {
  for (const { path, config } of outward(directory)) if (config !== undefined) return path;
  return '';
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/** What checklists and their record are called. */
export const CHECKLIST_FILES = /\.(?:md|markdown)$|^progress\.yaml$/i;

/** By the nearest configuration that says which files are checklists, else by name; those that we made ourselves always. */
function isChecklist(directory: Directory, name: string): boolean {
  if (!MARKDOWN.test(name)) return false;
  const path = pathIn(directory, name);
  if (OWN.test(path)) return true;
  const saying = configsAt(directory).find(({ file }) => file.checklists !== undefined);
  return saying === undefined ? /checklist/i.test(name) : saying.file.checklists?.match(pathFrom(saying.at, path)) !== undefined;
}

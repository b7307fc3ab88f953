import type { FileEntry, Files } from '../../src/workspace/index.ts';

/** A file system in memory: texts by path, with what can go wrong on a real one. */
export class MemoryFiles implements Files {
  readonly #contents = new Map<string, string | Uint8Array>();
  readonly #links = new Map<string, string>();
  readonly #broken = new Set<string>();
  /** Every file that was read, in order. */
  readonly reads: string[] = [];
  /** Called before each access, so that a test can act in the middle of a scan. */
  onAccess: (uri: string) => void = () => undefined;

  constructor(contents: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [uri, content] of Object.entries(contents)) this.write(uri, content);
  }

  write(uri: string, content: string | Uint8Array): void {
    this.#contents.set(uri, typeof content === 'string' ? content.replace(/^\n/, '') : content);
  }

  delete(uri: string): void {
    for (const known of [...this.#contents.keys()]) if (known === uri || known.startsWith(`${uri}/`)) this.#contents.delete(known);
  }

  /** A symbolic link to a folder. */
  link(uri: string, target: string): void {
    this.#links.set(uri, target);
  }

  /** Makes a file or a folder unreadable. */
  break(uri: string): void {
    this.#broken.add(uri);
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    await this.#access(folder);
    const target = this.#links.get(folder) ?? folder;
    const entries = new Map<string, FileEntry>();
    for (const uri of this.#contents.keys()) {
      if (!uri.startsWith(`${target}/`)) continue;
      const [name = '', ...rest] = uri.slice(target.length + 1).split('/');
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file', link: false });
    }
    for (const uri of this.#links.keys()) {
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      if (uri === `${target}/${name}`) entries.set(name, { name, kind: 'folder', link: true });
    }
    if (entries.size === 0) throw new Error(`no such folder: ${folder}`);
    return [...entries.values()];
  }

  async read(uri: string): Promise<Uint8Array> {
    await this.#access(uri);
    const content = this.#contents.get(uri);
    if (content === undefined) throw new Error(`no such file: ${uri}`);
    this.reads.push(uri);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  async #access(uri: string): Promise<void> {
    this.onAccess(uri);
    await Promise.resolve();
    if (this.#broken.has(uri)) throw new Error(`permission denied: ${uri}`);
  }
}

import type { EnvironmentFile } from '../../model/environment-file.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { parseDotenv } from './dotenv.ts';
import type { Files } from './files.ts';
import { joinPath } from '../../text/paths.ts';

/**
 * The env files that the services of a file name, and the one that Compose takes its variables from, each once.
 * @param title a short word at the file's top, for what nobody names.
 */
export function environmentFiles(root: Cursor, title: Span, { folder, files, isRoot }: { readonly folder: string; readonly files: Files; readonly isRoot: boolean }): EnvironmentFile[] {
  const found = new Map<string, EnvironmentFile>();
  const add = (name: string, span: Span): void => {
    const path = joinPath(folder, name);
    if (path !== undefined && !found.has(path) && !name.includes('$')) found.set(path, new ComposeEnvironmentFile(path, name, span, files));
  };
  for (const { value: service } of root.at('services').entries()) for (const path of paths(service.at('env_file'))) {
    if (path.node?.kind === 'scalar' && path.span !== undefined) add(path.node.text, path.span);
  }
  if (isRoot) add('.env', title);
  return [...found.values()];
}

function paths(envFile: Cursor): Cursor[] {
  return envFile.node?.kind === 'list' ? envFile.items().map(item => (item.node?.kind === 'map' ? item.at('path') : item)) : [envFile];
}

class ComposeEnvironmentFile implements EnvironmentFile {
  readonly subject = 'environment-file';
  readonly kind = 'Env file';
  readonly namespace = undefined;
  readonly name: string;
  readonly span: Span;
  readonly #path: string;
  readonly #files: Files;

  constructor(path: string, name: string, span: Span, files: Files) {
    this.#path = path;
    this.name = name;
    this.span = span;
    this.#files = files;
  }

  get isIgnored(): EnvironmentFile['isIgnored'] {
    return this.#files.isIgnored(this.#path);
  }

  get variables(): EnvironmentFile['variables'] {
    const text = this.#files.text(this.#path);
    return text === undefined ? undefined : new Map([...parseDotenv(text)].flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  }
}

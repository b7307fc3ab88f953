import type { Configuration, ConfigurationEntry } from '../../model/configuration.ts';
import type { ConfigurationFacts } from '../../model/facts.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { spanOf } from '../../syntax/tree.ts';
import type { Files } from './files.ts';
import { joinPath } from '../../text/paths.ts';

/**
 * The configs and secrets that a file declares.
 * @param folder what paths in it are relative to.
 */
export function configurationsOf(root: Cursor, folder: string, files: Files): Configuration[] {
  return (['configs', 'secrets'] as const).flatMap(sort =>
    root.at(sort).entries().map(({ key, keyNode, value }) => new ComposeConfiguration(sort, { name: key, span: spanOf(root.document, keyNode), value, folder, files })),
  );
}

interface Declared {
  readonly name: string;
  readonly span: Span;
  readonly value: Cursor;
  readonly folder: string;
  readonly files: Files;
}

class ComposeConfiguration implements Configuration {
  readonly subject = 'configuration';
  readonly namespace = undefined;
  readonly isEncrypted = false;
  readonly isForSecrets: boolean;
  readonly facts: ConfigurationFacts;
  readonly #declared: Declared;

  constructor(sort: 'configs' | 'secrets', declared: Declared) {
    this.isForSecrets = sort === 'secrets';
    this.facts = { type: 'configuration', kind: this.isForSecrets ? 'Secret' : 'Config', name: declared.name, namespace: undefined, outsideCluster: true, keys: undefined };
    this.#declared = declared;
  }

  get kind(): string {
    return this.facts.kind;
  }

  get name(): string {
    return this.#declared.name;
  }

  get span(): Span {
    return this.#declared.span;
  }

  get entries(): readonly ConfigurationEntry[] {
    return entriesOf(this.#declared);
  }
}

/** The text that is written in the file, or that of the file which is named. */
function entriesOf({ name, value, folder, files }: Declared): ConfigurationEntry[] {
  const content = value.at('content');
  if (content.node?.kind === 'scalar' && content.span !== undefined) return [{ key: name, value: { kind: 'known', value: content.node.text, span: content.span } }];
  const file = value.at('file');
  return file.node?.kind === 'scalar' && file.span !== undefined ? fileEntry({ name, path: file.node.text, span: file.span }, folder, files) : [];
}

/** A file counts where it is in the repository: one that Git leaves out is nobody else's, and of one outside nothing is known. */
function fileEntry({ name, path, span }: { readonly name: string; readonly path: string; readonly span: Span }, folder: string, files: Files): ConfigurationEntry[] {
  const file = joinPath(folder, path);
  const text = file === undefined || files.isIgnored(file) !== false ? undefined : files.text(file);
  return [{ key: name, file: path, value: text === undefined ? { kind: 'dynamic', span, because: 'the file is not known' } : { kind: 'known', value: text.trim(), span } }];
}

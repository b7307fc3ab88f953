import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { ConfigurationFacts, KeyFacts } from './facts.ts';
import type { Value } from './field.ts';

/** Named texts that workloads read: a ConfigMap, a Secret, a config or a secret of Compose. */
export interface Configuration {
  readonly subject: 'configuration';
  /** The dialect's own word: `ConfigMap`, `Secret`. */
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  /** True where it is meant for credentials. */
  readonly isForSecrets: boolean;
  /** True where the file holds its values encrypted. */
  readonly isEncrypted: boolean;
  readonly entries: readonly ConfigurationEntry[];
  readonly facts: ConfigurationFacts;
}

export interface ConfigurationEntry {
  readonly key: string;
  /** The file that it is read from, where it is one. */
  readonly file?: string;
  /** What is read, with its encoding undone; its place in the text is the whole value's where it is encoded. */
  readonly value: Value<string>;
}

/** A key of a configuration, the configuration itself, or a file, that a container names and that stands elsewhere. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** For sentences: `volume data`, `key LOG_LEVEL of ConfigMap shop`. */
  readonly what: string;
  readonly span: Span;
  /** Whether it is there; undefined where that is not known, or where `about` asks the repository. */
  readonly exists: boolean | undefined;
  readonly about?: KeyFacts;
  /** The name of one that is there and may be meant. */
  readonly near?: string | undefined;
  /** Says that there is one. */
  readonly declare?: { readonly where: string; change(): Change };
}

export type ReferenceKind = 'volume' | 'configuration' | 'file';

import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { PlatformSubject, Setting } from './setting.ts';

/** Where the state of the infrastructure is kept. */
export interface StateBackend extends PlatformSubject<'state-backend'> {
  /** `s3`, `gcs`, `local`. */
  readonly type: Setting<string>;
  /** Two people cannot change it at the same time. */
  readonly locked: Setting<boolean>;
  /** What locks it: `dynamodb`, `s3`. Undefined where nothing does, or it is not known. */
  readonly lock: string | undefined;
}

/** Something that is fetched when the code is applied: the tool itself, a provider, a module. */
export interface Requirement extends PlatformSubject<'requirement'> {
  readonly what: 'tool' | 'provider' | 'module';
  /** The versions that are admitted: a constraint, or a revision. */
  readonly version: Setting<string>;
  /** What a fix may propose. */
  readonly proposal: string | undefined;
}

/** What signs in to a platform. */
export interface Provider extends PlatformSubject<'provider'> {
  /** Credentials that stand in the file. */
  readonly credentials: readonly Credential[];
}

export interface Credential {
  readonly name: string;
  readonly span: Span;
  readonly remove?: () => readonly Change[];
}

/** Something that can carry tags. */
export interface Taggable extends PlatformSubject<'taggable'> {
  readonly tags: Setting<Readonly<Record<string, string | undefined>>>;
  /** Adds tags with values that a person must decide. */
  readonly add?: (keys: readonly string[]) => readonly Change[];
}

/** A variable, an output, a local value or a lookup: what the code declares of its own. */
export interface Declaration extends PlatformSubject<'declaration'> {
  readonly what: 'variable' | 'output' | 'local' | 'lookup';
  readonly description?: Setting<string> | undefined;
  readonly sensitive?: Setting<boolean> | undefined;
  /** The value, or the default, that stands in the file. Undefined where there is none or it is not a text. */
  readonly literal?: { readonly value: string; readonly span: Span };
  /** It shows what the platform, or the code, calls secret: `aws_db_instance.main.password`. */
  readonly reveals?: string;
  /** False where nothing uses it. Undefined where something that cannot be read may. */
  readonly used: boolean | undefined;
  /** Set for a variable that must be given. `given` is undefined where that is not known. */
  readonly required?: { readonly given: boolean | undefined; readonly give?: (file: string) => readonly Change[] };
  readonly remove?: () => readonly Change[];
}


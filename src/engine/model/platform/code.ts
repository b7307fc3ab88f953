import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { PlatformSubject, Setting } from './setting.ts';

/** Where the state of the infrastructure is kept. */
export interface StateBackend extends PlatformSubject<'state-backend'> {
  /** `s3`, `gcs`; `local`, which lies beside the code, where nobody says. */
  readonly type: Setting<string>;
  /** Two people cannot change it at the same time. Undefined where its kind knows no locks. */
  readonly locked?: Setting<boolean> | undefined;
  /** What locks it: `dynamodb`, `s3`. Undefined where nothing does, or it is not known. */
  readonly lock: string | undefined;
  readonly encrypted?: Setting<boolean> | undefined;
  /** A place for it, with names that a person must decide. */
  readonly move?: { readonly to: string; readonly changes: () => readonly Change[] };
}

/** Something that is fetched when the code is applied: the tool itself, a provider, a module. */
export interface Requirement extends PlatformSubject<'requirement'> {
  readonly what: 'tool' | 'provider' | 'module';
  /** `constraint`: versions that are admitted, `~> 5.0`. `revision`: one of a repository's. */
  readonly form: 'constraint' | 'revision';
  /** What is set is taken as a proposal. */
  readonly version: Setting<string>;
  /** True where something else in the repository settles it: a lock file, a module that is called. */
  readonly isSettled: boolean;
  /** A version from which on is enough. */
  readonly leastIsEnough: boolean;
  /** What a fix may propose where nothing is written. */
  readonly proposal: string;
}

/** What signs in to a platform. */
export interface Provider extends PlatformSubject<'provider'> {
  /** The arguments that stand in the code in clear. */
  readonly literals: readonly Literal[];
}

/** A text that stands in the code. */
export interface Literal {
  /** The argument, the variable or the key that it is given to. */
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly remove?: () => readonly Change[];
}

/** Something that can carry tags. */
export interface Taggable extends PlatformSubject<'taggable'> {
  /** The keys that it has, and those that its provider gives to everything. */
  readonly keys: readonly string[];
  /** False where it may have others. */
  readonly isWhole: boolean;
  /** Where one that is missing is said to be. */
  readonly at: Span;
  /** Where one that is missing is added, if that is in another file. */
  readonly addedAt?: Span;
  /** What others of the same code write for all their tags, and this one could write as well. */
  readonly likeOthers?: { readonly text: string; readonly changes: () => readonly Change[] };
  /** True where others of the same code have tags. */
  readonly othersHave: boolean;
  /** The one value that all others give a key, where they agree. */
  readonly usual: (key: string) => string | undefined;
  /** Adds a tag; without a value, with one that a person must decide. */
  readonly add?: (key: string, value: string | undefined) => readonly Change[];
}

/** What a person, a pipeline or a caller is to give. */
export interface Variable extends PlatformSubject<'variable'> {
  readonly description: Setting<string>;
  readonly sensitive: Setting<boolean>;
  /** True where its type, or its default, is no text: a switch, a number, a list of names. */
  readonly isNoText: boolean;
  /** What it is used for that is a secret by its own name: `aws_db_instance.main.password`. */
  readonly secretUse: string | undefined;
  /** True where everything that it is used for is a name, an address or a number of something. */
  readonly onlyNames: boolean;
  /** The texts that stand in the code for it: its default, what files and calls give it. */
  readonly literals: readonly Literal[];
  /** True where marking it sensitive cannot make the tool refuse something else. */
  readonly mayBeHidden: boolean;
  /** Set for a variable of a root module that somebody must give a value. */
  readonly required?: RequiredVariable;
}

export interface RequiredVariable {
  /** The files, by their names in the module's folder, that give it a value. */
  readonly givenBy: readonly string[];
  /** Gives it a value that a person must decide; undefined where the file is not there or has it. */
  give(file: string): (() => readonly Change[]) | undefined;
}

/** What the code tells of what it made. */
export interface Output extends PlatformSubject<'output'> {
  readonly sensitive: Setting<boolean>;
  /** What it shows that is secret: `random_password.db.result`. */
  readonly reveals: string | undefined;
  /** True where another module of the repository takes it. */
  readonly isCalled: boolean;
  readonly literals: readonly Literal[];
}

/** A variable, a local value or a lookup: what the code declares to use it. */
export interface Declaration extends PlatformSubject<'declaration'> {
  readonly what: 'variable' | 'local' | 'lookup';
  /** False where nothing uses it. Undefined where something that cannot be read may. */
  readonly used: boolean | undefined;
  /** `isSafe`: nothing else can notice. */
  readonly remove?: { readonly isSafe: boolean; readonly changes: () => readonly Change[] };
}

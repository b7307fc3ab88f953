import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Value } from '../field.ts';

/**
 * One thing that a platform is asked for: whether a database is encrypted, how long its backups are kept. Other than a
 * `Field` it knows what the platform does where nobody wrote it, and it need not be one attribute: it may be settled by
 * several resources together.
 */
export interface Setting<T, W = T> {
  /** As the dialect spells it: `storage_encrypted`. */
  readonly name: string;
  readonly value: Value<T>;
  /** What holds where nobody wrote it; undefined where there is nothing then, or no telling. */
  readonly byDefault: T | undefined;
  /** Undefined where no change of this file would do it, or more than a value has to be decided. */
  readonly set?: (value: W) => readonly Change[];
}

/** What every subject of the platform has: a thing that a cloud keeps for us. */
export interface PlatformSubject<K extends string> {
  readonly subject: K;
  /** The dialect's own word: `aws_db_instance`. */
  readonly kind: string;
  readonly name: string;
  /** As messages call it: `aws_db_instance.main`. */
  readonly title: string;
  /** What names it in the text: where something that is missing is underlined. */
  readonly span: Span;
  readonly namespace: undefined;
}

/** Something that a resource permits and that can be pointed at: one grant, one rule, one statement. */
export interface Weakness {
  readonly span: Span;
  /** What is so, to stand behind the subject's title: `gives everybody on the internet the right to read`. */
  readonly says: string;
  /** Takes it back, where that is a change of one value. */
  readonly mend?: { readonly title: string; readonly changes: () => readonly Change[] };
}

/** The weaknesses that can be seen, and whether there may be others. */
export interface Weaknesses {
  readonly found: readonly Weakness[];
  /** True where something that is not known decides whether there are any. */
  readonly open: boolean;
}

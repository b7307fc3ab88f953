import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Field } from './field.ts';

/** A file that describes an application as a whole, or adds to such a one: a Compose file. */
export interface Description {
  readonly subject: 'description';
  /** The dialect's own word: `Compose file`. */
  readonly kind: string;
  readonly name: string;
  /** A short word at its top: where a missing field is underlined. */
  readonly span: Span;
  readonly namespace: undefined;
  /** What is written in it otherwise than its format allows; undefined where the text is too broken to tell. */
  readonly faults: readonly StructureFault[] | undefined;
  /** A version of the format that nothing reads any more; undefined where something does. */
  readonly formatVersion: Field<string> | undefined;
  /** What the application is called where it runs; undefined where another file, or the command line, says so. */
  readonly projectName: Field<string> | undefined;
  /** The name of the folder that it lies in; undefined where that is the folder of the workspace. */
  readonly folder: string | undefined;
}

/** Something that the format does not allow. */
export interface StructureFault {
  readonly span: Span;
  readonly message: string;
  /** The word that is meant, where one is near. */
  readonly meant?: { readonly word: string; readonly written: string; write(): Change };
}

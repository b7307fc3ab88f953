import type { Edit } from './edit.ts';
import { groupedBy } from './lists.ts';

/** A step from the root of a document: a key of a map or an index of a list. */
export type Path = readonly (string | number)[];

/** A value to be written, in the words of the file's own format. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | Choice
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** A proposed value that a person should look at: it becomes a tab stop when its fix is applied alone. */
export class Choice {
  readonly value: string | number;
  constructor(value: string | number) {
    this.value = value;
  }
}

/** An expression of the file's own language, written as it is: `aws_s3_bucket.logs.id`. YAML, which has none, takes its text. */
export class Expression extends Choice {}

/** Whatever can turn changes into text: a parsed document. The model knows no more of syntax than this. */
export interface Writer {
  write(changes: readonly Change[]): Edit;
}

/**
 * Says what to change, not where. Several changes of one document are written together, so that two that
 * need the same missing parent create it once.
 */
export type Change =
  | { readonly kind: 'set'; readonly writer: Writer; readonly path: Path; readonly value: PlainValue }
  | { readonly kind: 'remove'; readonly writer: Writer; readonly path: Path }
  /** A new item behind all `length` that the list at the path has. Several of one list follow one another. */
  | { readonly kind: 'append'; readonly writer: Writer; readonly path: Path; readonly length: number; readonly value: PlainValue }
  /** A new object after this one: in YAML, a document of its own. */
  | { readonly kind: 'append-document'; readonly writer: Writer; readonly value: PlainValue };

/** Turns changes into one edit: each document writes its own; one refusal refuses all. */
export function write(changes: readonly Change[]): Edit {
  const edits = [];
  for (const [writer, own] of groupedBy(changes, change => change.writer)) {
    const edit = writer.write(own);
    if (edit.kind === 'refused') return edit;
    edits.push(...edit.edits);
  }
  return { kind: 'edits', edits };
}

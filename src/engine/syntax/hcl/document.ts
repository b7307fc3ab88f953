import type { Change } from '../../text/change.ts';
import type { Edit, TextEdit } from '../../text/edit.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { Comment, Document } from '../tree.ts';
import { writeChanges } from './edit.ts';
import { arrange } from './edit/align.ts';
import { bodyOf } from './nodes.ts';
import type { Attribute, Block, Body } from './tree.ts';
import type { SyntaxError } from './walker.ts';

/** What was read of a text. */
export interface Read {
  readonly items: readonly (Attribute | Block)[];
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxError[];
  /** It was read as another text of the same length: the grammar refuses it as it stands. */
  readonly isMended?: true;
}

/** One file of HCL. */
export class HclDocument implements Document {
  readonly source: Source;
  readonly root: Body;
  readonly problems: readonly Problem[];
  readonly partial: boolean;
  /** True where it was read as it stands, without any error: a part of it can be read by itself. */
  readonly isWhole: boolean;
  /** The line of the first error, and the start of the block or attribute at the margin that holds it. */
  readonly damage: { readonly start: number; readonly end: number; readonly wholeUntil: number } | undefined;
  readonly #comments: readonly Comment[];
  readonly #readAgain: (text: string) => HclDocument;

  constructor(source: Source, { items, comments, errors, isMended }: Read, readAgain: (text: string) => HclDocument) {
    this.source = source;
    this.root = bodyOf(0, source.text.length, items);
    this.isWhole = errors.length === 0 && isMended === undefined;
    this.problems = errors.map(({ start, end, message }) => ({ span: { source, start, end }, message, severity: 'error' }));
    const hard = errors.filter(({ isReadable }) => isReadable !== true);
    this.partial = hard.length > 0;
    this.damage = damageOf(source.text, this.root, hard);
    this.#comments = comments;
    this.#readAgain = readAgain;
  }

  comments(): readonly Comment[] {
    return this.#comments;
  }

  write(changes: readonly Change[]): Edit {
    return writeChanges(this, changes, this.#readAgain);
  }

  arranged(edits: readonly TextEdit[]): readonly TextEdit[] {
    return arrange(this, edits, this.#readAgain);
  }
}

function damageOf(text: string, root: Body, errors: readonly SyntaxError[]): HclDocument['damage'] {
  if (errors.length === 0) return undefined;
  const first = errors.reduce((at, { start }) => Math.min(at, start), text.length);
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const eol = text.indexOf('\n', first);
  // A brace that is missing is noticed long after the place where it should stand.
  const around = root.items.find(item => item.end >= first);
  return { start, end: eol < 0 ? text.length : eol, wholeUntil: Math.min(start, around?.start ?? start) };
}

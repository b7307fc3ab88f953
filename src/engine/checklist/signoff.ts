import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/source.ts';
import { textOf } from '../text/source.ts';
import type { Item } from './item.ts';
import type { Kind } from './kinds.ts';
import type { BoxRecord } from './record/fields.ts';
import { tickEdit } from './tick.ts';

/** A blank of a sign-off, to be filled with a name or a date. */
export interface Blank {
  readonly span: Span;
  readonly means: 'name' | 'date';
}

/** Who signs, and when. */
export interface Signature {
  readonly name: string;
  /** As it is to be written: `2026-01-31`. */
  readonly date: string;
}

/** A signature with what stood in its place before, as the record keeps it. */
export interface Signed extends Signature {
  readonly blanks: readonly string[];
}

/** The blanks of an item's text, in order. What stands before a blank says what it is for. */
export function blanksOf({ textSpan }: Item): Blank[] {
  const text = textOf(textSpan);
  let from = 0;
  return [...text.matchAll(/(?:\\?_){3,}/g)].map(({ index, 0: blank }): Blank => {
    const means = /\b(?:date|time|when|on)\b[^A-Za-z]*$/i.test(text.slice(from, index)) ? 'date' : 'name';
    from = index + blank.length;
    const start = textSpan.start + index;
    return { span: { source: textSpan.source, start, end: start + blank.length }, means };
  });
}

/** What an item is. What is signed has no blanks any more to be known by: its record says that they were there. */
export function kindWith({ kind }: Item, record: BoxRecord | undefined): Kind {
  return record?.blanks === undefined || kind === 'group' ? kind : 'signoff';
}

/** The text of a sign-off without its blanks, which are for pens, and without what its record says was written into them. */
export function withoutBlanks(text: string, { tickedBy, tickedOn, blanks = [] }: Pick<BoxRecord, 'tickedBy' | 'tickedOn' | 'blanks'> = {}): string {
  const written = blanks.length === 0 ? [] : [tickedBy, tickedOn].filter(word => word !== undefined);
  return written.reduce((rest, word) => cut(rest, word), text).replace(/(?:\\?_){3,}/g, '').replace(/\s*\bDate:\s*$/i, '').replace(/\s+/g, ' ').trim().replace(/:$/, '');
}

/** Words before a blank say what it is for, and may be those of who signed: what was written into it comes last. */
function cut(text: string, word: string): string {
  const at = text.lastIndexOf(word);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + word.length);
}

/**
 * Ticks a sign-off and fills its blanks; where it has none, only the box is set and the record alone holds the name.
 * @returns the edit, and what the record must keep so that it can be taken back.
 */
export function sign(item: Item, signature: Signature): { readonly edit: Edit; readonly signed: Signed } {
  const blanks = blanksOf(item);
  const signed = { ...signature, blanks: blanks.map(({ span }) => textOf(span)) };
  if (signature.name.trim() === '' || /[\r\n]/.test(signature.name + signature.date)) {
    return { edit: { kind: 'refused', because: 'a signature needs a name, on one line' }, signed };
  }
  const fills = blanks.map(({ span, means }) => ({ span, newText: escaped(signature[means]) }));
  return { edit: together(tickEdit([item], true), fills), signed };
}

/** Un-ticks a sign-off and restores its blanks. A line that no longer says what was signed keeps its words. */
export function unsign(item: Item, { name, date, blanks }: Signed): Edit {
  const { source, start: base } = item.textSpan;
  const text = textOf(item.textSpan);
  const written = blanks.length === 1 && text.includes(escaped(date)) && !text.includes(escaped(name)) ? [date] : [name, date].slice(0, blanks.length);
  let before = text.length;
  const fills = [];
  for (const [i, value] of [...written.entries()].reverse()) {
    const at = text.slice(0, before).lastIndexOf(escaped(value));
    if (at < 0) return tickEdit([item], false);
    before = at;
    fills.push({ span: { source, start: base + at, end: base + at + escaped(value).length }, newText: blanks[i] ?? '' });
  }
  return together(tickEdit([item], false), fills);
}

function together(tick: Edit, fills: readonly { readonly span: Span; readonly newText: string }[]): Edit {
  if (tick.kind === 'refused') return tick;
  return { kind: 'edits', edits: [...tick.edits, ...fills].sort((a, b) => a.span.start - b.span.start) };
}

/** What Markdown would read as markup is written so that it stands as it is. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}

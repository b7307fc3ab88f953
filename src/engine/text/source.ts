import type { Edit } from './edit.ts';

/**
 * A stretch of text that is parsed and judged as one: a YAML document of a file, or a whole file.
 *
 * `offset` is where `text` starts in its file, in UTF-16 units. It is the one thing that moves: when text
 * before an unchanged document grows, the document keeps its tree, its model and its findings, and only
 * `offset` is set anew. That is what makes a keystroke in a file of 400 documents cost one document.
 */
export interface Source {
  readonly uri: string;
  readonly text: string;
  offset: number;
}

/** A place in a source: UTF-16 offsets within `source.text`, half-open. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Something wrong with the text itself (syntax, size, encoding), with its place. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
  /** Set where the text cannot be read as it stands; everything else is a warning. */
  readonly severity?: 'error';
  /** What mends it, where something does. */
  readonly fix?: { readonly title: string; edit(): Edit };
}

/** Makes a source out of a whole file's text. */
export function sourceOf(uri: string, text: string): Source {
  return { uri, text, offset: 0 };
}

/** The text that a span covers. */
export function textOf(span: Span): string {
  return span.source.text.slice(span.start, span.end);
}

/**
 * Where a part of a value stands (`start` and `end` within the value's own text). In a value that is not written as it
 * reads (escapes, folded lines), the part is looked for with what stands around it; the whole value's place where
 * that finds nothing, or more than one.
 */
export function partOf(span: Span, value: string, start: number, end: number): Span {
  if (start >= end) return span;
  const written = textOf(span);
  const at = written === value ? start : written.slice(1, -1) === value ? start + 1 : placeOf(written, value, start, end);
  return at === undefined ? span : { source: span.source, start: span.start + at, end: span.start + at + end - start };
}

const WIDEST_CONTEXT = 64;

function placeOf(written: string, value: string, start: number, end: number): number | undefined {
  for (let context = 0; context <= WIDEST_CONTEXT; context = context === 0 ? 2 : context * 2) {
    const from = Math.max(0, start - context);
    const wanted = value.slice(from, end + context);
    const at = written.indexOf(wanted);
    if (at < 0) return undefined;
    if (!written.includes(wanted, at + 1)) return at + start - from;
  }
  return undefined;
}

import type { TextEdit } from '../../../text/edit.ts';
import type { Source } from '../../../text/source.ts';
import type { Range } from '../tree.ts';

type Piece = { readonly kind: 'kept'; readonly start: number; readonly end: number } | { readonly kind: 'new'; readonly text: string; readonly stops: readonly Range[] };

/** Another edit, in offsets of the text as it is by now. */
export interface Respacing extends Range {
  readonly newText: string;
}

/**
 * A text that is being changed, as pieces of the original and of what is new: edits that follow upon edits come to one
 * list of edits of the original.
 */
export class Pieces {
  readonly #source: Source;
  #pieces: Piece[] = [];

  constructor(source: Source, edits: readonly TextEdit[]) {
    this.#source = source;
    let at = 0;
    for (const { span, newText, tabStops } of edits) {
      this.#pieces.push({ kind: 'kept', start: at, end: span.start }, { kind: 'new', text: newText, stops: tabStops ?? [] });
      at = span.end;
    }
    this.#pieces.push({ kind: 'kept', start: at, end: source.text.length });
  }

  get text(): string {
    return this.#pieces.map(piece => this.#textOf(piece)).join('');
  }

  /** Where the original has what now stands at an offset; undefined for what is new. */
  originOf(at: number): number | undefined {
    let start = 0;
    for (const piece of this.#pieces) {
      const length = this.#textOf(piece).length;
      if (at < start + length) return piece.kind === 'kept' ? piece.start + at - start : undefined;
      start += length;
    }
    return this.#source.text.length;
  }

  /** What is new, and the places where something went, in offsets of the text as it is by now. */
  changed(): Range[] {
    const ranges: Range[] = [];
    let at = 0;
    let origin = 0;
    for (const piece of this.#pieces) {
      const { length } = this.#textOf(piece);
      if (piece.kind === 'new') ranges.push({ start: at, end: at + length });
      else {
        if (piece.start > origin) ranges.push({ start: at, end: at });
        origin = piece.end;
      }
      at += length;
    }
    return ranges;
  }

  /** Changes the text further; the changes are sorted and apart from each other. */
  respace(changes: readonly Respacing[]): void {
    for (const { start, end, newText } of changes.toReversed()) {
      const before = this.#cut(0, start);
      const behind = this.#cut(end, Number.POSITIVE_INFINITY);
      this.#pieces = [...before, { kind: 'new', text: newText, stops: [] }, ...behind];
    }
  }

  /** The edits that lead from the original to the text as it is by now. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let text = '';
    let stops: Range[] = [];
    const flush = (end: number): void => {
      if (end > at || text !== '') {
        const edit = { span: { source: this.#source, start: at, end }, newText: text };
        edits.push(stops.length === 0 ? edit : { ...edit, tabStops: stops });
      }
      text = '';
      stops = [];
    };
    for (const piece of this.#pieces) {
      if (piece.kind === 'kept') {
        if (piece.end === piece.start) continue;
        flush(piece.start);
        at = piece.end;
      } else {
        for (const stop of piece.stops) stops.push({ start: stop.start + text.length, end: stop.end + text.length });
        text += piece.text;
      }
    }
    flush(this.#source.text.length);
    return edits;
  }

  #cut(from: number, to: number): Piece[] {
    const cut: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const { length } = this.#textOf(piece);
      const start = Math.max(0, from - at);
      const end = Math.min(length, to - at);
      at += length;
      if (start >= end) continue;
      if (piece.kind === 'kept') cut.push({ kind: 'kept', start: piece.start + start, end: piece.start + end });
      else cut.push({ kind: 'new', text: piece.text.slice(start, end), stops: within(piece.stops, start, end) });
    }
    return cut;
  }

  #textOf(piece: Piece): string {
    return piece.kind === 'kept' ? this.#source.text.slice(piece.start, piece.end) : piece.text;
  }
}

function within(stops: readonly Range[], start: number, end: number): Range[] {
  return stops.filter(stop => stop.start >= start && stop.end <= end).map(stop => ({ start: stop.start - start, end: stop.end - start }));
}

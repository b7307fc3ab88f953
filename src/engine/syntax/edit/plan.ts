import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { breakAt, endOfLine, endOfLineBefore, lineStart } from './lines.ts';

export interface Stop {
  readonly start: number;
  readonly end: number;
}

/** Text in the making, with the stretches in it that a person should look at. */
export class Out {
  text = '';
  readonly stops: Stop[] = [];

  add(text: string): this {
    this.text += text;
    return this;
  }

  /** Adds what another one holds. */
  append(other: Out): this {
    for (const stop of other.stops) this.stops.push({ start: stop.start + this.text.length, end: stop.end + this.text.length });
    this.text += other.text;
    return this;
  }
}

interface Draft {
  start: number;
  end: number;
  out: Out;
}

/** Collects edits of one text, and the first reason why they cannot be made. */
export class Plan {
  readonly text: string;
  because: string | undefined;
  readonly #drafts: Draft[] = [];

  constructor(text: string) {
    this.text = text;
  }

  refuse(because: string): void {
    this.because ??= because;
  }

  replace(start: number, end: number, by: Out | string): void {
    const out = typeof by === 'string' ? new Out().add(by) : by;
    if (start < end || out.text !== '') this.#drafts.push({ start, end, out });
  }

  insert(at: number, what: Out | string): void {
    this.replace(at, at, what);
  }

  delete(start: number, end: number): void {
    this.replace(start, end, '');
  }

  /** Deletes the whole lines that hold `start` to `end`. */
  deleteLines(start: number, end: number): void {
    const before = endOfLineBefore(this.text, start);
    const last = endOfLine(this.text, end);
    if (before === undefined) this.delete(lineStart(this.text, start), last + breakAt(this.text, last).length);
    else this.delete(before, last);
  }

  /** The edits, sorted, without overlap, touching ones made one. */
  edits(source: Source): TextEdit[] {
    return this.#merged().map(({ start, end, out }) => {
      const [from, to] = out.text === '' ? this.#wholeLines(start, end) : [start, end];
      const edit = { span: { source, start: from, end: to }, newText: out.text };
      return out.stops.length === 0 ? edit : { ...edit, tabStops: out.stops };
    });
  }

  #merged(): Draft[] {
    const sorted = [...this.#drafts].sort((a, b) => a.start - b.start || a.end - b.end);
    const merged: Draft[] = [];
    for (const { start, end, out } of sorted) {
      const last = merged.at(-1);
      if (last === undefined || start > last.end) merged.push({ start, end, out: new Out().append(out) });
      else {
        if (start < last.end && (out.text !== '' || last.out.text !== '')) this.refuse('two of the changes meet in one place');
        last.end = Math.max(last.end, end);
        last.out.append(out);
      }
    }
    return merged;
  }

  /** A deletion from one line's end to another's is shown as whole lines; it keeps each line's own ending. */
  #wholeLines(start: number, end: number): [number, number] {
    const first = breakAt(this.text, start);
    const last = breakAt(this.text, end);
    return first === '' || last === '' ? [start, end] : [start + first.length, end + last.length];
  }
}

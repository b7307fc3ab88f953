import type { Source, Span } from './source.ts';

/** Replace the text of `span` by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
  /** Stretches of `newText` (UTF-16, half-open) that a person should look at: tab stops in an editor. */
  readonly tabStops?: readonly { readonly start: number; readonly end: number }[];
}

/**
 * What a change of the model comes to in text. `refused` says why it cannot be written here (the value comes
 * through an alias, a template decides it); editors show the reason on a disabled action.
 */
export type Edit =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly because: string };

/** An edit in offsets of the whole file. */
export interface FileEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Lifts edits from their sources' offsets to offsets of the file that holds them, sorted by place. */
export function toFileEdits(edits: readonly TextEdit[]): FileEdit[] {
  return edits
    .map(({ span, newText }) => ({
      start: span.source.offset + span.start,
      end: span.source.offset + span.end,
      newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Applies sorted edits to a text. Edits that overlap an earlier one are left out and counted in `dropped`. */
export function applyFileEdits(text: string, edits: readonly FileEdit[]): { text: string; dropped: number } {
  let result = '';
  let at = 0;
  let dropped = 0;
  for (const edit of edits) {
    if (edit.start < at) {
      dropped += 1;
      continue;
    }
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return { text: result + text.slice(at), dropped };
}

/** The edits that lie in `source`, applied to its text. */
export function applyToSource(source: Source, edits: readonly TextEdit[]): string {
  const own = edits.filter(edit => edit.span.source === source);
  const moved = toFileEdits(own).map(({ start, end, newText }) => ({
    start: start - source.offset,
    end: end - source.offset,
    newText,
  }));
  return applyFileEdits(source.text, moved).text;
}

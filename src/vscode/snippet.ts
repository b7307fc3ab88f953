import type { TextEdit } from '../engine/index.ts';

/** The text of an edit in the editor's snippet syntax: its tab stops, numbered from `first`, hold what is proposed. */
export function snippetOf({ newText, tabStops = [] }: Pick<TextEdit, 'newText' | 'tabStops'>, first = 1): string {
  let snippet = '';
  let at = 0;
  tabStops.forEach(({ start, end }, i) => {
    snippet += escape(newText.slice(at, start));
    snippet += `\${${String(first + i)}:${escape(newText.slice(start, end))}}`;
    at = end;
  });
  return snippet + escape(newText.slice(at));
}

/** In a snippet `$` begins a variable, `}` ends a placeholder and `\` escapes. */
export function escape(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

import type { Source } from '../../text/source.ts';
import { readBlocks } from './read.ts';
import { readSimply } from './simple.ts';
import type { Block } from './tree.ts';

/** A Markdown file as a row of sections, each read on its own. */
export interface MarkdownDocument {
  readonly source: Source;
  readonly sections: readonly Section[];
}

/** A stretch that starts with a heading, with an item of a long list, or with the text; offsets in it count from `offset`. */
export interface Section {
  readonly offset: number;
  readonly text: string;
  /** True where it starts amid a list, which it goes on with. */
  readonly amid: boolean;
  readonly blocks: readonly Block[];
}

/**
 * Reads a Markdown file in sections: what is read stays in proportion to the text (a parse of the whole takes longer
 * than that), and sections of `previous` with the same text are kept, so that a keystroke costs one section.
 */
export function parseMarkdown(source: Source, previous?: MarkdownDocument): MarkdownDocument {
  const { text } = source;
  const known = new Map(previous?.sections.map(section => [section.text, section]));
  // What is open at the end of a text goes on when text is added: its last section is kept only as the last.
  const last = previous?.sections.at(-1);
  const starts = possibleStarts(text);
  const sections: Section[] = [];
  let at = 0;
  let next = 0;
  while (at < text.length) {
    while ((starts[next] ?? text.length) <= at) next += 1;
    const section = readSection(text, at, starts.slice(next, next + 64), stretch => {
      const kept = known.get(stretch);
      return kept === last && at + stretch.length < text.length ? undefined : kept?.blocks;
    });
    sections.push(section);
    at += section.text.length;
  }
  return { source, sections };
}

/** Sections longer than this many UTF-16 units are cut between items of a list. */
const LONG = 4096;

/** Offsets of lines that open with a heading's mark or, after long enough, an item's, unless they stand in code or HTML. */
function possibleStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index, 0: mark } of text.matchAll(/^(?:#{1,6}|[-*+])(?=[ \t])/gm)) {
    if (mark.startsWith('#') || index - (starts.at(-1) ?? 0) > LONG) starts.push(index);
  }
  return starts;
}

/**
 * Reads from `at` to the first line that starts a section indeed. The line is read along: only where it comes out as a
 * heading or an item at the end does nothing (a fence, an HTML comment) reach across it. The next try is twice as long.
 */
function readSection(text: string, at: number, starts: readonly number[], known: (stretch: string) => readonly Block[] | undefined): Section {
  for (let tries = 1; ; tries *= 2) {
    const end = starts[tries - 1] ?? text.length;
    const own = text.slice(at, end);
    const blocks = known(own) ?? (end === text.length ? (readSimply(own) ?? readBlocks(own)) : readUpTo(text, at, end));
    if (blocks !== undefined) return { offset: at, text: own, amid: at > 0 && !text.startsWith('#', at), blocks };
  }
}

function readUpTo(text: string, at: number, end: number): readonly Block[] | undefined {
  // Nothing of a simple text reaches across a heading.
  const simple = text.startsWith('#', end) ? readSimply(text.slice(at, end)) : undefined;
  if (simple !== undefined) return simple;
  const along = text.slice(at, endOfLine(text, end));
  const blocks = readSimply(along) ?? readBlocks(along);
  const last = blocks.at(-1);
  if (last?.kind === 'heading' && last.start === end - at) return blocks.slice(0, -1);
  if (last?.kind !== 'list' || last.items.at(-1)?.start !== end - at) return undefined;
  return last.items.length === 1 ? blocks.slice(0, -1) : [...blocks.slice(0, -1), { ...last, items: last.items.slice(0, -1) }];
}

function endOfLine(text: string, at: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

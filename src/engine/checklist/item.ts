import type { Source, Span } from '../text/source.ts';
import type { Problem } from '../text/source.ts';
import type { Annotation } from './annotate.ts';
import type { Command } from './commands.ts';
import type { Kind } from './kinds.ts';
import type { TextParameters } from './parameters/index.ts';
import type { Due } from './schedule.ts';

/** A checklist as it is read from one Markdown file. */
export interface Checklist {
  readonly source: Source;
  /** The first heading, or the file's name. */
  readonly title: string;
  /** All boxes in the order of the text. */
  readonly items: readonly Item[];
  readonly sections: readonly SectionHeading[];
  /** True where the text is UTF-8 read as Mac Roman and saved again: it is read as it was meant. */
  readonly damaged: boolean;
  readonly problems: readonly Problem[];
}

export interface SectionHeading {
  readonly depth: number;
  readonly text: string;
  readonly span: Span;
  /** The headings above it, the outermost first, and its own. */
  readonly path: readonly string[];
}

/** What the Markdown says of a box, before it is understood. */
export interface RawItem {
  readonly source: Source;
  /** The item with all that stands in it. */
  readonly span: Span;
  /** The offset of the one character between the brackets. */
  readonly box: number;
  readonly ticked: boolean;
  /** As written, without the box and without comments; damaged text as it was meant. */
  readonly text: string;
  /** The place of the text after the box: the first paragraph to its end. */
  readonly textSpan: Span;
  /** What a reader sees: no markup, no symbols. */
  readonly plain: string;
  /** In `**Label**: statement` the label; undefined where nothing follows it. */
  readonly label: string | undefined;
  /** What the item says: without its label and markup. */
  readonly statement: string;
  /** The texts of code spans. */
  readonly codes: readonly string[];
  /** The headings above it, the outermost first. */
  readonly headings: readonly string[];
  /** A paragraph above its list that ends in a colon or is all strong: a heading by another name. */
  readonly lead: string | undefined;
  readonly ordered: boolean;
  /** How many items it stands in. */
  readonly depth: number;
  readonly fences: readonly Fence[];
  /** Comments in its text. */
  readonly comments: readonly Span[];
}

export interface Fence {
  readonly language: string | undefined;
  readonly text: string;
  readonly span: Span;
}

/** A box of a checklist with what it is understood to be. */
export interface Item extends RawItem {
  /** Of file, headings, groups, text and occurrence. A record's entry keeps the id that its box had first. */
  readonly id: string;
  /** The headings and the groups above it, the outermost first. */
  readonly under: readonly string[];
  /** From 1; greater for the second box and later ones with all the rest alike. */
  readonly occurrence: number;
  readonly parent: Item | undefined;
  readonly children: readonly Item[];
  readonly kind: Kind;
  /** The words that make it optional, on the item, its group or its heading. */
  readonly optional: string | undefined;
  /** It is done only in case of need (a rollback): outside progress. */
  readonly conditional: boolean;
  readonly due: Due | undefined;
  readonly parameters: TextParameters;
  readonly commands: readonly Command[];
  readonly annotations: readonly Annotation[];
}

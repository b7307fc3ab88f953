import type { Block, Inline, List, ListItem, MarkdownDocument } from '../syntax/markdown/index.ts';
import type { Problem, Source, Span } from '../text/source.ts';
import { boxlessProblem } from './boxless.ts';
import type { Reading } from './damaged.ts';
import type { Fence, RawItem, SectionHeading } from './item.ts';
import { withoutSymbols } from './words.ts';

/** An item with the index of the item that it stands in. */
export interface OutlineItem extends RawItem {
  readonly parent: number | undefined;
}

/** What a Markdown file holds of a checklist, in the order of the text. */
export interface Outline {
  readonly items: readonly OutlineItem[];
  readonly sections: readonly SectionHeading[];
  readonly problems: readonly Problem[];
}

/** @param reading how to read damaged text; it keeps the offsets of what is written. */
export function outlineOf(document: MarkdownDocument, reading: Reading): Outline {
  const walk = new Walk(document.source, reading);
  let lead: string | undefined;
  for (const { offset, blocks, amid } of document.sections) lead = walk.blocks(blocks, offset, TOP, amid ? lead : undefined);
  return walk;
}

/** Where a block stands. */
interface Within {
  readonly parent: number | undefined;
  readonly depth: number;
  /** The plain list item or the paragraph that serves as a heading. */
  readonly lead: string | undefined;
}

const TOP: Within = { parent: undefined, depth: 0, lead: undefined };

class Walk implements Outline {
  readonly items: OutlineItem[] = [];
  readonly sections: SectionHeading[] = [];
  readonly problems: Problem[] = [];
  readonly #source: Source;
  readonly #reading: Reading;
  #path: readonly SectionHeading[] = [];

  constructor(source: Source, reading: Reading) {
    this.#source = source;
    this.#reading = reading;
  }

  /**
   * @param above the heading by another name that the first block stands under.
   * @returns the one that goes on after the last block, where a list does.
   */
  blocks(blocks: readonly Block[], offset: number, within: Within, above = within.lead): string | undefined {
    let lead = above;
    let last = above;
    for (const block of blocks) {
      if (block.kind === 'heading' && within.depth === 0) this.#heading(block.depth, block.inlines, this.#span(block, offset));
      else if (block.kind === 'list') this.#list(block, offset, { ...within, lead });
      else if (block.kind === 'quote') this.blocks(block.blocks, offset, within);
      else if (block.kind === 'code' && !block.closed) this.#unclosed(this.#span(block, offset), BOX.test(block.text));
      last = lead;
      lead = block.kind === 'paragraph' ? (this.#lead(block.inlines) ?? within.lead) : within.lead;
    }
    return blocks.at(-1)?.kind === 'list' ? last : lead;
  }

  #heading(depth: number, inlines: readonly Inline[], span: Span): void {
    const above = this.#path.filter(heading => heading.depth < depth);
    const text = this.#plain(inlines);
    const heading = { depth, text, span, path: [...above.map(one => one.text), text] };
    this.#path = [...above, heading];
    this.sections.push(heading);
  }

  #list(list: List, offset: number, within: Within): void {
    const isOfBoxes = list.items.some(({ box }) => box !== undefined);
    for (const item of list.items) {
      if (item.box === undefined) this.#plainItem(item, offset, within, isOfBoxes);
      else this.#item(item, item.box, list.ordered, offset, within);
    }
  }

  /** An item without a box gives what stands in it a heading. */
  #plainItem({ blocks }: ListItem, offset: number, within: Within, isAmongBoxes: boolean): void {
    const [first, ...rest] = blocks;
    const problem = isAmongBoxes && first?.kind === 'paragraph' ? boxlessProblem(this.#source, first.start + offset, first.end + offset) : undefined;
    if (problem !== undefined) this.problems.push(problem);
    if (first?.kind !== 'paragraph') this.blocks(blocks, offset, { ...within, depth: within.depth + 1 });
    else this.blocks(rest, offset, { ...within, depth: within.depth + 1, lead: this.#plain(first.inlines) });
  }

  #item({ blocks, start, end }: ListItem, box: { at: number; ticked: boolean }, ordered: boolean, offset: number, within: Within): void {
    const [first, ...rest] = blocks;
    const inlines = first?.kind === 'paragraph' ? withoutGap(first.inlines) : [];
    const textSpan = this.#textSpan(box.at, first?.end ?? end, offset);
    const comments = inlines.filter(isComment).map(inline => this.#span(inline, offset));
    const plain = this.#plain(inlines);
    const { label, statement } = this.#split(inlines, plain);
    if (plain === '') this.problems.push({ span: this.#span({ start: box.at - 1, end: box.at + 2 }, offset), message: 'This box says nothing: write what is to be done.' });
    const index = this.items.length;
    this.items.push({
      source: this.#source,
      span: this.#span({ start, end }, offset),
      box: box.at + offset,
      ticked: box.ticked,
      text: this.#written(textSpan, comments),
      textSpan,
      plain,
      label,
      statement,
      codes: inlines.filter(({ kind }) => kind === 'code').map(({ text }) => this.#reading(text)),
      headings: this.#path.map(({ text }) => text),
      lead: within.lead,
      ordered,
      depth: within.depth,
      fences: this.#fences(rest, offset),
      comments,
      parent: within.parent,
    });
    this.blocks(rest, offset, { parent: index, depth: within.depth + 1, lead: undefined });
  }

  /** From the first character after `[ ] ` to the end of the paragraph. */
  #textSpan(box: number, end: number, offset: number): Span {
    const { text } = this.#source;
    let start = box + offset + 2;
    while (start < end + offset && /\s/.test(text.charAt(start))) start += 1;
    return { source: this.#source, start, end: Math.max(start, end + offset) };
  }

  #written({ start, end }: Span, comments: readonly Span[]): string {
    let text = '';
    let at = start;
    for (const comment of comments) {
      text += this.#source.text.slice(at, comment.start);
      at = comment.end;
    }
    text += this.#source.text.slice(at, Math.max(at, end));
    return this.#reading(text).replace(/\s*[\r\n]+[ \t>]*/g, ' ').trim();
  }

  /** Fences that belong to an item: in it, and in the plain lists in it, but not in another item's part. */
  #fences(blocks: readonly Block[], offset: number): Fence[] {
    return blocks.flatMap((block): Fence[] => {
      if (block.kind === 'code') return [{ language: block.language, text: this.#reading(block.text), span: this.#span(block, offset) }];
      if (block.kind === 'quote') return this.#fences(block.blocks, offset);
      if (block.kind !== 'list') return [];
      return block.items.flatMap(item => (item.box === undefined ? this.#fences(item.blocks, offset) : []));
    });
  }

  /** A paragraph that ends in a colon, or that is all strong, heads the list below it. */
  #lead(inlines: readonly Inline[]): string | undefined {
    const plain = this.#plain(inlines);
    const strong = inlines.every(inline => inline.strong || inline.text.trim() === '');
    return plain.endsWith(':') || (strong && plain !== '') ? plain.replace(/:$/, '') : undefined;
  }

  /** `**Label**: statement` and `**Label:** statement`. */
  #split(inlines: readonly Inline[], plain: string): { label: string | undefined; statement: string } {
    const end = inlines.findIndex(({ strong }) => !strong);
    if (end <= 0) return { label: undefined, statement: plain };
    const head = this.#plain(inlines.slice(0, end));
    const tail = this.#plain(inlines.slice(end));
    const colon = head.endsWith(':') ? tail : tail.startsWith(':') ? tail.slice(1).trim() : undefined;
    return colon === undefined || colon === '' ? { label: undefined, statement: plain } : { label: head.replace(/:$/, ''), statement: colon };
  }

  #plain(inlines: readonly Inline[]): string {
    return withoutSymbols(this.#reading(inlines.filter(({ kind }) => kind !== 'html').map(({ text }) => text).join('')));
  }

  /** @param holds true where there is a box in it. */
  #unclosed(span: Span, holds: boolean): void {
    const start = { ...span, end: Math.min(span.end, span.start + 3) };
    this.problems.push({ span: start, message: 'This code fence is never closed: boxes below it are code, not items.', ...(holds ? { severity: 'error' } : {}) });
  }

  #span({ start, end }: { start: number; end: number }, offset: number): Span {
    return { source: this.#source, start: start + offset, end: end + offset };
  }
}

/** A line that would be an item if it did not stand in code. */
const BOX = /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]/m;

/** The white space between the box and the text is a run of its own where markup follows. */
function withoutGap(inlines: readonly Inline[]): readonly Inline[] {
  return inlines[0]?.text.trim() === '' ? inlines.slice(1) : inlines;
}

function isComment({ kind, text }: Inline): boolean {
  return kind === 'html' && text.startsWith('<!--');
}

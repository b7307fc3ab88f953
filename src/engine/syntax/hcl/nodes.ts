import type { Entry } from '../tree.ts';
import type { Attribute, Block, BlockList, Body, Literal, ObjectEntry, ObjectNode, Range, TupleNode } from './tree.ts';
import type { Expression } from './tree.ts';
import { groupedBy } from '../../text/lists.ts';

/** The fields that all computed expressions share. `text` is the whole file's text. */
export function computed(text: string, start: number, end: number): {
  readonly kind: 'scalar';
  readonly style: 'plain';
  readonly tag: undefined;
  readonly start: number;
  readonly end: number;
  readonly text: string;
} {
  return { kind: 'scalar', style: 'plain', tag: undefined, start, end, text: `\${${text.slice(start, end)}}` };
}

/** A name, a number, `true`, `false` or `null`. A number's text is the decimal one: `010` is 10 in HCL, not octal. */
export function plain(start: number, end: number, value: string | number | boolean | null): Literal {
  return { kind: 'scalar', form: 'literal', style: 'plain', tag: undefined, start, end, value, text: String(value) };
}

export function quoted(start: number, end: number, value: string): Literal {
  return { kind: 'scalar', form: 'literal', style: 'double', tag: undefined, start, end, value, text: value };
}

export function heredoc(start: number, end: number, value: string): Literal {
  return { kind: 'scalar', form: 'literal', style: 'literal', tag: undefined, start, end, value, text: value };
}

export function objectOf(start: number, end: number, entries: readonly ObjectEntry[]): ObjectNode {
  return { kind: 'map', form: 'object', flow: true, tag: undefined, start, end, entries };
}

export function tupleOf(start: number, end: number, items: readonly Expression[], ranges: readonly Range[]): TupleNode {
  return { kind: 'list', form: 'tuple', flow: true, tag: undefined, start, end, items, ranges };
}

/** A body of its items; blocks must have been numbered by `numbered`. */
export function bodyOf(start: number, end: number, items: readonly (Attribute | Block)[]): Body {
  const attributes = items.filter(item => item.kind === 'attribute');
  const blocks = items.filter(item => item.kind === 'block');
  return { kind: 'map', form: 'body', flow: false, tag: undefined, start, end, items, attributes, blocks, entries: entriesOf(attributes, blocks) };
}

/** Counts the blocks of a body by type. */
export class Numbering {
  readonly #counts = new Map<string, number>();

  next(type: string): number {
    const index = this.#counts.get(type) ?? 0;
    this.#counts.set(type, index + 1);
    return index;
  }
}

function entriesOf(attributes: readonly Attribute[], blocks: readonly Block[]): Entry[] {
  const entries: Entry[] = attributes.map(({ name, value }) => ({ key: name, value }));
  for (const same of groupedBy(blocks, ({ type }) => type.text).values()) {
    const [first] = same;
    if (first !== undefined) entries.push({ key: first.type, value: blockList(first, same) });
  }
  return entries;
}

function blockList(first: Block, blocks: readonly Block[]): BlockList {
  const end = blocks.at(-1)?.end ?? first.end;
  return { kind: 'list', form: 'blocks', flow: false, tag: undefined, start: first.start, end, items: blocks.map(({ body }) => body), blocks };
}

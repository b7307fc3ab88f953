import type { Cursor } from '../syntax/cursor.ts';
import { spanOf } from '../syntax/tree.ts';
import type { Document, Node } from '../syntax/tree.ts';
import { nearest } from '../text/nearest.ts';
import type { Problem } from '../text/source.ts';

/** Entries of a map that is read. */
type Entries = ReturnType<Cursor['entries']>;

/** More words than this are not listed in a message. */
const FEW = 12;

/** Where so much is wrong, nobody looks for the word that was meant. */
const MANY = 500;

/** Collects what is wrong with a configuration file, each with its place. */
export class Report {
  readonly problems: Problem[] = [];
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The entries of a map, the last of those with one key. Anything else is told; a value that nobody wrote is not. */
  entries(cursor: Cursor): Entries {
    const { node } = cursor;
    if (node !== undefined && node.kind !== 'map' && !(node.kind === 'scalar' && node.text === '')) this.wrong(cursor, 'must be a map');
    const last = new Map(cursor.entries().map(entry => [entry.key, entry]));
    return [...last.values()];
  }

  /** One of some words. */
  choice(cursor: Cursor, words: readonly string[]): string | undefined {
    const text = cursor.node?.kind === 'scalar' ? cursor.node.text : undefined;
    if (text !== undefined && words.includes(text)) return text;
    const near = text === undefined || text === '' ? undefined : nearest(text, words);
    this.wrong(cursor, `must be ${enumerate(words, 'or')}`, near);
    return undefined;
  }

  /** Tells what is wrong with a value. */
  wrong(cursor: Cursor, what: string, replacement?: string): void {
    const { node, keyNode } = cursor;
    const isWritten = node !== undefined && node.end > node.start;
    this.#tell(isWritten ? firstLine(this.#document, node) : (keyNode ?? node), `${title(cursor)} ${what}.`, replacement);
  }

  /** Tells that a key means nothing here, with the nearest one that does. */
  unknownKey(key: Node, text: string, noun: string, known: readonly string[], of = ''): void {
    const near = this.problems.length < MANY ? nearest(text, known) : undefined;
    const hint = near === undefined ? (known.length > FEW ? '' : ` There is ${enumerate(known, 'and')}.`) : ` Did you mean ${near}?`;
    this.#tell(key, `There is no ${noun} ${text}${of}.${hint}`, near);
  }

  #tell(place: { readonly start: number; readonly end: number } | undefined, message: string, replacement?: string): void {
    const span = spanOf(this.#document, place ?? { start: 0, end: 0 });
    // The error is told already; what stands behind it may not be what is meant.
    if (span.end >= (this.#document.damage?.start ?? Number.POSITIVE_INFINITY)) return;
    const fix = { title: `Change to ${replacement ?? ''}`, edit: () => ({ kind: 'edits', edits: [{ span, newText: replacement ?? '' }] }) as const };
    this.problems.push({ span, message, ...(replacement === undefined ? {} : { fix }) });
  }
}

function title(cursor: Cursor): string {
  const key = cursor.keyNode;
  return key?.kind === 'scalar' ? key.text : 'This';
}

function enumerate(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** A block may be long: its first line is enough to show where it is. */
function firstLine(document: Document, node: Node): { start: number; end: number } {
  const end = document.source.text.slice(node.start, node.end).search(/[\r\n]/);
  return { start: node.start, end: end < 0 ? node.end : node.start + end };
}

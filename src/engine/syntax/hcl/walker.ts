import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import type { Comment } from '../tree.ts';
import type { Range } from './tree.ts';

/** Something in the text that cannot be read, in offsets of the text. */
export interface SyntaxError extends Range {
  readonly message: string;
  /** Terraform refuses it, and what is meant is clear: nothing is missing from the tree. */
  readonly isReadable?: true;
}

/** Stretches of text that nest deeper are not read. No honest file comes near; WebAssembly and our own stack have ends. */
const MAXIMUM_DEPTH = 200;
/** After so many errors the rest tells nothing more. */
const MAXIMUM_ERRORS = 50;

/**
 * Goes through one tree-sitter tree with a cursor, which is several times faster than its nodes: each of those is an
 * object, and each question to it a call into WebAssembly. Comments and errors are gathered on the way.
 */
export class Walker {
  /** The text that places refer to. */
  readonly text: string;
  readonly comments: Comment[] = [];
  readonly errors: SyntaxError[] = [];
  readonly #cursor: TreeCursor;
  readonly #types: readonly string[];
  readonly #base: number;
  #depth = 0;

  /** @param base where the parsed text starts in `text`. */
  constructor(tree: Tree, language: Language, text: string, base: number) {
    this.text = text;
    this.#cursor = tree.walk();
    this.#types = language.types;
    this.#base = base;
    if (tree.rootNode.hasError) this.#gatherErrors();
  }

  get type(): string {
    return this.#types[this.#cursor.nodeTypeId] ?? 'ERROR';
  }

  /** Never behind the end of the text: the parser is given a line break more. */
  get start(): number {
    return Math.min(this.#cursor.startIndex + this.#base, this.text.length);
  }

  get end(): number {
    return Math.min(this.#cursor.endIndex + this.#base, this.text.length);
  }

  get written(): string {
    return this.text.slice(this.start, this.end);
  }

  /** Visits the children of the node that the cursor stands at; comments are noted, and left out as what cannot be read is. */
  each(visit: (type: string) => void): void {
    if (this.#depth >= MAXIMUM_DEPTH) this.error(this.start, this.end, 'This nests too deeply.');
    else if (this.#cursor.gotoFirstChild()) {
      this.#depth += 1;
      do this.#visit(visit);
      while (this.#cursor.gotoNextSibling());
      this.#depth -= 1;
      this.#cursor.gotoParent();
    }
  }

  error(start: number, end: number, message: string): void {
    if (this.errors.length < MAXIMUM_ERRORS) this.errors.push({ start, end, message });
  }

  /** Notes what Terraform refuses although it can be read. */
  fault(start: number, end: number, message: string): void {
    if (this.errors.length < MAXIMUM_ERRORS) this.errors.push({ start, end, message, isReadable: true });
  }

  close(): void {
    this.#cursor.delete();
  }

  #visit(visit: (type: string) => void): void {
    const { type } = this;
    if (type === 'comment') this.#comment();
    else if (type !== 'ERROR') visit(type);
  }

  /** What is missing stands deep in the tree, where no visitor goes. Without recursion: broken text can nest endlessly. */
  #gatherErrors(): void {
    const cursor = this.#cursor;
    const parents: number[] = [];
    for (let down = true; ; ) {
      if (down && cursor.nodeIsMissing) this.#missing(this.type, parents.at(-1) ?? 0);
      else if (down && this.type === 'ERROR') this.error(this.start, this.end, UNREADABLE);
      const { start } = this;
      if (down && this.type !== 'ERROR' && cursor.gotoFirstChild()) {
        parents.push(start);
        continue;
      }
      down = cursor.gotoNextSibling();
      if (down) continue;
      if (!cursor.gotoParent()) return;
      parents.pop();
    }
  }

  #comment(): void {
    const { start, written } = this;
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const ownLine = this.text.slice(lineStart, start).replace('\ufeff', '').trim() === '';
    this.comments.push({ start, end: start + written.trimEnd().length, ownLine });
  }

  /** @param parent where the node starts in which it is missing. */
  #missing(type: string, parent: number): void {
    const heredoc = /^<<-?[^\s]+/.exec(this.text.slice(parent, parent + 100))?.[0];
    if (type !== 'heredoc_identifier') this.error(this.start, this.end, MISSING[type] ?? UNREADABLE);
    else if (heredoc === undefined) this.error(parent, this.end, UNREADABLE);
    else this.error(parent, parent + heredoc.length, 'This heredoc has no end: its closing marker must stand on a line of its own.');
  }
}

const UNREADABLE = 'This cannot be read.';

const MISSING: Readonly<Record<string, string>> = {
  '}': 'A closing } is missing.',
  block_end: 'The closing } of a block is missing.',
  object_end: 'A closing } is missing.',
  tuple_end: 'A closing ] is missing.',
  quoted_template_end: 'A closing quote is missing.',
};

import type { Problem, Source, Span } from '../text/source.ts';
import type { Change } from '../text/change.ts';
import type { Edit, TextEdit } from '../text/edit.ts';

/**
 * The seam between syntaxes and dialects: whatever a file is written in, a dialect reads this tree.
 * `start` and `end` are UTF-16 offsets in the source's text, half-open, and hold what a person sees as
 * the value: quotes and brackets included, anchors and tags not.
 */
export type Node = ScalarNode | MapNode | ListNode | AliasNode;

/**
 * How a scalar is written. Only a plain one can be a number, a boolean or null. `either` stands for a value that its language
 * converts: it is a number or a boolean for whoever asks for one, and a text for whoever asks for a text.
 */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'either';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  /** The explicit tag, as written (`!!str`), or undefined. */
  readonly tag: string | undefined;
  /** The value with quotes, escapes and folding undone. */
  readonly text: string;
}

/** An entry of a map. A value that nobody wrote (`key:`) is an empty plain scalar. */
export interface Entry {
  readonly key: Node;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly entries: readonly Entry[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly items: readonly Node[];
}

/** `*name`: stands for the node that carries `&name`; without a target where there is none before it. */
export interface AliasNode {
  readonly kind: 'alias';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly target: Node | undefined;
}

/** A comment, from its `#` to the end of its line. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** True where nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}

/** What a syntax error leaves of a tree: UTF-16 offsets. */
export interface Damage {
  /** The line of the first error, half-open: what is read there may be something else. */
  readonly start: number;
  readonly end: number;
  /** A map or list that ends before this is whole; what another one does not hold may stand behind the error. */
  readonly wholeUntil: number;
}

/** One parsed source: its tree, what is wrong with it, and how to write it. */
export interface Document {
  readonly source: Source;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  /** True where the text was broken and the tree holds only what could be read. */
  readonly partial: boolean;
  /** What may be judged where the text was broken; undefined where it was not. */
  readonly damage?: Damage | undefined;
  comments(): readonly Comment[];
  /** Turns changes of this document into the smallest text edits. */
  write(changes: readonly Change[]): Edit;
  /** Edits of whole lines that no changes made, with what the syntax's formatter would move on the lines beside them. */
  arranged?(edits: readonly TextEdit[]): readonly TextEdit[];
}

/** The span of a node in its document. */
export function spanOf(document: Document, node: { readonly start: number; readonly end: number }): Span {
  return { source: document.source, start: node.start, end: node.end };
}

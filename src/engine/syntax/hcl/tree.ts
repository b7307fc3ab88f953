import type { Entry, ListNode, MapNode, ScalarNode } from '../tree.ts';

/**
 * The tree of HCL's native syntax. It reuses the shared nodes, so that a `Cursor` reads it:
 *
 * - A body (a file, or what stands between a block's braces) is a map. Its attributes are entries; all blocks of one
 *   type are one entry, a list of their bodies. A path to a nested block's attribute is therefore
 *   `['resource', 3, 'spec', 0, 'replicas']`, which is also how Terraform's JSON syntax would nest it, except that
 *   labels are no steps: they are read off `Body.blocks`.
 * - Objects, tuples and literals are maps, lists and scalars. A literal's `text` is decoded.
 * - Everything that has to be evaluated is a plain scalar whose text is the expression as Terraform's JSON syntax
 *   spells it, `${var.x}`: whoever does not know HCL takes it for a template, and so for dynamic. `form` tells more.
 *
 * Offsets are UTF-16, half-open. Parentheses around an expression are not part of it; what stands in them is.
 */
export type Expression = Literal | Template | ObjectNode | TupleNode | Reference | Access | Call | Conditional | For | Unary | Binary | Unreadable;

/** Expressions whose value is not written where they stand. */
export type Computed = Exclude<Expression, Literal | ObjectNode | TupleNode>;

interface ComputedScalar extends ScalarNode {
  readonly style: 'plain';
  /** `${` and `}` around the expression as it is written. */
  readonly text: string;
}

/** A number, a boolean, null, or a string without interpolation; a heredoc has the style `literal`. */
export interface Literal extends ScalarNode {
  readonly form: 'literal';
  readonly value: string | number | boolean | null;
}

/** A string or a heredoc with `${ }` or `%{ }` in it. */
export interface Template extends ComputedScalar {
  readonly form: 'template';
  readonly heredoc: boolean;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'interpolation'; readonly start: number; readonly end: number; readonly expression: Expression }
  /** `%{ if }` or `%{ for }` with all that belongs to it, as written. */
  | { readonly kind: 'directive'; readonly start: number; readonly end: number };

/** `{ a = 1 }`, flow style in the words of the shared tree. */
export interface ObjectNode extends MapNode {
  readonly form: 'object';
  readonly entries: readonly ObjectEntry[];
}

export interface ObjectEntry extends Entry {
  /** A bare name is a literal; a computed key, `(var.x)` or `"${x}"`, is what computes it. */
  readonly key: Expression;
  readonly value: Expression;
  /** Where the entry starts and ends: with the parentheses around a computed key or the value. */
  readonly start: number;
  readonly end: number;
  /** The offset of the `=` or `:`. */
  readonly equals: number;
}

export interface TupleNode extends ListNode {
  readonly form: 'tuple';
  readonly items: readonly Expression[];
  /** Where each item starts and ends, parentheses around it included. */
  readonly ranges: readonly Range[];
}

/** `var.a.b[0]`: a name and what is taken of it. */
export interface Reference extends ComputedScalar {
  readonly form: 'reference';
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What is taken of an expression that is no name: `merge(a, b).c`. */
export interface Access extends ComputedScalar {
  readonly form: 'access';
  readonly of: Expression;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: Expression }
  /** `.*` or `[*]`: the steps behind it are taken of every element. */
  | { readonly kind: 'splat'; readonly steps: readonly Step[] };

export interface Call extends ComputedScalar {
  readonly form: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** True where `...` stands behind the last argument. */
  readonly spread: boolean;
}

export interface Conditional extends ComputedScalar {
  readonly form: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `[for k, v in xs : v if c]` or `{for v in xs : k => v...}`. */
export interface For extends ComputedScalar {
  readonly form: 'for';
  /** One or two names. */
  readonly names: readonly string[];
  readonly collection: Expression;
  /** Set for an object. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** True where `...` groups values by key. */
  readonly groups: boolean;
}

/** `!x`, or `-x` where x is no number; a negative number is a literal. */
export interface Unary extends ComputedScalar {
  readonly form: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

export interface Binary extends ComputedScalar {
  readonly form: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** Where an expression should stand and none could be read. */
export interface Unreadable extends ComputedScalar {
  readonly form: 'unreadable';
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A file's content, or what a block holds, from its `{` to its `}`. */
export interface Body extends MapNode {
  readonly form: 'body';
  /** In the order of the text. */
  readonly items: readonly (Attribute | Block)[];
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute {
  readonly kind: 'attribute';
  readonly start: number;
  readonly end: number;
  readonly name: Literal;
  /** The offset of the `=`. */
  readonly equals: number;
  readonly value: Expression;
}

export interface Block {
  readonly kind: 'block';
  readonly start: number;
  readonly end: number;
  readonly type: Literal;
  readonly labels: readonly Literal[];
  readonly body: Body;
  /** Which of the blocks of its type in its body this is: with the type, a step of a path. */
  readonly index: number;
}

/** All blocks of one type in one body: an entry's value. */
export interface BlockList extends ListNode {
  readonly form: 'blocks';
  readonly items: readonly Body[];
  readonly blocks: readonly Block[];
}

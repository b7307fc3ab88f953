import type { Span } from '../text/source.ts';
import type { Value } from './field.ts';

/** Any object as it is written, for questions that no rule asks: whether an annotation is there, or a field. */
export interface DeclaredObject {
  readonly subject: 'object';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  /** What is written at keys below each other: a scalar as its text. */
  text(...keys: readonly string[]): Value<string>;
  /** A list of scalars as their texts. */
  texts(...keys: readonly string[]): Value<readonly string[]>;
  /** The scalars at keys below each other, `*` for every item of a list: those that are known. */
  each(...keys: readonly string[]): readonly string[];
  /** Known where anything at all is written there. */
  has(...keys: readonly string[]): Value<true>;
}

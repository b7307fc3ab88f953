import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';

/** What is written for a field. A rule judges what is known or absent and never what is dynamic. */
export type Value<T> =
  | { readonly kind: 'known'; readonly value: T; readonly span: Span }
  /**
   * Settled elsewhere (a template, a variable) or not readable here; never guessed. `literal` is what is written where
   * nothing but this file settles it and it is not of the field's type: known to be refused, as `512MB` is. `expected` is
   * what would be taken there, for sentences: `a quantity that Kubernetes accepts`. `template` is the text as it is written
   * where only parts of it are settled elsewhere: the rest of it stands here.
   */
  | { readonly kind: 'dynamic'; readonly span: Span; readonly because: string; readonly literal?: string; readonly expected?: string; readonly template?: string }
  /** Nobody wrote it. `span` is the nearest short thing that is written: a container's name, not its block. */
  | { readonly kind: 'absent'; readonly span: Span };

/**
 * One field of the model, bound to its place in the text.
 * `T` is what it reads as, `W` what may be written to it.
 */
export interface Field<T, W = T> {
  /** As this dialect spells it: `securityContext.privileged`, `security_context.privileged`. */
  readonly name: string;
  readonly value: Value<T>;
  /** Creates missing parents; keeps comments, indentation, quoting and line endings. */
  set(value: W): Change;
  remove(): Change;
}

/** A list of texts, such as a command's words, whose items have places of their own. */
export interface ListField extends Field<readonly string[]> {
  /** Where an item of the list stands. */
  spanOf(index: number): Span;
}

/** The value where it is known, else undefined. For rules that look at one thing in the light of another. */
export function known<T>(field: Field<T, never> | undefined): T | undefined {
  return field?.value.kind === 'known' ? field.value.value : undefined;
}

/** True where the field is in the dialect and nobody wrote it. */
export function isAbsent(field: Field<unknown, never> | undefined): boolean {
  return field?.value.kind === 'absent';
}

import type { Unit } from '../dialects/dialect.ts';
import type { Span } from '../text/source.ts';
import type { Candidate } from './judge.ts';
import type { Tool } from '../rules/rule.ts';

/** A comment or an annotation that silences rules somewhere. */
export interface Suppression {
  /** Whose words it is written in. */
  readonly by: 'seaworthy' | Tool;
  /** The ids that it names, in its tool's words; `all` for every rule. */
  readonly ids: readonly string[] | 'all';
  readonly reason: string;
  /** The comment or the annotation. */
  readonly span: Span;
  /** Where it holds: offsets in the span's source, half-open; `file` for the whole file. */
  readonly scope: { readonly start: number; readonly end: number } | 'file';
}

/** The suppressions of one unit. */
export function suppressionsOf(_unit: Unit): Suppression[] {
  return [];
}

/** The suppression that silences a finding, or undefined. */
export function suppressionFor(_candidate: Candidate, _suppressions: readonly Suppression[]): Suppression | undefined {
  return undefined;
}

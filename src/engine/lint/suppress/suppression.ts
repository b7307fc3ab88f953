import type { Rule, Tool } from '../../rules/rule.ts';
import type { Problem, Span } from '../../text/source.ts';
import type { Candidate } from '../judge.ts';

/** A comment or an annotation that silences rules somewhere. */
export interface Suppression {
  /** Whose words it is written in. */
  readonly by: 'seaworthy' | Tool;
  /** The ids that it names, in its tool's words; `all` for every rule. */
  readonly ids: readonly string[] | 'all';
  /** Empty where the tool's form has no place for one. */
  readonly reason: string;
  /** The comment or the annotation's key. */
  readonly span: Span;
  readonly scope: Scope;
}

/** Where a suppression holds. Offsets are in the suppression's own source, half-open. */
export type Scope =
  | { readonly kind: 'file' }
  /** A container or an object with all that is said of it, wherever it stands. */
  | { readonly kind: 'subject'; readonly start: number; readonly end: number }
  | { readonly kind: 'lines'; readonly start: number; readonly end: number };

/** The suppressions of one unit, and what is wrong with those of our own form. */
export interface Suppressions {
  readonly valid: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/** True where a suppression names a rule, in its tool's words. */
export function names({ by, ids }: Suppression, rule: Rule): boolean {
  // dclint and TFLint look at the form of files: told to leave one alone, they say nothing of what they know nothing about.
  if (ids === 'all') return (by !== 'dclint' && by !== 'tflint') || rule.meta.alsoKnownAs?.[by] !== undefined;
  if (by === 'seaworthy') return ids.includes(rule.id);
  const known = knownAs(by, rule).map(other => normal(by, other));
  return ids.some(id => matches(normal(by, id), known));
}

/** tfsec has become a part of Trivy, and each takes the other's ids. */
function knownAs(tool: Tool, { meta: { alsoKnownAs } }: Rule): readonly string[] {
  const own = alsoKnownAs?.[tool] ?? [];
  return tool === 'trivy' || tool === 'tfsec' ? [...own, ...(alsoKnownAs?.[tool === 'trivy' ? 'tfsec' : 'trivy'] ?? [])] : own;
}

/** Trivy writes one check as `KSV018`, `KSV-0018` and `AVD-KSV-0018`, and those of AWS with and without `AVD-`. */
function normal(tool: Tool, id: string): string {
  if (tool !== 'trivy' && tool !== 'tfsec') return id;
  return id.toUpperCase().replace(/^AVD-/, '').replace(/^KSV-?0*/, 'KSV');
}

/** Only Trivy has a form with `*`; no other tool's ids hold one. */
function matches(id: string, known: readonly string[]): boolean {
  if (!id.includes('*')) return known.includes(id);
  const parts = id.split('*');
  return known.some(other => other.startsWith(parts[0] ?? '') && other.endsWith(parts.at(-1) ?? '') && holdsInOrder(other, parts));
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let at = 0;
  return parts.every(part => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

/** True where a finding lies where a suppression holds. */
export function covers({ scope, span: { source } }: Suppression, { span, subject }: Candidate): boolean {
  if (scope.kind === 'file') return true;
  const inside = (place: Span): boolean => place.source === source && place.start >= scope.start && place.start < scope.end;
  // What a pod states for its containers is found on the pod and said of the container.
  return inside(span) || (scope.kind === 'subject' && inside(subject.span));
}

import type { ParameterSchema } from '../../rules/parameters.ts';
import { rule } from '../../rules/rule.ts';
import type { Rule, RuleDefinition } from '../../rules/rule.ts';
import type { SubjectKind } from '../../model/subject.ts';

/** A fact that an annotation may name, with the parameters that it takes, and what a look at the files can come to. */
export interface Fact {
  readonly summary: string;
  readonly parameters: ParameterSchema;
  /** Without these it asks nothing. */
  readonly needs: readonly string[];
  /** pass-only: what is not found may be elsewhere. two-way: another value refutes. */
  readonly direction: 'pass-only' | 'two-way' | 'none';
}

/**
 * A fact that manifests can tell, in the form of a rule that nobody turns on: examined and good is where it holds, a finding is
 * where something else is written, not applicable is where nothing is said of it.
 */
export function fact<K extends SubjectKind, const P extends ParameterSchema>({ summary, ...definition }: Pick<RuleDefinition<K, P>, 'id' | 'subject' | 'check'> & { readonly parameters: P; readonly summary: string }): Rule {
  const meta = { severity: 'information', profile: 'optional', topic: 'cluster', summary, why: '', references: [] } as const;
  return rule<K, P>({ ...definition, meta, examples: { kubernetes: [], compose: [], terraform: [], ecs: [] } });
}

/** What files are written for, as an annotation's `in` names it. */
export const PLATFORMS = ['kubernetes', 'compose', 'terraform'] as const;

/** Limits a rule or a fact to files of one platform: `liveness-probe in=terraform`. */
export const IN = { type: 'text', description: 'Only in these files: `kubernetes`, `compose`, `terraform`.' } as const;

/** Limits a rule or a fact to one software or service: `memory-limit of=redis`. */
export const OF = { type: 'text', description: 'The software, or the service, that is meant: `redis`, `checkout`.' } as const;

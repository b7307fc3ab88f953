import type { Field } from '../../model/field.ts';
import type { Finding, Judgement } from '../rule.ts';

/** The findings; without any, `unknown` where something could not be judged, so that it is not taken for good. */
export function judgement(findings: readonly Finding[], somethingUnknown: boolean): Judgement {
  return findings.length === 0 && somethingUnknown ? 'unknown' : findings;
}

/** True where a template or a value of the wrong type stands in place of the field. */
export function isDynamic(field: Field<unknown, never> | undefined): boolean {
  return field?.value.kind === 'dynamic';
}

/**
 * One judgement of a subject from those of its parts: what was found, else unknown where a part is, else good where
 * a part was examined.
 */
export function joinJudgements(parts: readonly Judgement[]): Judgement {
  const findings = parts.flatMap(part => (typeof part === 'string' ? [] : part));
  if (findings.length > 0) return findings;
  if (parts.includes('unknown')) return 'unknown';
  return parts.every(part => part === 'not-applicable') ? 'not-applicable' : [];
}

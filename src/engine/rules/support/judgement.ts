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

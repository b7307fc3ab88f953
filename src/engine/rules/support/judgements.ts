import type { Judgement } from '../rule.ts';

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

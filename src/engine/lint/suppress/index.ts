import type { Unit } from '../../dialects/dialect.ts';
import { annotationSuppressions } from './annotations.ts';
import { commentSuppressions } from './comments.ts';
import { dclintSuppressions } from './dclint.ts';
import { exceptionSuppressions } from './exceptions.ts';
import { hclSuppressions } from './hcl-comments.ts';
import { ownSuppressions } from './own.ts';
import type { Suppressions } from './suppression.ts';

export type { Suppression, Suppressions } from './suppression.ts';
export { Silencers } from './silencers.ts';
export { commentExtent } from './own.ts';
export type { SuppressionScope } from './write.ts';
export { suppressEdit } from './write.ts';

/**
 * The suppressions of one unit, in our form and in other tools'.
 * @param ruleIds every rule there is, so that a misspelt one is told.
 */
export function suppressionsOf(unit: Unit, ruleIds: readonly string[]): Suppressions {
  const own = ownSuppressions(unit, ruleIds);
  const others = [annotationSuppressions, exceptionSuppressions, commentSuppressions, dclintSuppressions, hclSuppressions].flatMap(read => read(unit));
  return { valid: [...own.valid, ...others], problems: own.problems };
}

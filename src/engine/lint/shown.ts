import type { ActiveRule } from './ruleset.ts';

/**
 * Tells which of a file's findings are shown. What answers a checklist alone is not; nor is what a rule says with the numbers
 * of one service where it says so without them.
 * @param placeOf equal for equal places.
 */
export function shownAmong<F extends { readonly active: ActiveRule }>(findings: readonly F[], placeOf: (finding: F) => string): (finding: F) => boolean {
  const isOurs = ({ active: { question } }: F): boolean => question === undefined;
  // Most teams give no service numbers of its own: no place has to be compared then.
  if (!findings.some(({ active: { of } }) => of !== undefined)) return isOurs;
  const keyOf = (finding: F): string => `${finding.active.rule.id} ${placeOf(finding)}`;
  const plain = new Set(findings.filter(finding => isOurs(finding) && finding.active.of === undefined).map(keyOf));
  return finding => isOurs(finding) && (finding.active.of === undefined || !plain.has(keyOf(finding)));
}

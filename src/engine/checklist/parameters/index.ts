/** Numbers and names in the words of an item. */
import { CLUSTER_PATTERNS } from './cluster.ts';
import { codeParameters } from './codes.ts';
import { metricOf } from './metric.ts';
import type { TextParameters, Wording } from './pattern.ts';
import { readPatterns } from './pattern.ts';
import { PLATFORM_PATTERNS } from './platform.ts';

export type { TextParameters } from './pattern.ts';
export { COMPARISON } from './metric.ts';

/** All parameters of a text, by key. What the text does not say is not there. */
export function parametersOf(wording: Wording): TextParameters {
  const known = { ...readPatterns([...CLUSTER_PATTERNS, ...PLATFORM_PATTERNS], wording), ...codeParameters(wording) };
  // A version (`≥ 1.28`), a count of findings: named values are no measured metrics.
  const named = Object.keys(known).some(key => /version|^vulns|replicas/.test(key));
  return named ? known : { ...metricOf(wording), ...known };
}

import type { OperatingSystem } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { scalarText } from './object.ts';

/**
 * The operating system that a pod says it is for: its `os`, the label that the nodes carry (Well-Known Labels), or options
 * that only Windows has. Undefined where it says nothing.
 */
export function operatingSystem(pod: Cursor): OperatingSystem | undefined {
  const selector = pod.at('nodeSelector');
  const said = scalarText(pod.path('os.name')) ?? scalarText(selector.at('kubernetes.io/os')) ?? scalarText(selector.at('beta.kubernetes.io/os')) ?? requiredNodes(pod);
  if (said === 'windows' || said === 'linux') return said;
  return [pod, ...pod.at('containers').items()].some(hasWindowsOptions) ? 'windows' : undefined;
}

/** The one operating system that a required node affinity names. */
function requiredNodes(pod: Cursor): string | undefined {
  const terms = pod.path('affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms').items();
  const named = terms.map(term => {
    const about = term.at('matchExpressions').items().find(one => scalarText(one.at('key')) === 'kubernetes.io/os' && scalarText(one.at('operator')) === 'In');
    const values = about?.at('values').items() ?? [];
    return values.length === 1 ? values.map(scalarText)[0] : undefined;
  });
  // The terms are alternatives: all must say the same.
  return named.every(one => one === named[0]) ? named[0] : undefined;
}

function hasWindowsOptions(cursor: Cursor): boolean {
  return cursor.path('securityContext.windowsOptions').node !== undefined;
}

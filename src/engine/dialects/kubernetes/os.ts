import type { OperatingSystem } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { scalarText } from './object.ts';

/**
 * The operating system that a pod says it is for: its `os`, the label that the nodes carry (Well-Known Labels), or options
 * that only Windows has. Undefined where it says nothing.
 */
export function operatingSystem(pod: Cursor): OperatingSystem | undefined {
  const selector = pod.at('nodeSelector');
  const said = scalarText(pod.path('os.name')) ?? scalarText(selector.at('kubernetes.io/os')) ?? scalarText(selector.at('beta.kubernetes.io/os'));
  if (said === 'windows' || said === 'linux') return said;
  return [pod, ...pod.at('containers').items()].some(hasWindowsOptions) ? 'windows' : undefined;
}

function hasWindowsOptions(cursor: Cursor): boolean {
  return cursor.path('securityContext.windowsOptions').node !== undefined;
}

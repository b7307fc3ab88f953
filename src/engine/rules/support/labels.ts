import type { Workload } from '../../model/workload.ts';

/** False where nothing can select a workload's pods: they have no labels, or a template decides which. */
export function hasPodLabels({ facts: { podLabels = {} } }: Workload): boolean {
  return Object.keys(podLabels).length > 0;
}

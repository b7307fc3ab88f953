import type { Workload } from '../../model/workload.ts';

/** Those that run beside a workload and stand before it: of two that clash, the later one is reported. */
export function neighboursBefore(workload: Workload): readonly Workload[] {
  const { neighbours = [] } = workload;
  return neighbours.slice(0, Math.max(0, neighbours.indexOf(workload)));
}

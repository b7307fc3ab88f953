import type { PlainValue } from '../../text/change.ts';
import type { Labels } from '../../model/facts.ts';
import type { SpreadRequest } from '../../model/workload.ts';
import { plainValue } from './codecs.ts';
import type { Codec } from './field.ts';

/** Keeps replicas apart where possible. `preferred`, since `required` leaves pods pending on a small cluster. */
export function antiAffinity(podLabels: Labels): Codec<unknown, SpreadRequest> {
  return {
    type: 'an anti-affinity',
    read: cursor => (cursor.node?.kind === 'map' && isEmpty(plainValue(cursor)) ? undefined : plainValue(cursor)),
    write: ({ topologyKey }) => ({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey, labelSelector: { matchLabels: { ...podLabels } } } },
      ],
    }),
  };
}

/** Spreads replicas evenly. `ScheduleAnyway`, so that a cluster with one zone still takes them. */
export function topologySpread(podLabels: Labels): Codec<unknown, SpreadRequest> {
  return {
    type: 'a list of constraints',
    read: cursor => (cursor.node?.kind === 'list' && cursor.node.items.length === 0 ? undefined : plainValue(cursor)),
    write: ({ topologyKey }) => [
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { ...podLabels } } },
    ],
  };
}

function isEmpty(value: PlainValue | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

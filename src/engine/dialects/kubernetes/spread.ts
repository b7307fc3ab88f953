import type { Labels } from '../../model/facts.ts';
import type { SpreadRequest } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Codec } from './field.ts';
import { scalarText } from './object.ts';

/** Keeps replicas apart where possible. `preferred`, since `required` leaves pods pending on a small cluster. */
export function antiAffinity(podLabels: Labels): Codec<readonly string[], SpreadRequest> {
  return {
    type: 'an anti-affinity',
    read: cursor => (cursor.node?.kind === 'map' ? antiAffinityKeys(cursor) : undefined),
    write: ({ topologyKey }) => ({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey, labelSelector: { matchLabels: { ...podLabels } } } },
      ],
    }),
  };
}

/** Spreads replicas evenly. `ScheduleAnyway`, so that a cluster with one zone still takes them. */
export function topologySpread(podLabels: Labels): Codec<readonly string[], SpreadRequest> {
  return {
    type: 'a list of constraints',
    read: cursor => (cursor.node?.kind === 'list' ? topologyKeys(cursor.items()) : undefined),
    write: ({ topologyKey }) => [
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { ...podLabels } } },
    ],
  };
}

function antiAffinityKeys(cursor: Cursor): string[] | undefined {
  const preferred = cursor.at('preferredDuringSchedulingIgnoredDuringExecution').items().map(item => item.at('podAffinityTerm'));
  return topologyKeys([...preferred, ...cursor.at('requiredDuringSchedulingIgnoredDuringExecution').items()]);
}

/** Undefined where a template decides one. */
function topologyKeys(terms: readonly Cursor[]): string[] | undefined {
  const keys = terms.map(term => scalarText(term.at('topologyKey')));
  return keys.every(key => key !== undefined && !key.includes('{')) ? keys.filter(key => key !== undefined) : undefined;
}

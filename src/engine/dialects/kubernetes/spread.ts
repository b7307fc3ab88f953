import { selects } from '../../model/facts.ts';
import type { Labels } from '../../model/facts.ts';
import type { SpreadRequest, SpreadTerm } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { labelSelector } from './cluster.ts';
import type { Codec } from './field.ts';
import { scalarText } from './object.ts';

/** Keeps replicas apart where possible. `preferred`, since `required` leaves pods pending on a small cluster. */
export function antiAffinity(podLabels: Labels): Codec<readonly SpreadTerm[], SpreadRequest> {
  return {
    type: 'an anti-affinity',
    read: cursor => (cursor.node?.kind === 'map' ? antiAffinityTerms(cursor, podLabels) : undefined),
    write: ({ topologyKey }) => ({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey, labelSelector: { matchLabels: { ...podLabels } } } },
      ],
    }),
  };
}

/** Spreads replicas evenly. `ScheduleAnyway`, so that a cluster with one zone still takes them. */
export function topologySpread(podLabels: Labels): Codec<readonly SpreadTerm[], SpreadRequest> {
  return {
    type: 'a list of constraints',
    read: cursor => (cursor.node?.kind === 'list' ? spreadTerms(cursor.items(), podLabels) : undefined),
    write: ({ topologyKey }) => [
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { ...podLabels } } },
    ],
  };
}

function antiAffinityTerms(cursor: Cursor, podLabels: Labels): SpreadTerm[] | undefined {
  const preferred = cursor.at('preferredDuringSchedulingIgnoredDuringExecution').items().map(item => item.at('podAffinityTerm'));
  return spreadTerms([...preferred, ...cursor.at('requiredDuringSchedulingIgnoredDuringExecution').items()], podLabels);
}

/** Undefined where a template decides one. */
function spreadTerms(terms: readonly Cursor[], podLabels: Labels): SpreadTerm[] | undefined {
  // Without labels of its own, a kustomization gives the pod those that are selected.
  const labels = Object.keys(podLabels ?? {}).length === 0 ? undefined : podLabels;
  const read = terms.flatMap(term => {
    const topologyKey = scalarText(term.at('topologyKey'));
    const isKnown = topologyKey !== undefined && !topologyKey.includes('{');
    return isKnown ? [{ topologyKey, ofOwnPods: selects(labelSelector(term.at('labelSelector')), labels) }] : [];
  });
  return read.length === terms.length ? read : undefined;
}

import { rule } from './rule.ts';
import { ifSeveral } from './support/replicas.ts';
import { judgeSpread } from './support/spread.ts';
import { examples } from './anti-affinity.examples.ts';

export const antiAffinity = rule({
  id: 'anti-affinity',
  subject: 'workload',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'availability',
    summary: 'Replicas are spread over nodes, by anti-affinity or by topology constraints.',
    why: `Replicas that run on one node fail with it. A pod anti-affinity or a topology spread constraint keeps them apart; either is enough here, over nodes, zones or anything else. One whose selector leaves the workload's own pods out spreads others.

The scheduler spreads the pods of a Service by itself as well as it can, which is why this is a hint and not a warning. Workloads with one replica, and those of which an autoscaler may keep only one, are left alone. Whether there is a constraint over zones is what \`topology-spread\` asks.

The fix prefers other nodes and does not insist, so that a small cluster still runs all replicas.`,
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity'],
    alsoKnownAs: {
      'kube-linter': ['no-anti-affinity'],
      'kube-score': ['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
      kics: ['a31b7b82-d994-48c4-bd21-3bab6c31827a', 'd740d048-8ed3-49d3-b77b-6f072f3b669e'],
    },
  },
  check: workload =>
    judgeSpread(workload, {
      isEnough: keys => keys.length > 0,
      over: `${workload.terms.host}s`,
      field: workload.podAntiAffinity,
      topologyKey: 'kubernetes.io/hostname',
      title: `Prefer different nodes for the replicas of ${workload.name}`,
    }),
  holds: (about, project) => ifSeveral(about, project, () => true),
  examples,
});

import { known } from '../model/field.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { spreadNewReplicas } from './support/spread.ts';
import { cannotRunTwice, withoutReplicas } from './support/replicas.ts';
import { behindService, servesRequests } from './support/serving.ts';
import { examples } from './replicas.examples.ts';

const USUAL_MINIMUM = 2;

export const replicas = rule({
  id: 'replicas',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'availability',
    summary: 'A workload that serves runs at least two replicas, or as many as the team states.',
    why: `With one replica every crash, every drained node and every eviction is an outage until the next pod is ready.

Judged are workloads that serve: a container lists a port that is not for metrics, health or debuggers alone, or a Service of the repository selects the pods. A workload that an autoscaler targets is left alone, since the autoscaler sets the number; so is one that is scaled to 0 on purpose, and one whose number a kustomization sets.

Left alone as well, unless \`min\` is set: workloads that cannot simply run twice. A StatefulSet, a pod with a PersistentVolumeClaim and a well-known database, cache or broker keep data, and a second replica is no copy of the first; a host port is taken once a node, and so is the name of a container.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas'],
    alsoKnownAs: {
      'kube-linter': ['minimum-three-replicas'],
      'kube-score': ['deployment-replicas'],
      polaris: ['deploymentMissingReplicas'],
    },
  },
  parameters: {
    min: { type: 'number', minimum: 1, description: 'The least number of replicas; 2 where it is not set.' },
  },
  check(workload, { min }) {
    const without = withoutReplicas(workload);
    const { replicas: field, facts, name } = workload;
    if (without !== undefined || field === undefined) return without ?? 'not-applicable';
    const count = known(field) ?? 1;
    if (cannotRunTwice(workload) && min === undefined && count < USUAL_MINIMUM) return 'not-applicable';
    const wanted = min ?? USUAL_MINIMUM;
    if (count >= wanted) return [];
    const spreads = spreadNewReplicas(workload).length > 0;
    const runs = `${describe(workload)} runs ${count === 1 ? 'one replica' : `${String(count)} replicas`}`;
    return [
      {
        span: field.value.span,
        message: min === undefined ? `${runs}: any disruption is an outage.` : `${runs}, below the minimum of ${String(min)}.`,
        about: { ...facts, exposesPorts: workload.containers.some(container => servesRequests(container) === 'yes') },
        fixes: [
          {
            title: `Run ${String(wanted)} replicas of ${name}${spreads ? ', spread over zones' : ''}`,
            safety: 'review',
            changes: () => [field.set(wanted), ...spreadNewReplicas(workload)],
          },
        ],
      },
    ];
  },
  holds(about, project) {
    if (about.type !== 'workload' || project.autoscalersOf(about).length > 0) return 'not-applicable';
    if (project.partsOf(about).some(one => one.replicas !== undefined)) return 'unknown';
    return about.exposesPorts ? true : behindService(about, project);
  },
  examples,
});

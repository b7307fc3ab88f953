import { rule } from './rule.ts';
import { ifSeveral } from './support/replicas.ts';
import { ZONE, judgeSpread } from './support/spread.ts';


/** Its name before Kubernetes 1.17. */
const OLD_ZONE = 'failure-domain.beta.kubernetes.io/zone';

export const topologySpread = rule({
  id: 'topology-spread',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'availability',
    summary: 'Replicas are spread over zones, by topology constraints or by anti-affinity.',
    why: `Replicas that run in one zone fail with it. A topology spread constraint or a pod anti-affinity over zones keeps some of them up.

\`topologyKey\` is the node label that stands for a zone, where a team has its own. Workloads with one replica, and those of which an autoscaler may keep only one, are left alone. Whether replicas are spread at all is what \`anti-affinity\` asks.

The fix spreads where it can and does not insist, so that a cluster in one zone still runs all replicas.`,
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
    alsoKnownAs: {
      'kube-score': ['pod-topology-spread-constraints'],
      polaris: ['topologySpreadConstraint'],
    },
  },
  parameters: {
    topologyKey: { type: 'text', default: ZONE, description: 'The node label over whose values replicas are spread.' },
  },
  check: (workload, { topologyKey }) =>
    judgeSpread(workload, {
      isEnough: keys => keys.some(key => key === topologyKey || (topologyKey === ZONE && key === OLD_ZONE)),
      over: topologyKey === ZONE ? 'zones' : topologyKey,
      field: workload.topologySpread,
      topologyKey,
      title: `Spread the replicas of ${workload.name} over ${topologyKey === ZONE ? 'zones' : topologyKey}`,
    }),
  holds: (about, project) => ifSeveral(about, project, () => true),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
  #     ^^^^^ StatefulSet queue does nothing to spread its replicas over zones.
spec:
  replicas: 3
  serviceName: queue
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      containers:
        - name: queue
          image: example.com/queue:3.1.0
`,
        fixed: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  replicas: 3
  serviceName: queue
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      containers:
        - name: queue
          image: example.com/queue:3.1.0
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: queue
`,
      },
      {
        title: 'An anti-affinity over zones is as good',
        file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: topology.kubernetes.io/zone
              labelSelector:
                matchLabels:
                  app: shop
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
      },
    ],
    compose: { notApplicable: "Compose runs on one host, and the labels that Swarm could spread over are of each team's own making." },
  },
});

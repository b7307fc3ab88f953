import { behindService, servesRequests } from './support/serving.ts';
import { describe } from './support/describe.ts';
import { proposeReadiness } from './support/probes.ts';
import { PROBE_PARAMETERS, judgeStated } from './support/stated-probe.ts';
import { rule } from './rule.ts';
import { examples } from './readiness-probe.examples.ts';

export const readinessProbe = rule({
  id: 'readiness-probe',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'probes',
    summary: 'Containers that serve requests declare a readiness probe.',
    why: `Without a readiness probe a pod counts as ready as soon as its process runs: a Service sends it requests that it cannot answer yet, and a rolling update takes old pods away before new ones work.

A container serves requests where it lists a port, or where a Service of the repository selects its pod and it is the only container there that can be meant. Init containers, Jobs, and containers whose only ports are for metrics, health or debuggers need none; a native sidecar (an init container with \`restartPolicy: Always\`) with a port does.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
    alsoKnownAs: {
      'kube-linter': ['no-readiness-probe'],
      'kube-score': ['pod-probes'],
      polaris: ['readinessProbeMissing'],
      checkov: ['CKV_K8S_9'],
      kics: ['a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3'],
      kubescape: ['C-0018'],
    },
  },
  parameters: PROBE_PARAMETERS,
  check(container, stated) {
    const { readinessProbe: probe, workload } = container;
    const serves = servesRequests(container);
    if (probe === undefined || serves === 'no') return 'not-applicable';
    if (probe.value.kind === 'dynamic') return 'unknown';
    if (probe.value.kind === 'known') return judgeStated(container, 'readiness probe', probe.value.value, stated);
    if (serves === 'unknown') return 'unknown';
    return [
      {
        span: probe.value.span,
        absent: [probe.name],
        message: `${describe(container)} has no readiness probe.`,
        fixes: proposeReadiness(container, probe),
        ...(serves === 'behind-service' ? { about: workload.facts } : {}),
      },
    ];
  },
  holds: behindService,
  examples,
});

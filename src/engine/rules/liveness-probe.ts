import { isLongRunning } from './support/containers.ts';
import { proposeLiveness } from './support/probes.ts';
import { PROBE_PARAMETERS, judgeStated } from './support/stated-probe.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { examples } from './liveness-probe.examples.ts';

export const livenessProbe = rule({
  id: 'liveness-probe',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'probes',
    summary: 'Long-running containers declare a liveness probe or a healthcheck.',
    why: `Without a liveness probe a container that hangs stays in service until a person restarts it: the kubelet only sees processes that exit.

Init containers and the containers of Jobs and CronJobs run to an end and need none; a native sidecar (an init container with \`restartPolicy: Always\`) does. A service that Compose builds has the \`HEALTHCHECK\` of its Dockerfile, where that is in the workspace.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
    alsoKnownAs: {
      'kube-linter': ['no-liveness-probe'],
      'kube-score': ['pod-probes'],
      polaris: ['livenessProbeMissing'],
      checkov: ['CKV_K8S_8'],
      kics: ['ade74944-a674-4e00-859e-c6eab5bde441', '698ed579-b239-4f8f-a388-baa4bcb13ef8'],
      kubescape: ['C-0056'],
    },
  },
  parameters: PROBE_PARAMETERS,
  check(container, stated) {
    if (!isLongRunning(container)) return 'not-applicable';
    const { livenessProbe: probe, workload: { terms } } = container;
    if (probe.value.kind === 'dynamic') return 'unknown';
    if (probe.value.kind === 'known') return judgeStated(container, terms.livenessProbe, probe.value.value, stated);
    return [
      {
        span: probe.value.span,
        absent: [probe.name],
        message: `${describe(container)} has no ${terms.livenessProbe}.`,
        fixes: proposeLiveness(container, probe),
      },
    ];
  },
  examples,
});

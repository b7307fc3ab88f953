import { describe } from './support/describe.ts';
import { isLongRunning } from './support/containers.ts';
import { isAbsent, known } from '../model/field.ts';
import type { Container } from '../model/container.ts';
import type { Probe } from '../model/probe.ts';
import { isDynamic } from './support/judgement.ts';
import { PROBE_DEFAULTS, isPattern } from './support/probes.ts';
import { PROBE_PARAMETERS, judgeStated } from './support/stated-probe.ts';
import { rule } from './rule.ts';
import type { Fix } from './rule.ts';

export const startupProbe = rule({
  id: 'startup-probe',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'probes',
    summary: 'A slow starter has a startup probe instead of a long initial delay.',
    why: `A long \`initialDelaySeconds\` is a guess: a quick start waits for nothing, and a start that is slower than the guess is killed. A startup probe holds the liveness probe back until the container has started, and no longer.

Only a liveness probe with a long initial delay shows a slow starter; a container that has neither that nor a startup probe is left alone.

\`failureThreshold\` is a number that the team states for every startup probe.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    ],
    alsoKnownAs: { 'kube-linter': ['no-startup-probe'] },
  },
  parameters: {
    maximumInitialDelay: { type: 'number', default: 30, minimum: 0, description: 'The longest initial delay of a liveness probe, in seconds, that needs no startup probe.' },
    failureThreshold: PROBE_PARAMETERS.failureThreshold,
  },
  check(container, { maximumInitialDelay, failureThreshold }) {
    const { livenessProbe, startupProbe: startup } = container;
    const liveness = known(livenessProbe);
    if (startup === undefined || !isLongRunning(container)) return 'not-applicable';
    if (isDynamic(startup)) return 'unknown';
    const own = known(startup);
    if (own !== undefined) return judgeStated(container, 'startup probe', own, { path: undefined, failureThreshold });
    if (isAbsent(livenessProbe)) return 'not-applicable';
    const delay = liveness?.initialDelay?.value;
    if (liveness === undefined || delay?.kind === 'dynamic') return 'unknown';
    if (delay?.kind !== 'known' || delay.value <= maximumInitialDelay) return 'not-applicable';
    return [
      {
        span: delay.span,
        message: `${describe(container)} delays its liveness probe by ${String(delay.value)} seconds and has no startup probe.`,
        fixes: insteadOfDelay(container, liveness, delay.value),
      },
    ];
  },
  examples: {
    kubernetes: [
      {
        title: 'A guess at how long the start takes',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: reports
spec:
  containers:
    - name: app
      image: example.com/reports:3.1.0
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
        initialDelaySeconds: 120
        #                    ^^^ Container app of Pod reports delays its liveness probe by 120 seconds and has no startup probe.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: reports
spec:
  containers:
    - name: app
      image: example.com/reports:3.1.0
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
      startupProbe:
        httpGet:
          path: /healthz
          port: 8080
        periodSeconds: 10
        failureThreshold: 12
`,
      },
      {
        title: 'The team states how often it may fail',
        parameters: { failureThreshold: 30 },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: reports
spec:
  containers:
    - name: app
      image: example.com/reports:3.1.0
      startupProbe:
        httpGet:
          path: /healthz
          port: 8080
        failureThreshold: 12
        #                 ^^ Container app of Pod reports has a startup probe that gives up after 12 failures; 30 is stated.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: reports
spec:
  containers:
    - name: app
      image: example.com/reports:3.1.0
      startupProbe:
        httpGet:
          path: /healthz
          port: 8080
        failureThreshold: 30
`,
      },
      {
        title: 'A short delay is no slow start',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: reports
spec:
  containers:
    - name: app
      image: example.com/reports:3.1.0
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
        initialDelaySeconds: 15
`,
      },
    ],
    compose: { notApplicable: 'A healthcheck has a start_period for slow starters.' },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      liveness_probe {
        initial_delay_seconds = 120
        #                       ^^^ Container web of Pod shop delays its liveness probe by 120 seconds and has no startup probe.

        http_get {
          path = "/healthz"
          port = 8080
        }
      }
    }
  }
}
`,
        fixed: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      liveness_probe {
        http_get {
          path = "/healthz"
          port = 8080
        }
      }

      startup_probe {
        period_seconds    = 10
        failure_threshold = 12

        http_get {
          path = "/healthz"
          port = 8080
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A health check has a startPeriod for slow starters.' },
  },
});

/** A startup probe that waits as long as the delay did, and that is done as soon as the container has started. */
function insteadOfDelay(container: Container, liveness: Probe, delay: number): Fix[] {
  const { name, startupProbe: field } = container;
  if (field === undefined || !isPattern(container, liveness)) return [];
  const periodSeconds = known(liveness.period) ?? PROBE_DEFAULTS.period;
  const failureThreshold = Math.ceil(delay / Math.max(1, periodSeconds));
  return [
    {
      title: `Give ${name} a startup probe of up to ${String(periodSeconds * failureThreshold)} seconds instead of the delay`,
      safety: 'fill-in',
      changes: () => [
        field.set({ handler: { kind: 'copy', of: liveness }, periodSeconds, failureThreshold }),
        ...(liveness.initialDelay === undefined ? [] : [liveness.initialDelay.remove()]),
      ],
    },
  ];
}

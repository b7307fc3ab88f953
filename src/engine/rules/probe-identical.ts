import { Choice } from '../text/change.ts';
import type { PlainValue } from '../text/change.ts';
import { describe } from './support/describe.ts';
import { isAbsent, known } from '../model/field.ts';
import { PROBE_DEFAULTS } from './support/probes.ts';
import { isSame } from './support/same.ts';
import { rule } from './rule.ts';

/** A probe with what the API takes where it says nothing (Probe, core/v1), so that a default that is written is no difference. */
function withDefaults(probe: PlainValue): PlainValue {
  if (!isMap(probe)) return probe;
  const { initialDelay, period, timeout, failureThreshold, successThreshold } = PROBE_DEFAULTS;
  const timings = { initialDelaySeconds: initialDelay, periodSeconds: period, timeoutSeconds: timeout, failureThreshold, successThreshold };
  const { httpGet, ...rest } = probe;
  return { ...timings, ...rest, ...(isMap(httpGet) ? { httpGet: { path: '/', scheme: 'HTTP', ...httpGet } } : {}) };
}

function isMap(value: PlainValue | undefined): value is Readonly<Record<string, PlainValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Choice);
}

export const probeIdentical = rule({
  id: 'probe-identical',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'probes',
    summary: 'The liveness probe gives up later than the readiness probe, or asks something else.',
    why: `Where both probes ask the same at the same times, a container that is only busy is taken out of service and restarted at the same moment: under load every replica restarts, and the load grows for those that are left. Kubernetes' own advice is one cheap endpoint for both, with a higher \`failureThreshold\` for liveness.

Probes with different endpoints, commands or timings are left alone.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
    alsoKnownAs: { 'kube-score': ['pod-probes-identical', 'pod-probes'] },
  },
  check(container) {
    const { livenessProbe, readinessProbe } = container;
    if (readinessProbe === undefined || isAbsent(livenessProbe) || isAbsent(readinessProbe)) return 'not-applicable';
    const [liveness, readiness] = [known(livenessProbe), known(readinessProbe)];
    if (liveness?.plain === undefined || readiness?.plain === undefined) return 'unknown';
    if (!isSame(withDefaults(liveness.plain), withDefaults(readiness.plain))) return [];
    const { failureThreshold } = liveness;
    const raised = 2 * (known(failureThreshold) ?? PROBE_DEFAULTS.failureThreshold);
    return [
      {
        span: liveness.span,
        message: `${describe(container)} has the same liveness and readiness probe.`,
        fixes:
          failureThreshold === undefined
            ? []
            : [{ title: `Let the liveness probe of ${container.name} fail later: failureThreshold ${String(raised)}`, safety: 'review', changes: () => [failureThreshold.set(raised)] }],
      },
    ];
  },
  examples: {
    kubernetes: [
      {
        title: 'One endpoint, the same timings',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
#     ^^^^^^^^^^^^^ Container web of Pod shop has the same liveness and readiness probe.
        httpGet:
          path: /healthz
          port: 8080
        periodSeconds: 5
      readinessProbe:
        httpGet:
          port: 8080
          path: /healthz
        periodSeconds: 5
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
        periodSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet:
          port: 8080
          path: /healthz
        periodSeconds: 5
`,
      },
      {
        title: 'A default that is written is no difference',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
#     ^^^^^^^^^^^^^ Container web of Pod shop has the same liveness and readiness probe.
        httpGet:
          path: /
          port: 8080
          scheme: HTTP
        timeoutSeconds: 1
      readinessProbe:
        httpGet:
          port: 8080
        periodSeconds: 10
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        httpGet:
          path: /
          port: 8080
          scheme: HTTP
        timeoutSeconds: 1
        failureThreshold: 6
      readinessProbe:
        httpGet:
          port: 8080
        periodSeconds: 10
`,
      },
      {
        title: 'One endpoint is fine where liveness gives up later',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
        failureThreshold: 10
      readinessProbe:
        httpGet:
          path: /healthz
          port: 8080
`,
      },
    ],
    compose: { notApplicable: 'A service has one healthcheck.' },
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
    # ^^^^^^^^^^^^^^ Container web of Pod shop has the same liveness and readiness probe.
        http_get {
          path = "/healthz"
          port = 8080
        }
      }

      readiness_probe {
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
        failure_threshold = 6

        http_get {
          path = "/healthz"
          port = 8080
        }
      }

      readiness_probe {
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
    ecs: { notApplicable: 'A container definition has one health check.' },
  },
});

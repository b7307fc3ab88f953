import { known } from '../model/field.ts';
import type { Field } from '../model/field.ts';
import type { Container } from '../model/container.ts';
import type { Probe } from '../model/probe.ts';
import type { Span } from '../text/source.ts';
import { describe } from './support/describe.ts';
import { hasUnknownHandler, probesOf } from './support/handlers.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { PROBE_DEFAULTS } from './support/probes.ts';
import { rule } from './rule.ts';
import type { Finding } from './rule.ts';

const SECONDS = { type: 'number', minimum: 1 } as const;

export const probeTimings = rule({
  id: 'probe-timings',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'probes',
    summary: 'The timings of probes are sane, and inside the bounds that the team sets.',
    why: `A timeout longer than the period means that the period is not kept while answers are slow. A liveness probe that gives up after one failure restarts a container for one lost packet. A liveness or startup probe with a \`successThreshold\` other than 1 is refused by Kubernetes.

The parameters add a team's own bounds; a timing that is not written counts with Kubernetes' default (period 10 seconds, timeout 1 second, three failures).`,
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes'],
  },
  parameters: {
    maximumInitialDelay: { type: 'number', minimum: 0, description: 'The longest initialDelaySeconds of any probe.' },
    minimumPeriod: { ...SECONDS, description: 'The shortest periodSeconds.' },
    maximumPeriod: { ...SECONDS, description: 'The longest periodSeconds.' },
    minimumTimeout: { ...SECONDS, description: 'The shortest timeoutSeconds.' },
    maximumTimeout: { ...SECONDS, description: 'The longest timeoutSeconds.' },
    minimumFailureThreshold: { ...SECONDS, default: 2, description: 'The lowest failureThreshold of a liveness probe.' },
    maximumFailureThreshold: { ...SECONDS, description: 'The highest failureThreshold of a liveness or readiness probe.' },
  },
  check(container, bounds) {
    const probes = probesOf(container);
    const unknown = hasUnknownHandler(container) || probes.some(({ handler }) => timingsOf(handler).some(isDynamic));
    if (probes.length === 0) return unknown ? 'unknown' : 'not-applicable';
    const findings = probes.flatMap(({ what, role, handler }) => {
      const judge = judgeOf(container, what, handler);
      return [
        ...judge(handler.initialDelay, PROBE_DEFAULTS.initialDelay, undefined, bounds.maximumInitialDelay),
        ...judge(handler.period, PROBE_DEFAULTS.period, bounds.minimumPeriod, bounds.maximumPeriod),
        ...judge(handler.timeout, PROBE_DEFAULTS.timeout, bounds.minimumTimeout, bounds.maximumTimeout),
        ...judge(handler.failureThreshold, PROBE_DEFAULTS.failureThreshold, role === 'liveness' ? bounds.minimumFailureThreshold : undefined, role === 'startup' ? undefined : bounds.maximumFailureThreshold),
        ...judge(handler.successThreshold, PROBE_DEFAULTS.successThreshold, undefined, role === 'readiness' ? undefined : 1),
        ...slowerThanPeriod(container, what, handler),
      ];
    });
    return judgement(findings, unknown);
  },
  examples: {
    kubernetes: [
      {
        title: 'One failure, and answers slower than the period',
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
        failureThreshold: 1
        #                 ^ Container web of Pod shop has a liveness probe with failureThreshold 1, below 2.
      readinessProbe:
        httpGet:
          path: /readyz
          port: 8080
        periodSeconds: 5
        timeoutSeconds: 30
        #               ^^ Container web of Pod shop has a readiness probe with timeoutSeconds 30, above its periodSeconds of 5.
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
        failureThreshold: 2
      readinessProbe:
        httpGet:
          path: /readyz
          port: 8080
        periodSeconds: 30
        timeoutSeconds: 30
`,
      },
      {
        title: "A team's bound holds for the default too",
        parameters: { maximumPeriod: 5 },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      readinessProbe:
#     ^^^^^^^^^^^^^^ Container web of Pod shop has a readiness probe with periodSeconds 10 by default, above 5.
        tcpSocket:
          port: 8080
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
      readinessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 5
`,
      },
      {
        title: 'Ordinary timings',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      startupProbe:
        tcpSocket:
          port: 8080
        failureThreshold: 60
      livenessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 20
        timeoutSeconds: 3
`,
      },
    ],
    compose: [
      {
        title: 'A timeout above the interval',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    healthcheck:
      test: [CMD, /bin/healthy]
      interval: 5s
      timeout: 10s
      #        ^^^ Service web has a healthcheck with timeout 10, above its interval of 5.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    healthcheck:
      test: [CMD, /bin/healthy]
      interval: 10s
      timeout: 10s
`,
      },
    ],
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
        period_seconds  = 5
        timeout_seconds = 10
        #                 ^^ Container web of Pod shop has a liveness probe with timeout_seconds 10, above its period_seconds of 5.

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
        period_seconds  = 10
        timeout_seconds = 10

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
    ecs: [
      {
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      healthCheck = {
        command  = ["CMD", "/bin/check"]
        interval = 5
        timeout  = 10
        #          ^^ Container web of ECS task shop has a health check with timeout 10, above its interval of 5.
      }
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
        fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      healthCheck = {
        command  = ["CMD", "/bin/check"]
        interval = 10
        timeout  = 10
      }
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
      },
    ],
  },
});

function timingsOf({ initialDelay, period, timeout, failureThreshold, successThreshold }: Probe): readonly (Field<number> | undefined)[] {
  return [initialDelay, period, timeout, failureThreshold, successThreshold];
}

type JudgeTiming = (field: Field<number> | undefined, byDefault: number, minimum: number | undefined, maximum: number | undefined) => Finding[];

function judgeOf(container: Container, what: string, probe: Probe): JudgeTiming {
  return (field, byDefault, minimum, maximum) => {
    const value = timing(probe, field, byDefault);
    if (field === undefined || value === undefined) return [];
    const bound = minimum !== undefined && value.number < minimum ? minimum : maximum !== undefined && value.number > maximum ? maximum : undefined;
    if (bound === undefined) return [];
    const relation = value.number < bound ? 'below' : 'above';
    return [
      {
        span: value.span,
        message: `${describe(container)} has a ${what} with ${field.name} ${value.text}, ${relation} ${String(bound)}.`,
        fixes: [{ title: `Set ${field.name} to ${String(bound)}`, safety: 'review', changes: () => [field.set(bound)] }],
      },
    ];
  };
}

function slowerThanPeriod(container: Container, what: string, probe: Probe): Finding[] {
  const { period } = probe;
  const timeout = known(probe.timeout);
  const every = timing(probe, period, PROBE_DEFAULTS.period)?.number;
  if (period === undefined || probe.timeout === undefined || timeout === undefined || every === undefined || timeout <= every) return [];
  return [
    {
      span: probe.timeout.value.span,
      message: `${describe(container)} has a ${what} with ${probe.timeout.name} ${String(timeout)}, above its ${period.name} of ${String(every)}.`,
      fixes: [{ title: `Raise ${period.name} to ${String(timeout)}`, safety: 'review', changes: () => [period.set(timeout)] }],
    },
  ];
}

/** What counts for a timing: what is written, or the default, which is underlined on the probe's own word. */
function timing(probe: Probe, field: Field<number> | undefined, byDefault: number): { number: number; text: string; span: Span } | undefined {
  if (field === undefined || isDynamic(field)) return undefined;
  const written = known(field);
  return written === undefined
    ? { number: byDefault, text: `${String(byDefault)} by default`, span: probe.span }
    : { number: written, text: String(written), span: field.value.span };
}

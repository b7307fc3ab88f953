import type { Container } from '../model/container.ts';
import { known } from '../model/field.ts';
import type { Field } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { hasUnknownHandler, hooksOf, isMissingName, probesOf } from './support/handlers.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { rule } from './rule.ts';
import type { Finding, Fix } from './rule.ts';

export const probePort = rule({
  id: 'probe-port',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'probes',
    summary: 'Probes and hooks ask a port that is there.',
    why: `A probe that asks a port that does not exist fails for ever: the container is never ready, or restarted without end. The kubelet looks a named port up among the ports of the probe's own container, so a name that is only another container's does not exist for it.

A port number need not be listed to be open: health endpoints on a port of their own are common, and are left alone. A number is found wrong only where the container lists a single port, another of its probes asks that port, and no other container, argument or variable of the pod knows the number.`,
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
      'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe',
    ],
    alsoKnownAs: { 'kube-linter': ['liveness-port', 'readiness-port', 'startup-port'] },
  },
  check(container) {
    const asked = askedPorts(container);
    const unknown = hasUnknownHandler(container) || [...asked, ...listedPorts(container)].some(({ port }) => isDynamic(port));
    if (asked.length === 0) return unknown ? 'unknown' : 'not-applicable';
    const missing = asked.flatMap(({ what, port }) => missingName(container, what, port) ?? missingNumber(container, what, port) ?? []);
    return judgement(missing, unknown);
  },
  examples: {
    kubernetes: [
      {
        title: 'A named port that the container does not have',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /healthz
          port: web
          #     ^^^ Container web of Pod shop has no port named web, which its liveness probe asks.
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
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /healthz
          port: http
`,
      },
      {
        title: 'The other probe asks the port that the container lists',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8000
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8000
        failureThreshold: 6
      readinessProbe:
        httpGet:
          path: /readyz
          port: 8080
          #     ^^^^ Container web of Pod shop lists port 8000 alone, and its readiness probe asks port 8080.
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
      ports:
        - containerPort: 8000
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8000
        failureThreshold: 6
      readinessProbe:
        httpGet:
          path: /readyz
          port: 8000
`,
      },
      {
        title: 'A health endpoint on a port of its own need not be listed',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: operator
spec:
  containers:
    - name: manager
      image: example.com/operator:0.9.0
      ports:
        - name: webhook
          containerPort: 9443
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8081
      readinessProbe:
        httpGet:
          path: /readyz
          port: 8081
`,
      },
    ],
    compose: { notApplicable: 'A healthcheck is a command; it names no port.' },
    terraform: [
      {
        title: 'A named port exists',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      port {
        name           = "http"
        container_port = 8080
      }

      liveness_probe {
        http_get {
          path = "/healthz"
          port = "web"
          #      ^^^^^ Container web of Pod shop has no port named web, which its liveness probe asks.
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

      port {
        name           = "http"
        container_port = 8080
      }

      liveness_probe {
        http_get {
          path = "/healthz"
          port = "http"
        }
      }
    }
  }
}
`,
      },
      {
        title: 'A number that is written as a text is a number',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      port {
        container_port = 8080
      }

      liveness_probe {
        tcp_socket {
          port = "8080"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A health check is a command; it names no port.' },
  },
});

interface AskedPort {
  readonly what: string;
  readonly port: Field<number | string>;
}

function askedPorts(container: Container): readonly AskedPort[] {
  return [...probesOf(container), ...hooksOf(container)].flatMap(({ what, handler: { port } }) =>
    port === undefined || port.value.kind === 'absent' ? [] : [{ what, port }],
  );
}

function listedPorts({ workload }: Container): readonly { readonly port: Field<number> }[] {
  return workload.containers.flatMap(({ ports }) => ports.map(({ number }) => ({ port: number })));
}

function missingName(container: Container, what: string, port: Field<number | string>): Finding | undefined {
  if (!isMissingName(container, port)) return undefined;
  const message = `${describe(container)} has no port named ${String(known(port))}, which its ${what} asks.`;
  return { span: port.value.span, message, fixes: askOnlyPort(container, what, port) };
}

function missingNumber(container: Container, what: string, port: Field<number | string>): Finding | undefined {
  const asked = Number(known(port));
  const only = known(container.ports[0]?.number);
  if (Number.isNaN(asked) || only === undefined || container.ports.length > 1 || known(container.workload.hostNetwork) === true) return undefined;
  const elsewhere = listedPorts(container).some(one => known(one.port) === asked) || isMentioned(container, asked);
  if (elsewhere || !askedPorts(container).some(other => isPort(container, known(other.port), only))) return undefined;
  const message = `${describe(container)} lists port ${String(only)} alone, and its ${what} asks port ${String(asked)}.`;
  return { span: port.value.span, message, fixes: askOnlyPort(container, what, port) };
}

function isPort({ ports }: Container, asked: number | string | undefined, number: number): boolean {
  return asked === number || ports.some(one => one.name !== undefined && one.name === asked && known(one.number) === number);
}

/** True where an argument or a variable of the pod may make something listen there. */
function isMentioned({ workload }: Container, port: number): boolean {
  const number = new RegExp(`(?<!\\d)${String(port)}(?!\\d)`);
  return workload.containers.some(({ command, args, env }) =>
    isDynamic(command) || isDynamic(args) ||
    [...(known(command) ?? []), ...(known(args) ?? []), ...env.map(({ value }) => (value.kind === 'known' ? value.value : ''))].some(text => number.test(text)),
  );
}

/** Where the container has one port, that one must be meant; among several a person knows. */
function askOnlyPort({ ports }: Container, what: string, port: Field<number | string>): Fix[] {
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
  const target = tcp[0]?.name ?? known(tcp[0]?.number);
  if (tcp.length !== 1 || target === undefined) return [];
  return [{ title: `Let the ${what} ask port ${String(target)}`, safety: 'review', changes: () => [port.set(target)] }];
}

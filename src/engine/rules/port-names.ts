import type { NamedPort, PortList } from '../model/network.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';

/** Of a container's port (IANA service name, RFC 6335) and of a Service's (DNS label, RFC 1123). */
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

export const portNames = rule({
  id: 'port-names',
  subject: 'port-list',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'network',
    summary: 'The names of ports are valid and each is given once.',
    why: `The API server refuses a container's port whose name is longer than 15 characters, holds others than small letters, digits and \`-\`, or has no letter; two ports of one name; and, of a Service with several ports, one without a name. Probes, Services and monitors find a port by its name.

A name that a template decides is not judged.`,
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services', 'https://www.rfc-editor.org/rfc/rfc6335#section-5.1'],
    alsoKnownAs: { 'kube-score': ['service-port-names'] },
  },
  check(list) {
    if (list.ports.length === 0) return 'not-applicable';
    return judgement(list.ports.flatMap((port, i) => faultsOf(list, port, i)), list.ports.some(({ name }) => name.kind === 'dynamic'));
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  ports:
    - name: http
      port: 80
    - port: 9090
      #     ^^^^ Service shop has several ports, and this one has no name.
    - name: http
      #     ^^^^ Service shop has another port http above.
      port: 8080
    - name: Admin_Port
      #     ^^^^^^^^^^ Service shop has a port named Admin_Port: the API takes small letters, digits and hyphens alone.
      port: 8443
---
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - name: prometheus-metrics
          #     ^^^^^^^^^^^^^^^^^^ Container web of Pod shop has a port name of 18 characters: the API takes 15 at most.
          containerPort: 9090
        - name: '8080'
          #     ^^^^^^ Container web of Pod shop has a port named 8080: the API takes no name without a letter.
          containerPort: 8080
`,
      },
      {
        title: 'One port needs no name',
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  ports:
    - name: http
      port: 80
    - name: \${SECOND}
      port: 81
`,
      },
    ],
    compose: { notApplicable: 'Nothing finds a port of a service by its name.' },
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

      port {
        name           = "the-port-of-the-shop"
        #                ^^^^^^^^^^^^^^^^^^^^^^ Container web of Pod shop has a port name of 20 characters: the API takes 15 at most.
        container_port = 8080
      }
    }
  }
}

resource "kubernetes_service_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    selector = {
      app = "shop"
    }

    port {
      name = "Admin_Port"
      #      ^^^^^^^^^^^^ Service shop has a port named Admin_Port: the API takes small letters, digits and hyphens alone.
      port = 9090
    }

    port {
      port = 80
      #      ^^ Service shop has several ports, and this one has no name.
    }
  }
}
`,
      },
      {
        title: 'Short and plain',
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
    }
  }
}

resource "kubernetes_service_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    selector = {
      app = "shop"
    }

    port {
      port        = 80
      target_port = "http"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A port has a name for Service Connect alone.' },
  },
});

function faultsOf({ owner, ports, names }: PortList, { name, span }: NamedPort, index: number): Finding[] {
  if (name.kind === 'dynamic') return [];
  if (name.kind === 'absent') return names.areRequired && ports.length > 1 ? [{ span, message: `${owner} has several ports, and this one has no name.` }] : [];
  const { value } = name;
  const isTaken = ports.slice(0, index).some(other => other.name.kind === 'known' && other.name.value === value);
  const wrong = isTaken ? `has another port ${value} above` : faultOf(value, names.longest);
  return wrong === undefined ? [] : [{ span: name.span, message: `${owner} ${wrong}.` }];
}

function faultOf(name: string, longest: number): string | undefined {
  if (!NAME.test(name)) return `has a port named ${name}: the API takes small letters, digits and hyphens alone`;
  if (name.length > longest) return `has a port name of ${String(name.length)} characters: the API takes ${String(longest)} at most`;
  return longest < 63 && !/[a-z]/.test(name) ? `has a port named ${name}: the API takes no name without a letter` : undefined;
}

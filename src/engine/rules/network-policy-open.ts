import { rule } from './rule.ts';

export const networkPolicyOpen = rule({
  id: 'network-policy-open',
  subject: 'network-policy',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'network',
    summary: 'No network policy lets everybody in.',
    why: `Policies add up: what one of them allows no other takes back. A rule without \`from\` and without \`ports\` (\`- {}\`) lets everybody reach every port of the pods, and the policies beside it say nothing any more.

A rule that names ports, or whom it lets in, is left alone, and so is traffic that leaves.`,
    references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic'],
    alsoKnownAs: { kics: ['85ab1c5b-014e-4352-b5f8-d7dea3bb4fd3'] },
  },
  check({ kind, name, incoming }) {
    if (incoming === undefined) return 'unknown';
    return incoming.flatMap(({ span, isOpen }) => (isOpen ? [{ span, message: `${kind} ${name} lets everybody in, to every port.` }] : []));
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
spec:
  podSelector:
    matchLabels:
      app: shop
  policyTypes:
    - Ingress
  ingress:
    - {}
    # ^^ NetworkPolicy shop lets everybody in, to every port.
`,
      },
      {
        title: 'Some, to one port, or nobody',
        file: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
    - ports:
        - port: 8080
  egress:
    - {}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: nobody
spec:
  podSelector: {}
  policyTypes:
    - Ingress
`,
      },
    ],
    compose: { notApplicable: 'A network of Compose lets its own services in, and nobody else.' },
    terraform: [
      {
        file: `
resource "kubernetes_network_policy_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    pod_selector {
      match_labels = {
        app = "shop"
      }
    }

    ingress {}
#   ^^^^^^^ NetworkPolicy shop lets everybody in, to every port.

    policy_types = ["Ingress"]
  }
}
`,
      },
      {
        title: 'Ports named; others named',
        file: `
resource "kubernetes_network_policy_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    pod_selector {
      match_labels = {
        app = "shop"
      }
    }

    ingress {
      ports {
        port     = 8080
        protocol = "TCP"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            app = "edge"
          }
        }
      }
    }

    policy_types = ["Ingress"]
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Security groups say who may reach a task: sg-open-ingress judges them.' },
  },
});

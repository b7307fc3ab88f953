import { rule } from './rule.ts';
import { lacksCompanion, lacksCompanionHolds } from './support/namespaces.ts';

export const limitRange = rule({
  id: 'limit-range',
  subject: 'namespace',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'cluster',
    summary: 'A namespace that the repository creates has a LimitRange.',
    why: `A LimitRange gives requests and limits to the containers that state none, so that a manifest that forgot them is neither unbounded nor refused by the namespace's quota.

Only namespaces that the repository itself creates are judged. Any LimitRange in the repository that is for this namespace, or that does not say for which, counts.`,
    references: [
      'https://kubernetes.io/docs/concepts/policy/limit-range/',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: { trivy: ['KSV039'] },
  },
  check: namespace => lacksCompanion(namespace, 'LimitRange'),
  holds: (about, project) => lacksCompanionHolds(about, 'LimitRange', project),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  #     ^^^^ Namespace shop has no LimitRange.
`,
        fixed: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: LimitRange
metadata:
  name: shop
  namespace: shop
spec:
  limits:
    - type: Container
      defaultRequest:
        cpu: 100m
        memory: 128Mi
      default:
        memory: 256Mi
`,
      },
      {
        title: 'It stands in another file',
        file: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
        beside: {
          'limits.yaml': `
apiVersion: v1
kind: LimitRange
metadata:
  name: defaults
  namespace: shop
spec:
  limits:
    - type: Container
      default:
        memory: 128Mi
`,
        },
      },
    ],
    compose: { notApplicable: 'Compose has no namespaces.' },
    terraform: [
      {
        file: `
resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Namespace shop has no LimitRange.
  }
}
`,
        fixed: `
resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
  }
}

resource "kubernetes_limit_range_v1" "shop" {
  metadata {
    name      = "shop"
    namespace = "shop"
  }

  spec {
    limit {
      type = "Container"
      default_request = {
        cpu    = "100m"
        memory = "128Mi"
      }
      default = {
        memory = "256Mi"
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A task is in a cluster; there are no namespaces that could be bounded.' },
  },
});

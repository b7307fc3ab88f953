import { rule } from './rule.ts';
import { lacksCompanion, lacksCompanionHolds } from './support/namespaces.ts';

export const resourceQuota = rule({
  id: 'resource-quota',
  subject: 'namespace',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'cluster',
    summary: 'A namespace that the repository creates has a ResourceQuota.',
    why: `Without a ResourceQuota one namespace can take the whole cluster: a runaway autoscaler or a loop that creates Jobs then starves every other team.

Only namespaces that the repository itself creates are judged. Any ResourceQuota in the repository that is for this namespace, or that does not say for which, counts.`,
    references: [
      'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: { trivy: ['KSV040'] },
  },
  check: namespace => lacksCompanion(namespace, 'ResourceQuota'),
  holds: (about, project) => lacksCompanionHolds(about, 'ResourceQuota', project),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  #     ^^^^ Namespace shop has no ResourceQuota.
`,
        fixed: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: shop
  namespace: shop
spec:
  hard:
    requests.cpu: "4"
    requests.memory: 8Gi
    limits.memory: 16Gi
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
          'quota.yaml': `
apiVersion: v1
kind: ResourceQuota
metadata:
  name: team
  namespace: shop
spec:
  hard:
    requests.cpu: "10"
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
    #      ^^^^^^ Namespace shop has no ResourceQuota.
  }
}
`,
        fixed: `
resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
  }
}

resource "kubernetes_resource_quota_v1" "shop" {
  metadata {
    name      = "shop"
    namespace = "shop"
  }

  spec {
    hard = {
      "requests.cpu"    = "4"
      "requests.memory" = "8Gi"
      "limits.memory"   = "16Gi"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A task is in a cluster; there are no namespaces that could be bounded.' },
  },
});

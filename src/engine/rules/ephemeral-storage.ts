import { judgeResource, RESOURCE_PARAMETERS } from './support/judge-resource.ts';
import { EPHEMERAL_STORAGE } from './support/resources.ts';
import { rule } from './rule.ts';

export const ephemeralStorage = rule({
  id: 'ephemeral-storage',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'resources',
    summary: 'Containers have a limit on ephemeral storage, within what the team states.',
    why: `Logs, the writable layer and emptyDir volumes share the node's disk. A container that fills it makes the kubelet evict pods, its own and its neighbours'. With a limit only the one that grew is evicted, and the request, which is the limit where none is written, keeps the scheduler from overbooking the disk.

\`min\` and \`max\` bound the limit, \`default\` is what the fix proposes. kube-score also asks that the request equals the limit; here it need not.`,
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    alsoKnownAs: {
      'kube-linter': ['unset-ephemeral-storage-requirements'],
      'kube-score': ['container-ephemeral-storage-request-and-limit', 'container-resources'],
    },
  },
  parameters: RESOURCE_PARAMETERS,
  check: (container, stated) => judgeResource(container, EPHEMERAL_STORAGE, 'limit', stated),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no ephemeral storage limit.
      image: example.com/web:1.4.2
      resources:
        requests:
          memory: 64Mi
        limits:
          memory: 64Mi
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
      resources:
        requests:
          memory: 64Mi
        limits:
          memory: 64Mi
          ephemeral-storage: 1Gi
`,
      },
      {
        title: 'Bounded',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      resources:
        limits:
          ephemeral-storage: 500Mi
`,
      },
    ],
    compose: { notApplicable: 'Docker does not bound the storage of a container by request and limit.' },
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
      #       ^^^^^ Container web of Pod shop has no ephemeral storage limit.
      image = "example.com/web:1.4.2"
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

      resources {
        limits = {
          ephemeral-storage = "1Gi"
        }
      }
    }
  }
}
`,
      },
      {
        title: 'Bounded',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      resources {
        limits = {
          ephemeral-storage = "1Gi"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A task on Fargate has a disk of its own, of 20 GiB where it does not say; on instances nothing bounds what containers write.' },
  },
});

import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { isMeantToServe } from './support/serving.ts';

export const nakedPod = rule({
  id: 'naked-pod',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'availability',
    summary: 'Pods are owned by a controller.',
    why: `A bare Pod is bound to its node: when the node is drained or fails, the pod is gone and nobody creates it again. A Deployment, a StatefulSet or a DaemonSet does.

Left alone are Pods that run to an end (\`restartPolicy: Never\` or \`OnFailure\`, no port and no probe), those with an owner, static Pods of the control plane, and the hooks of Helm charts.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/pods/#pods-and-controllers'],
    alsoKnownAs: { kubescape: ['C-0073'] },
  },
  check(workload) {
    if (workload.controlled) return workload.lifetime === 'long-running' ? [] : 'not-applicable';
    if (workload.lifetime === 'task' && !isMeantToServe(workload)) return 'not-applicable';
    return [{ span: workload.span, message: `${describe(workload)} has no controller: when its node goes, so does it.` }];
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  #     ^^^^ Pod shop has no controller: when its node goes, so does it.
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
      {
        title: 'One that runs to its end, and a hook of a chart',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: import
spec:
  restartPolicy: Never
  containers:
    - name: import
      image: example.com/import:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: test-connection
  annotations:
    helm.sh/hook: test
spec:
  containers:
    - name: ask
      image: example.com/ask:1.4.2
`,
      },
    ],
    compose: { notApplicable: 'A service is what looks after its containers.' },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Pod shop has no controller: when its node goes, so does it.
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
      },
      {
        title: 'Kept by a Deployment',
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    selector {
      match_labels = {
        app = "shop"
      }
    }

    template {
      metadata {
        labels = {
          app = "shop"
        }
      }

      spec {
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A task definition alone runs nothing; a service looks after its tasks.' },
  },
});

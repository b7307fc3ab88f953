import { isAbsent, known } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { isDynamic } from './support/judgement.ts';
import { behindService, servesRequests } from './support/serving.ts';
import { rule } from './rule.ts';

/** Endpoints are gone from every node's tables within a few seconds. */
const DRAIN_SECONDS = 5;

export const lifecyclePrestop = rule({
  id: 'lifecycle-prestop',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'lifecycle',
    summary: 'Containers behind a Service drain before they end.',
    why: `When a pod is deleted, its container is told to end at the same moment as the Service is told to send it no more requests. For a few seconds requests still arrive; a \`preStop\` hook that waits lets them be answered. A program may do the same by itself when it is told to end, so a workload that states its \`terminationGracePeriodSeconds\` is taken to have been thought about.

Only containers that a Service of the repository reaches are judged. The \`sleep\` action needs Kubernetes 1.30 or later and no shell in the image.`,
    references: [
      'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    ],
  },
  check(container) {
    const { preStop, workload } = container;
    if (preStop === undefined || servesRequests(container) === 'no') return 'not-applicable';
    if (isDynamic(preStop) || isDynamic(workload.terminationGracePeriod)) return 'unknown';
    if (!isAbsent(preStop) || (known(workload.terminationGracePeriod) ?? 0) > 0) return [];
    if (servesRequests(container) === 'unknown') return 'unknown';
    return [
      {
        span: preStop.value.span,
        absent: [preStop.name, ...(workload.terminationGracePeriod === undefined ? [] : [workload.terminationGracePeriod.name])],
        message: `${describe(container)} has no preStop hook, and its pods no grace period of their own.`,
        about: workload.facts,
        fixes: [
          {
            title: `Add a preStop hook to ${container.name} that waits ${String(DRAIN_SECONDS)} seconds (Kubernetes 1.30 or later)`,
            safety: 'fill-in',
            changes: () => [preStop.set({ kind: 'sleep', seconds: DRAIN_SECONDS })],
          },
        ],
      },
    ];
  },
  holds: behindService,
  examples: {
    kubernetes: [
      {
        title: 'A container behind a Service',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels:
    app: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no preStop hook, and its pods no grace period of their own.
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
`,
        beside: {
          'service.yaml': `
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop
  ports:
    - port: 8080
`,
        },
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels:
    app: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
      lifecycle:
        preStop:
          sleep:
            seconds: 5
`,
      },
      {
        title: 'No Service reaches it',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels:
    app: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
`,
      },
    ],
    compose: { notApplicable: 'Nothing in Compose sends requests to a service that is told to end, or knows that it is.' },
    terraform: [
      {
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
          #       ^^^^^ Container web of Deployment shop has no preStop hook, and its pods no grace period of their own.
          image = "example.com/web:1.4.2"

          port {
            container_port = 8080
          }
        }
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
      target_port = 8080
    }
  }
}
`,
        fixed: `
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

          port {
            container_port = 8080
          }

          lifecycle {
            pre_stop {
              exec {
                command = ["sleep", "5"]
              }
            }
          }
        }
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
      target_port = 8080
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A load balancer drains a task before the task is told to end.' },
  },
});

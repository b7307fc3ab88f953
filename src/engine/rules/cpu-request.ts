import { judgeResource, RESOURCE_PARAMETERS } from './support/judge-resource.ts';
import { CPU } from './support/resources.ts';
import { rule } from './rule.ts';

export const cpuRequest = rule({
  id: 'cpu-request',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'resources',
    summary: 'Containers request CPU, within what the team states.',
    why: `The scheduler places a pod by its requests, and a busy node shares its CPU out in proportion to them. A container without one gets next to nothing exactly when there is work to do, and an autoscaler that measures CPU in percent has nothing to measure against.

A container with a CPU limit and no request is left alone: the API server then sets the request to the limit. A request of the pod as a whole (\`spec.resources\`, Kubernetes 1.34) covers its containers. A request of 0 is none.

\`min\` and \`max\` bound the request, \`default\` is what the fix proposes.`,
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/',
    ],
    alsoKnownAs: {
      'kube-linter': ['unset-cpu-requirements'],
      'kube-score': ['container-resources'],
      polaris: ['cpuRequestsMissing'],
      checkov: ['CKV_K8S_10'],
      trivy: ['KSV015'],
      kics: ['ca469dd4-c736-448f-8ac1-30a642705e0a'],
      kubescape: ['C-0268', 'C-0050'],
      monokle: ['KBP002'],
    },
  },
  parameters: RESOURCE_PARAMETERS,
  check: (container, stated) => judgeResource(container, CPU, 'request', stated),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          #     ^^^^^^ Container import of Job import has no CPU request.
          image: example.com/import:1.4.2
          resources:
            limits: { memory: 256Mi }
`,
        fixed: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: example.com/import:1.4.2
          resources:
            limits: { memory: 256Mi }
            requests:
              cpu: 100m
`,
      },
      {
        title: "The team's own value is proposed",
        parameters: { default: '250m' },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no CPU request.
      image: example.com/web:1.4.2
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
          cpu: 250m
`,
      },
      {
        title: 'A request of 0 is none; the pod may state one for all its containers',
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
        requests:
          cpu: 0
          #    ^ Container web of Pod shop has a CPU request of 0, which is none.
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  resources:
    requests:
      cpu: 200m
  containers:
    - name: till
      image: example.com/till:1.4.2
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
          cpu: 100m
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  resources:
    requests:
      cpu: 200m
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
      },
      {
        title: 'A limit without a request is a request',
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
          cpu: "1"
`,
      },
    ],
    compose: [
      {
        title: 'A limit stands for the request',
        file: `
services:
  web:
# ^^^ Service web has no CPU reservation.
    image: example.com/web:1.4.2
    deploy:
      resources:
        reservations:
          memory: 256m
  cache:
    image: example.com/cache:1.4.2
    cpus: 0.5
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      resources:
        reservations:
          memory: 256m
          cpus: "0.1"
  cache:
    image: example.com/cache:1.4.2
    cpus: 0.5
`,
      },
    ],
    terraform: [
      {
        title: 'An empty block is filled',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no CPU request.
      image = "example.com/web:1.4.2"

      resources {}
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
        requests = {
          cpu = "100m"
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
        title: 'In units, of which a core has 1024',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      #       ^^^^^ Container web of ECS task shop has no CPU reservation.
      image = "example.com/web:1.4.2"
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
      cpu   = 103
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

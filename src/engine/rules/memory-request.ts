import { judgeResource, RESOURCE_PARAMETERS } from './support/judge-resource.ts';
import { MEMORY } from './support/resources.ts';
import { rule } from './rule.ts';

export const memoryRequest = rule({
  id: 'memory-request',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'resources',
    summary: 'Containers request memory, within what the team states.',
    why: `The scheduler places a pod by its requests. Without one it takes the container for free and overbooks the node, and the pod is among the first that the kubelet evicts when memory runs short.

A container with a memory limit and no request is left alone: the API server then sets the request to the limit. Other tools report it because they look at the text alone. A request of the pod as a whole (\`spec.resources\`, Kubernetes 1.34) covers its containers. A request of 0 is none.

\`min\` and \`max\` bound the request, \`default\` is what the fix proposes.`,
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/',
    ],
    alsoKnownAs: {
      'kube-linter': ['unset-memory-requirements'],
      'kube-score': ['container-resources'],
      polaris: ['memoryRequestsMissing'],
      checkov: ['CKV_K8S_12'],
      trivy: ['KSV016'],
      kics: ['229588ef-8fde-40c8-8756-f4f2b5825ded'],
      kubescape: ['C-0269', 'C-0004'],
      monokle: ['KBP004'],
    },
  },
  parameters: RESOURCE_PARAMETERS,
  check: (container, stated) => judgeResource(container, MEMORY, 'request', stated),
  examples: {
    kubernetes: [
      {
        title: 'Another container of the pod says what to propose',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no memory request.
      image: example.com/web:1.4.2
    - name: cache
      image: example.com/cache:2.0.0
      resources:
        requests:
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
    - name: cache
      image: example.com/cache:2.0.0
      resources:
        requests:
          memory: 64Mi
`,
      },
      {
        title: 'Below what the team states: the limit follows where it must',
        parameters: { min: '128Mi' },
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
          memory: 100Mi
        requests:
          memory: 50Mi
          #       ^^^^ Container web of Pod shop has a memory request of 50Mi, below the minimum of 128Mi.
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
        limits:
          memory: 128Mi
        requests:
          memory: 128Mi
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
          memory: 256Mi
`,
      },
    ],
    compose: [
      {
        title: 'A limit stands for the request',
        file: `
services:
  web:
# ^^^ Service web has no memory reservation.
    image: example.com/web:1.4.2
    cpus: 0.5
  cache:
    image: example.com/cache:1.4.2
    mem_limit: 256m
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    cpus: 0.5
    deploy:
      resources:
        reservations:
          memory: 256m
  cache:
    image: example.com/cache:1.4.2
    mem_limit: 256m
`,
      },
    ],
    terraform: [
      {
        title: 'Another container of the pod says what to propose',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no memory request.
      image = "example.com/web:1.4.2"
    }

    container {
      name  = "proxy"
      image = "example.com/proxy:1.4.2"

      resources {
        requests = {
          memory = "64Mi"
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

      resources {
        requests = {
          memory = "64Mi"
        }
      }
    }

    container {
      name  = "proxy"
      image = "example.com/proxy:1.4.2"

      resources {
        requests = {
          memory = "64Mi"
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
        title: 'Neither a reservation nor a limit',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      #       ^^^^^ Container web of ECS task shop has no memory reservation.
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
      name   = "web"
      image  = "example.com/web:1.4.2"
      memory = 256
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
      {
        title: 'What a container may use is reserved for it',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name   = "web"
      image  = "example.com/web:1.4.2"
      memory = 512
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

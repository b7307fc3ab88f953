import { judgeResource, RESOURCE_PARAMETERS } from './support/judge-resource.ts';
import { CPU } from './support/resources.ts';
import { rule } from './rule.ts';

export const cpuLimit = rule({
  id: 'cpu-limit',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'resources',
    summary: 'Containers have a CPU limit, within what the team states.',
    why: `A CPU limit bounds what one container can take from its neighbours, and makes its speed the same on an idle node as on a busy one. It also throttles it while CPU stands idle, which is why this rule is strict only: with CPU requests set, a busy node shares fairly without limits.

A limit that the pod as a whole states (\`spec.resources\`, Kubernetes 1.34) covers its containers. A limit of 0 is none.

\`min\` and \`max\` bound the limit, \`default\` is what the fix proposes.`,
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/',
    ],
    alsoKnownAs: {
      'kube-linter': ['unset-cpu-requirements'],
      'kube-score': ['container-resources'],
      polaris: ['cpuLimitsMissing'],
      checkov: ['CKV_K8S_11'],
      trivy: ['KSV011'],
      kics: ['4ac0e2b7-d2d2-4af7-8799-e8de6721ccda', '6b610c50-99fb-4ef0-a5f3-e312fd945bc3'],
      kubescape: ['C-0270', 'C-0050', 'C-0009'],
      monokle: ['KBP003'],
      'compose-lint': ['CL-0026'],
    },
  },
  parameters: RESOURCE_PARAMETERS,
  check: (container, stated) => judgeResource(container, CPU, 'limit', stated),
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
      #     ^^^ Container web of Pod shop has no CPU limit.
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
        limits:
          cpu: 500m
`,
      },
      {
        title: 'A limit of 0 is none',
        parameters: { max: '2' },
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
          cpu: 0
          #    ^ Container web of Pod shop has a CPU limit of 0, which is none.
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
          cpu: "2"
`,
      },
      {
        title: 'Within what the team states',
        parameters: { max: '2' },
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
          cpu: 2000m
`,
      },
    ],
    compose: [
      {
        title: 'In the spelling that the file uses',
        file: `
services:
  web:
# ^^^ Service web has no CPU limit.
    image: example.com/web:1.4.2
    mem_limit: 512m
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 512m
    cpus: "0.5"
`,
      },
      {
        title: 'Under deploy',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      resources:
        limits:
          cpus: '0.5'
`,
      },
    ],
    terraform: [
      {
        title: 'Beside a request on one line',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no CPU limit.
      image = "example.com/web:1.4.2"

      resources {
        requests = { cpu = "250m" }
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
        requests = { cpu = "250m" }
        limits = {
          cpu = "500m"
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
        title: 'Only the task as a whole has a limit',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  #        ^^^^^^ Container web of ECS task shop has no CPU limit.

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      cpu   = 256
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
      cpu   = 256
    },
  ])
  cpu = 512
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

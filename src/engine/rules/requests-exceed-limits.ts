import type { Container } from '../model/container.ts';
import type { Fix, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { isScheduled } from './support/containers.ts';
import { describe } from './support/describe.ts';
import { joinJudgements } from './support/judgement.ts';
import { quantityFault } from './support/quantity-faults.ts';
import type { Resource } from './support/resources.ts';
import { RESOURCES } from './support/resources.ts';

export const requestsExceedLimits = rule({
  id: 'requests-exceed-limits',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'resources',
    summary: 'Requests do not exceed limits.',
    why: `The API refuses a container that requests more of a resource than its limit allows. The two are compared as quantities: 1Gi is more than 1G, and 0.5 is 500m.

Only what the container states itself is compared. A quantity that cannot have been meant (\`512m\` of memory) is left to \`resource-units\`. kube-score and KICS also ask that the two are equal; that is a choice and not an error.`,
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits'],
  },
  check: container =>
    isScheduled(container) ? joinJudgements(RESOURCES.map(resource => compare(container, resource))) : 'not-applicable',
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
      image: example.com/web:1.4.2
      resources:
        requests:
          memory: 500Mi
          #       ^^^^^ Container web of Pod shop has a memory request of 500Mi, more than its limit of 500M.
          cpu: "1"
          #    ^^^ Container web of Pod shop has a CPU request of 1, more than its limit of 500m.
        limits:
          memory: 500M
          cpu: 500m
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
          memory: 500Mi
          cpu: "1"
        limits:
          memory: 500Mi
          cpu: "1"
`,
      },
      {
        title: 'A limit of 0 is below every request',
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
          cpu: 100m
          #    ^^^^ Container web of Pod shop has a CPU request of 100m, more than its limit of 0.
        limits:
          cpu: 0
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
        limits:
          cpu: 100m
`,
      },
      {
        title: 'Equal, in two spellings',
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
          memory: 1024Mi
          cpu: 0.1
        limits:
          memory: 1Gi
          cpu: 100m
`,
      },
    ],
    compose: [
      {
        title: 'A reservation above its limit',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 256m
    mem_reservation: 512m
    #                ^^^^ Service web has a memory reservation of 512m, more than its limit of 256m.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 512m
    mem_reservation: 512m
`,
      },
    ],
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

      resources {
        requests = {
          memory = "1Gi"
          #        ^^^^^ Container web of Pod shop has a memory request of 1Gi, more than its limit of 512Mi.
        }
        limits = {
          memory = "512Mi"
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
          memory = "1Gi"
        }
        limits = {
          memory = "1Gi"
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
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name              = "web"
      image             = "example.com/web:1.4.2"
      memory            = 256
      memoryReservation = 512
      #                   ^^^ Container web of ECS task shop has a memory reservation of 512 MiB, more than its limit of 256 MiB.
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
      name              = "web"
      image             = "example.com/web:1.4.2"
      memory            = 512
      memoryReservation = 512
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

function compare(container: Container, resource: Resource): Judgement {
  const [requestField, limitField] = [resource.request(container), resource.limit(container)];
  const [request, limit] = [requestField?.value, limitField?.value];
  if (requestField === undefined || limitField === undefined) return 'not-applicable';
  if (request?.kind === 'absent' || limit?.kind === 'absent') return 'not-applicable';
  if (request?.kind !== 'known' || limit?.kind !== 'known') return 'unknown';
  if ([requestField, limitField].some(field => quantityFault(field, resource.measure) !== undefined)) return 'unknown';
  if (request.value.number <= limit.value.number) return [];
  const { terms } = container.workload;
  const [asked, allowed] = [terms.amount(request.value, resource.measure), terms.amount(limit.value, resource.measure)];
  const lower: Fix = { title: `Lower the ${resource.noun} ${terms.request} of ${container.name} to ${allowed}`, safety: 'review', changes: () => [requestField.set(limit.value)] };
  return [
    {
      span: request.span,
      message: `${describe(container)} has ${resource.article} ${resource.noun} ${terms.request} of ${asked}, more than its limit of ${allowed}.`,
      fixes: [
        { title: `Raise the ${resource.noun} limit of ${container.name} to ${asked}`, safety: 'review', changes: () => [limitField.set(request.value)] },
        ...(limit.value.number > 0 ? [lower] : []),
      ],
    },
  ];
}

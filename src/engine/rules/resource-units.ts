import { isAbsent } from '../model/field.ts';
import type { Container } from '../model/container.ts';
import type { Quantity } from '../model/values/quantity.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { isScheduled } from './support/containers.ts';
import { describe } from './support/describe.ts';
import { wordFor } from './support/judge-resource.ts';
import { quantityFault } from './support/quantity-faults.ts';
import type { Bound, Resource } from './support/resources.ts';
import { RESOURCES } from './support/resources.ts';

const BOUNDS: readonly Bound[] = ['request', 'limit'];

export const resourceUnits = rule({
  id: 'resource-units',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'resources',
    summary: 'Quantities of resources are what was meant.',
    why: `\`memory: 512m\` is half a byte, since \`m\` stands for thousandths; \`memory: 512\` is 512 bytes; \`cpu: 1Gi\` is a billion cores. The first two never start, the last is never scheduled. \`512MB\` and \`100 m\` are no quantities at all: the API refuses them.

Only what surely is a slip is reported: memory below a mebibyte without a unit or in thousandths, CPU from 256 cores on, in round hundreds without the \`m\` (\`100\`, \`250\`) or finer than a thousandth. \`500M\` where \`500Mi\` was meant is legal and differs by five per cent: it is left alone, and where a limit in M falls below a request in Mi, \`requests-exceed-limits\` says so. 0 means none and is left alone too.`,
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
      'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    ],
  },
  check(container) {
    if (!isScheduled(container)) return 'not-applicable';
    const written = RESOURCES.flatMap(resource =>
      BOUNDS.flatMap(bound => {
        const field = resource[bound](container);
        return field === undefined || isAbsent(field) ? [] : [{ resource, bound, field }];
      }),
    );
    if (written.length === 0) return 'not-applicable';
    const findings = written.flatMap(({ resource, bound }) => faulty(container, resource, bound));
    const isSettledElsewhere = written.some(({ field: { value } }) => value.kind === 'dynamic' && value.literal === undefined);
    return findings.length === 0 && isSettledElsewhere ? 'unknown' : findings;
  },
  examples: {
    kubernetes: [
      {
        title: 'Half a byte, a billion cores, no quantity',
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
          memory: 512m
          #       ^^^^ Container web of Pod shop has a memory request of 512m, which is 0.512 bytes.
          cpu: 250
          #    ^^^ Container web of Pod shop has a CPU request of 250, which is 250 cores.
        limits:
          memory: 600MB # as Docker writes it
          #       ^^^^^ Container web of Pod shop has a memory limit of 600MB, which is no quantity that Kubernetes accepts.
          cpu: "1Gi"
          #    ^^^^^ Container web of Pod shop has a CPU limit of 1Gi, which is 1073741824 cores.
          ephemeral-storage: 2
          #                  ^ Container web of Pod shop has an ephemeral storage limit of 2, which is 2 bytes.
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
          memory: 512Mi
          cpu: 250m
        limits:
          memory: 600M # as Docker writes it
          cpu: "1"
          ephemeral-storage: 2Gi
`,
      },
      {
        title: 'Unusual, and meant',
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
          memory: 128974848000m
          cpu: 0.5
        limits:
          memory: 500M
          cpu: 96
`,
      },
      {
        title: 'A template decides it',
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
          memory: \${MEMORY}m
`,
      },
    ],
    compose: [
      {
        title: "Kubernetes' units, and none",
        file: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 512Mi
    #          ^^^^^ Service web has a memory limit of 512Mi, which is no byte size that Compose accepts.
    cpus: 0.5
  cache:
    image: example.com/cache:1.4.2
    deploy:
      resources:
        limits:
          cpus: 250m
          #     ^^^^ Service cache has a CPU limit of 250m, which is no number of cores that Compose accepts.
          memory: 256
          #       ^^^ Service cache has a memory limit of 256, which is 256 bytes.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 512m
    cpus: 0.5
  cache:
    image: example.com/cache:1.4.2
    deploy:
      resources:
        limits:
          cpus: "0.25"
          memory: 256m
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
        limits = {
          cpu    = "1Gi"
          #        ^^^^^ Container web of Pod shop has a CPU limit of 1Gi, which is 1073741824 cores.
          memory = "512m"
          #        ^^^^^^ Container web of Pod shop has a memory limit of 512m, which is 0.512 bytes.
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
        limits = {
          cpu    = "1"
          memory = "512Mi"
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
      name   = "web"
      image  = "example.com/web:1.4.2"
      cpu    = 512000
      #        ^^^^^^ Container web of ECS task shop has a CPU reservation of 512000 CPU units, which is 500 cores.
      memory = 512
    },
  ])
}
`,
        fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name   = "web"
      image  = "example.com/web:1.4.2"
      cpu    = 512
      memory = 512
    },
  ])
}
`,
      },
    ],
  },
});

function faulty(container: Container, resource: Resource, bound: Bound): Finding[] {
  const field = resource[bound](container);
  const fault = quantityFault(field, resource.measure);
  if (fault === undefined || field === undefined) return [];
  const { span, written, is, meant } = fault;
  const amount = (quantity: Quantity): string => container.workload.terms.amount(quantity, resource.measure);
  const message = `${describe(container)} has ${resource.article} ${resource.noun} ${wordFor(container, bound)} of ${typeof written === 'string' ? written : amount(written)}, which is ${is}.`;
  if (meant === undefined) return [{ span, message }];
  const title = `Change the ${resource.noun} ${wordFor(container, bound)} of ${container.name} to ${amount(meant)}`;
  return [{ span, message, fixes: [{ title, safety: 'review', changes: () => [field.set(meant)] }] }];
}

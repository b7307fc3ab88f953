import { describe } from './support/describe.ts';
import { askOverrides, imageOf, isBuilt, overridesOf, spanOfPart } from './support/images.ts';
import { rule } from './rule.ts';

export const imageRegistry = rule({
  id: 'image-registry',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'optional',
    topic: 'image',
    summary: 'Images come from the allowed registries.',
    why: `A registry that the team runs, or trusts, is where images are scanned, signed and kept. Which ones they are only the team can say: the rule is on where \`allowed\` is set.

An entry is a registry, or a registry and the first parts of a path: \`registry.example.com\`, \`ghcr.io/acme\`, \`docker.io/library\`. An image without a registry is from \`docker.io\`. Where a kustomization gives the image another name, the new name is not known here, and nothing is said.`,
    references: ['https://kubernetes.io/docs/concepts/containers/images/', 'https://kubernetes.io/docs/concepts/security/security-checklist/#images'],
    alsoKnownAs: { kubescape: ['C-0001', 'C-0078'], trivy: ['KSV125'] },
  },
  parameters: {
    allowed: { type: 'list', description: 'Registries, or registries with the first parts of a path, that images may come from.' },
  },
  check(container, { allowed = [] }) {
    const read = imageOf(container);
    if (allowed.length === 0 || read.kind === 'absent') return 'not-applicable';
    if (read.kind !== 'image') return 'unknown';
    const { registry, normalizedRegistry, normalizedRepository } = read.image;
    const source = `${normalizedRegistry}/${normalizedRepository}`;
    if (allowed.some(entry => `${source}/`.startsWith(`${entry.replace(/\/\*?$/, '')}/`))) return [];
    const message = `${describe(container)} takes its image from ${source}, which no allowed registry holds.`;
    return [{ span: spanOfPart(read, registry), message, about: askOverrides(container, read) }];
  },
  holds: (about, project) => (isBuilt(about, project) || overridesOf(about, project).some(({ newName }) => newName !== undefined) ? 'unknown' : true),
  examples: {
    kubernetes: [
      {
        title: 'From elsewhere',
        parameters: { allowed: ['registry.example.com', 'ghcr.io/acme'] },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: registry.example.com/shop/web:1.4.2
    - name: worker
      image: ghcr.io/acme/worker:1.4.2
    - name: proxy
      image: quay.io/example/proxy:2.0.0
      #      ^^^^^^^ Container proxy of Pod shop takes its image from quay.io/example/proxy, which no allowed registry holds.
    - name: cache
      image: redis:7.4.1
      #      ^^^^^^^^^^^ Container cache of Pod shop takes its image from docker.io/library/redis, which no allowed registry holds.
    - name: forged
      image: ghcr.io/acme-evil/worker:1.4.2
      #      ^^^^^^^ Container forged of Pod shop takes its image from ghcr.io/acme-evil/worker, which no allowed registry holds.
`,
      },
    ],
    compose: [
      {
        title: 'From Docker Hub',
        parameters: { allowed: ['registry.example.com'] },
        file: `
services:
  web:
    image: registry.example.com/shop/web:1.4.2
  cache:
    image: redis:7.4.1
    #      ^^^^^^^^^^^ Service cache takes its image from docker.io/library/redis, which no allowed registry holds.
`,
      },
    ],
    terraform: [
      {
        parameters: { allowed: ['registry.example.com'] },
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"
      #        ^^^^^^^^^^^ Container web of Pod shop takes its image from example.com/web, which no allowed registry holds.
    }

    container {
      name  = "proxy"
      image = "registry.example.com/envoy:v1.31.2"
    }
  }
}
`,
      },
      {
        title: 'Allowed',
        parameters: { allowed: ['registry.example.com'] },
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "registry.example.com/web:1.4.2"
    }
  }
}
`,
      },
    ],
    ecs: [
      {
        parameters: { allowed: ['registry.example.com'] },
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      #        ^^^^^^^^^^^ Container web of ECS task shop takes its image from example.com/web, which no allowed registry holds.
    },
    {
      name  = "proxy"
      image = "registry.example.com/envoy:v1.31.2"
    },
  ])
}
`,
      },
      {
        title: 'Allowed',
        parameters: { allowed: ['registry.example.com'] },
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "registry.example.com/web:1.4.2"
    },
  ])
}
`,
      },
    ],
  },
});

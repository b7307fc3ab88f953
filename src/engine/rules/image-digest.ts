import { describe } from './support/describe.ts';
import { askOverrides, imageOf, isBuilt, overridesOf } from './support/images.ts';
import { rule } from './rule.ts';

export const imageDigest = rule({
  id: 'image-digest',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'image',
    summary: 'Images are pinned by digest.',
    why: `Whoever may push to a registry may push any tag again. A digest is the image: the node refuses anything else.

There is no fix: only the registry knows an image's digest, and nothing is downloaded here. \`docker buildx imagetools inspect IMAGE\` prints it. A digest that a kustomization's \`images:\` sets counts.`,
    references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
    alsoKnownAs: {
      'kube-linter': ['image-sha', 'image-not-pinned-by-digest'],
      checkov: ['CKV_K8S_43'],
      kics: ['7c81d34c-8e5a-402b-9798-9f442630e678'],
      'compose-lint': ['CL-0019'],
    },
  },
  check(container) {
    const read = imageOf(container);
    if (read.kind === 'absent') return 'not-applicable';
    if (read.kind !== 'image') return 'unknown';
    if (read.image.digest !== undefined) return [];
    return [{ span: read.span, message: `${describe(container)} does not pin its image by digest.`, about: askOverrides(container, read) }];
  },
  holds: (about, project) => (isBuilt(about, project) ? 'unknown' : !overridesOf(about, project).some(({ digest }) => digest !== undefined)),
  examples: {
    kubernetes: [
      {
        title: 'A tag, and a digest',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      #      ^^^^^^^^^^^^^^^^^^^^^ Container web of Pod shop does not pin its image by digest.
    - name: proxy
      image: example.com/proxy:2.0.0@sha256:9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d
`,
      },
    ],
    compose: [
      {
        title: 'A tag is not enough; what is built here has no digest yet',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    #      ^^^^^^^^^^^^^^^^^^^^^ Service web does not pin its image by digest.
  api:
    image: example.com/api:1.4.2
    build: ./api
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
      #       ^^^^^^^^^^^^^^^^^^^^^^^ Container web of Pod shop does not pin its image by digest.
    }

    container {
      name  = "proxy"
      image = "envoyproxy/envoy@sha256:9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d"
    }
  }
}
`,
      },
      {
        title: 'Pinned',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web@sha256:9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d"
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
      name  = "web"
      image = "example.com/web:1.4.2"
      #       ^^^^^^^^^^^^^^^^^^^^^^^ Container web of ECS task shop does not pin its image by digest.
    },
  ])
}
`,
      },
      {
        title: 'Pinned',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web@sha256:9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d"
    },
  ])
}
`,
      },
    ],
  },
});

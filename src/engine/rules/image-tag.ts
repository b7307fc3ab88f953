import type { Container } from '../model/container.ts';
import type { Image } from '../model/values/image.ts';
import { siblingsOf } from './support/containers.ts';
import { describe } from './support/describe.ts';
import { askOverrides, imageOf, spanOfPart, tagStands } from './support/images.ts';
import { rule } from './rule.ts';
import type { Fix } from './rule.ts';

export const imageTag = rule({
  id: 'image-tag',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'image',
    summary: 'Images have a tag that stays.',
    why: `An image without a tag, or with \`latest\`, is whatever was pushed last: two replicas may run different programs, a restart may be an update, and there is nothing to roll back to.

A digest settles the image whatever the tag says. A tag that a template or a kustomization's \`images:\` fills in is left alone. What no runtime can read as an image is found too. The only tag that is proposed is one that another container of the same pod uses for the same image.`,
    references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names', 'https://kubernetes.io/docs/concepts/configuration/overview/'],
    alsoKnownAs: {
      'kube-linter': ['latest-tag'],
      'kube-score': ['container-image-tag'],
      polaris: ['tagNotSpecified'],
      checkov: ['CKV_K8S_14'],
      trivy: ['KSV013'],
      kics: ['583053b7-e632-46f0-b989-f81ff8045385'],
      monokle: ['KBP001'],
      dclint: ['service-image-require-explicit-tag'],
      'compose-lint': ['CL-0004'],
    },
  },
  parameters: {
    moving: { type: 'list', default: ['latest'], description: 'Tags that are pushed again and again.' },
  },
  check(container, { moving }) {
    const read = imageOf(container);
    if (read.kind === 'absent') return 'not-applicable';
    if (read.kind === 'unknown') return 'unknown';
    if (read.kind === 'invalid') return [{ span: read.span, message: `${describe(container)} has an image that no runtime reads: ${read.message}` }];
    const { tag, digest } = read.image;
    const stays = (written: string | undefined): boolean => written !== undefined && !moving.includes(written);
    if (digest !== undefined || stays(tag?.text)) return [];
    const used = siblingsOf(container).flatMap(sibling => tagOfSame(sibling, read.image)).find(stays);
    return [
      {
        span: spanOfPart(read, tag),
        message: tag === undefined ? `${describe(container)} names no tag of its image: it runs latest.` : `${describe(container)} runs ${tag.text}, a tag that moves.`,
        about: askOverrides(container, read),
        fixes: used === undefined ? [] : [withTag(container, read.name, used)],
      },
    ];
  },
  holds: tagStands,
  examples: {
    kubernetes: [
      {
        title: 'A tag that moves, and none',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: registry.example.com:5000/web:latest
      #                                    ^^^^^^ Container web of Pod shop runs latest, a tag that moves.
    - name: proxy
      image: "envoyproxy/envoy"
      #      ^^^^^^^^^^^^^^^^^^ Container proxy of Pod shop names no tag of its image: it runs latest.
`,
      },
      {
        title: 'Another container of the pod says which tag is meant',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  initContainers:
    - name: migrate
      image: example.com/web:1.4.2
  containers:
    - name: web
      image: example.com/web
      #      ^^^^^^^^^^^^^^^ Container web of Pod shop names no tag of its image: it runs latest.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  initContainers:
    - name: migrate
      image: example.com/web:1.4.2
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
      {
        title: 'No image at all',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/Web:1.4.2
      #                  ^^^ Container web of Pod shop has an image that no runtime reads: The image name 'Web' must be lower case.
`,
      },
      {
        title: 'A kustomization settles the tag; a digest; a template',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web
    - name: proxy
      image: example.com/proxy@sha256:9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d8c3e5f7a9b2a1c6a7e0b4f1d
    - name: worker
      image: example.com/worker:\${TAG}
`,
        beside: {
          'kustomization.yaml': `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - manifest.yaml
images:
  - name: example.com/web
    newTag: 1.4.2
`,
        },
      },
    ],
    compose: [
      {
        title: 'No tag, a tag that moves, and one that a variable gives',
        file: `
services:
  web:
    image: example.com/web
    #      ^^^^^^^^^^^^^^^ Service web names no tag of its image: it runs latest.
  cache:
    image: redis:\${REDIS_TAG:-latest}
    #                         ^^^^^^ Service cache runs latest, a tag that moves.
  queue:
    image: example.com/queue:\${QUEUE_TAG}
`,
      },
      {
        title: 'The .env file says which; what is built here is not pulled',
        file: `
services:
  web:
    image: example.com/web:\${TAG}
  api:
    build: ./api
    image: example.com/api:latest
`,
        beside: {
          '.env': `
TAG=1.4.2
`,
        },
      },
    ],
    terraform: [
      {
        title: 'A tag that a variable defaults to, and none',
        file: `
variable "tag" {
  default = "latest"
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:\${var.tag}"
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Container web of Pod shop runs latest, a tag that moves.
    }

    container {
      name  = "proxy"
      image = "envoyproxy/envoy"
      #       ^^^^^^^^^^^^^^^^^^ Container proxy of Pod shop names no tag of its image: it runs latest.
    }
  }
}
`,
      },
      {
        title: 'What Terraform is told to leave to others is theirs',
        file: `
resource "kubernetes_pod_v1" "shop" {
  spec {
    container { image = "example.com/web:latest" }
  }

  lifecycle { ignore_changes = [metadata[0].annotations["at"], spec[0].container[0].image] }
}
`,
      },
      {
        title: 'What a release decides is left alone',
        file: `
variable "release" {
  type = string
}

resource "aws_ecr_repository" "web" {
  name = "web"
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "\${aws_ecr_repository.web.repository_url}:\${var.release}"
    }

    container {
      name  = "proxy"
      image = "envoyproxy/envoy:v1.31.2"
    }
  }
}
`,
      },
      {
        title: 'Another container of the pod says which tag is meant',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    init_container {
      name  = "migrate"
      image = "example.com/web:1.4.2"
    }

    container {
      name  = "web"
      image = "example.com/web"
      #       ^^^^^^^^^^^^^^^^^ Container web of Pod shop names no tag of its image: it runs latest.
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
    init_container {
      name  = "migrate"
      image = "example.com/web:1.4.2"
    }

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
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
      image = "example.com/web:latest"
      #                        ^^^^^^ Container web of ECS task shop runs latest, a tag that moves.
    },
    {
      name  = "proxy"
      image = "envoyproxy/envoy:v1.31.2"
    },
  ])
}
`,
      },
      {
        title: 'A tag that stays, and one that a release decides',
        file: `
variable "release" {
  type = string
}

resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
    },
    {
      name  = "proxy"
      image = "example.com/proxy:\${var.release}"
    },
  ])
}
`,
      },
    ],
  },
});

function tagOfSame(container: Container, { normalizedRegistry, normalizedRepository }: Image): string[] {
  const read = imageOf(container);
  if (read.kind !== 'image' || read.image.tag === undefined) return [];
  const same = read.image.normalizedRegistry === normalizedRegistry && read.image.normalizedRepository === normalizedRepository;
  return same ? [read.image.tag.text] : [];
}

function withTag({ image, name: container }: Container, name: string, tag: string): Fix {
  return { title: `Run ${tag} in ${container}, as another container of the pod does`, safety: 'fill-in', changes: () => [image.set(`${name}:${tag}`)] };
}

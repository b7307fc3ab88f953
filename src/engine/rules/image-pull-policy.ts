import { isMoving } from '../model/values/image.ts';
import { describe } from './support/describe.ts';
import { askOverrides, imageOf, tagStands } from './support/images.ts';
import { rule } from './rule.ts';

export const imagePullPolicy = rule({
  id: 'image-pull-policy',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'image',
    summary: "The pull policy agrees with the image's tag.",
    why: `Without a policy, Kubernetes pulls \`latest\` and untagged images \`Always\`, and all others \`IfNotPresent\`: both are right, so a policy that is not written is fine, and so is a written \`Always\`.

\`IfNotPresent\` with a tag that moves runs whatever the node happened to have pulled once, and another program on another node. \`Never\` starts only on nodes that somebody loaded the image onto; with a digest it is left alone, since whoever writes both has done so.

Other tools ask for \`Always\` everywhere, so that the registry checks each pod's right to the image; where tenants share nodes, the AlwaysPullImages admission plugin does that better.`,
    references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
    alsoKnownAs: {
      'kube-score': ['container-image-pull-policy'],
      polaris: ['pullPolicyNotAlways'],
      checkov: ['CKV_K8S_15'],
      kics: ['caa3479d-885d-4882-9aac-95e5e78ef5c2'],
      kubescape: ['C-0075'],
    },
  },
  check(container) {
    const { imagePullPolicy: field, workload: { terms: { host } } } = container;
    const read = imageOf(container);
    if (field === undefined || read.kind === 'absent') return 'not-applicable';
    const { value } = field;
    if (value.kind === 'absent' || (value.kind === 'known' && value.value === 'Always')) return [];
    if (value.kind === 'dynamic' || read.kind !== 'image') return 'unknown';
    const moving = isMoving(read.image);
    const never = value.value === 'Never' && read.image.digest === undefined;
    if (!never && !(moving && value.value === 'IfNotPresent')) return [];
    const policy = moving ? 'Always' : 'IfNotPresent';
    return [
      {
        span: value.span,
        message: never
          ? `${describe(container)} never pulls its image: a ${host} without it cannot start it.`
          : `${describe(container)} runs a tag that moves, and pulls it once a ${host}.`,
        fixes: [{ title: `Set ${field.name} to ${policy}`, safety: 'review', changes: () => [field.set(policy)] }],
        ...(never ? {} : { about: askOverrides(container, read) }),
      },
    ];
  },
  holds: tagStands,
  examples: {
    kubernetes: [
      {
        title: 'Pulled once, and never',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:latest
      imagePullPolicy: IfNotPresent
      #                ^^^^^^^^^^^^ Container web of Pod shop runs a tag that moves, and pulls it once a node.
    - name: proxy
      image: example.com/proxy:2.0.0
      imagePullPolicy: Never
      #                ^^^^^ Container proxy of Pod shop never pulls its image: a node without it cannot start it.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:latest
      imagePullPolicy: Always
    - name: proxy
      image: example.com/proxy:2.0.0
      imagePullPolicy: IfNotPresent
`,
      },
      {
        title: 'The default agrees, and so do these',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:latest
    - name: proxy
      image: example.com/proxy:2.0.0
      imagePullPolicy: IfNotPresent
    - name: worker
      image: example.com/worker:1.4.2
      imagePullPolicy: Always
`,
      },
    ],
    compose: [
      {
        title: 'A tag that moves is pulled once',
        file: `
services:
  web:
    image: example.com/web:latest
    pull_policy: missing
    #            ^^^^^^^ Service web runs a tag that moves, and pulls it once a host.
  cache:
    image: example.com/cache:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:latest
    pull_policy: always
  cache:
    image: example.com/cache:1.4.2
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
      image = "example.com/web:latest"

      image_pull_policy = "IfNotPresent"
      #                   ^^^^^^^^^^^^^^ Container web of Pod shop runs a tag that moves, and pulls it once a node.
    }

    container {
      name  = "proxy"
      image = "envoyproxy/envoy:v1.31.2"

      image_pull_policy = "Always"
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
      image = "example.com/web:latest"

      image_pull_policy = "Always"
    }

    container {
      name  = "proxy"
      image = "envoyproxy/envoy:v1.31.2"

      image_pull_policy = "Always"
    }
  }
}
`,
      },
      {
        title: 'Agreed',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:latest"

      image_pull_policy = "Always"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'How images are pulled is a setting of the instances (ECS_IMAGE_PULL_BEHAVIOR), and no task says it.' },
  },
});

import { known } from '../model/field.ts';
import { isWindows, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const runAsNonRoot = rule({
  id: 'run-as-non-root',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'security',
    summary: 'Containers are kept from running as root.',
    why: `A process that is root in its container is root on the node as soon as it gets out: most container escapes need it. With \`runAsNonRoot: true\` the kubelet refuses to start an image that would run as user 0.

Left alone: a container with a known user id other than 0, which cannot be root whatever its image says; one that states user 0, which \`run-as-root-user\` reports; pods of Windows nodes; a service of Compose whose Dockerfile, in the workspace, ends with a \`USER\` other than root. What the pod's securityContext states counts for its containers; the container's own word wins.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    alsoKnownAs: {
      'kube-linter': ['run-as-non-root'],
      polaris: ['runAsRootAllowed'],
      checkov: ['CKV_K8S_23'],
      trivy: ['KSV012'],
      kics: ['cf34805e-3872-4c08-bf92-6ff7bb0cfadb'],
      kubescape: ['C-0013', 'C-0198'],
      monokle: ['PSS203'],
    },
  },
  parameters: {
    uid: { type: 'number', minimum: 1, description: 'The user id that every container must state.' },
  },
  check(container, { uid }) {
    if (uid !== undefined) return judgeLinux(container, one => one.runAsUser, (user, { field, who, name }) => (user === uid ? 'good' : {
      message: user === undefined ? `${who} states no user; ${String(uid)} is stated.` : `${who} runs as user ${String(user)}; ${String(uid)} is stated.`,
      fixes: [{ title: `Run ${name} as user ${String(uid)}`, safety: 'review', changes: () => [field.set(uid)] }],
    }));
    const user = container.runAsUser.value;
    if (user.kind === 'known' && user.value !== 0) return isWindows(container) ? 'not-applicable' : [];
    return judgeLinux(
      container,
      one => (known(one.runAsUser) === undefined ? one.runAsNonRoot : undefined),
      (value, { field, who, name }) => {
        if (value === true) return 'good';
        if (user.kind === 'dynamic') return 'unknown';
        return {
          message: value === false ? `${who} is allowed to run as root.` : `${who} may run as root.`,
          fixes: [{ title: `Keep ${name} from running as root`, safety: 'review', changes: () => [field.set(true)] }],
        };
      },
    );
  },
  examples: {
    kubernetes: [
      {
        title: 'A user is stated',
        parameters: { uid: 14711 },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      securityContext:
        runAsUser: 1000
        #          ^^^^ Container web of Pod shop runs as user 1000; 14711 is stated.
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
      securityContext:
        runAsUser: 14711
`,
      },
      {
        title: 'Nothing says which user the image runs as',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop may run as root.
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
      securityContext:
        runAsNonRoot: true
`,
      },
      {
        title: 'What the pod states for all its containers is reported once',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsNonRoot: false
    #             ^^^^^ Pod shop is allowed to run as root.
  initContainers:
    - name: migrate
      image: example.com/migrate:1.4.2
      securityContext:
        runAsUser: 1000
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsNonRoot: true
  initContainers:
    - name: migrate
      image: example.com/migrate:1.4.2
      securityContext:
        runAsUser: 1000
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
      },
      {
        title: 'The pod states it, or a user that is not root; a template is not judged',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        runAsNonRoot: false
        runAsUser: 101
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        runAsNonRoot: \${NON_ROOT}
`,
      },
      {
        title: 'Windows knows no root',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  os:
    name: windows
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'A service that is built here runs as the user of its Dockerfile',
        file: `
services:
  web:
    build:
      context: .
      target: prod
`,
        beside: {
          Dockerfile: `
FROM node:22 AS prod
USER node

FROM prod AS dev
USER root
`,
        },
      },
      {
        title: 'Nobody said who; a number, and a name',
        file: `
services:
  web:
# ^^^ Service web may run as root.
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
    user: '10001'
  cache:
    image: example.com/cache:1.4.2
    user: cache
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    user: "10001"
  api:
    image: example.com/api:1.4.2
    user: '10001'
  cache:
    image: example.com/cache:1.4.2
    user: cache
`,
      },
    ],
    terraform: [
      {
        title: 'A block is added',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop may run as root.
      image = "example.com/web:1.4.2"
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

      security_context {
        run_as_non_root = true
      }
    }
  }
}
`,
      },
      {
        title: 'The pod says so for its containers',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    security_context {
      run_as_non_root = true
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
      #       ^^^^^ Container web of ECS task shop may run as root.
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
      user  = "10001"
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
        title: 'A user is named',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      user  = "10001:10001"
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

import { HIGH_ID, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const runAsRootUser = rule({
  id: 'run-as-root-user',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'No container is told to run as user 0.',
    why: `\`runAsUser: 0\` makes a container root whatever user its image was built for, and with \`runAsNonRoot: true\` beside it the container does not start at all.

Only a user that is written is judged: where none is, \`run-as-non-root\` asks for one. A value that the pod states for several containers is reported once. Pods of Windows nodes have no user ids.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    alsoKnownAs: {
      'kube-linter': ['run-as-non-root'],
      polaris: ['runAsRootAllowed'],
      checkov: ['CKV_K8S_23'],
      trivy: ['KSV105'],
      kics: ['cf34805e-3872-4c08-bf92-6ff7bb0cfadb'],
      kubescape: ['C-0013', 'C-0198'],
      monokle: ['PSS204'],
      'compose-lint': ['CL-0018'],
    },
  },
  check(container) {
    return judgeLinux(container, one => one.runAsUser, (user, { field, who, name }) => {
      if (user === undefined) return 'not-applicable';
      if (user !== 0) return 'good';
      return {
        message: `${who} runs as root (user 0).`,
        fixes: [{ title: `Run ${name} as user ${String(HIGH_ID)}`, safety: 'review', changes: () => [field.set(HIGH_ID)] }],
      };
    });
  },
  examples: {
    kubernetes: [
      {
        title: 'One container is root',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsUser: 1000
  initContainers:
    - name: own-data
      image: example.com/tools:1.0.0
      securityContext:
        runAsUser: 0
        #          ^ Init container own-data of Pod shop runs as root (user 0).
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsUser: 1000
  initContainers:
    - name: own-data
      image: example.com/tools:1.0.0
      securityContext:
        runAsUser: 10001
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
      {
        title: 'The whole pod is root: one finding',
        file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      securityContext:
        runAsUser: 0
        #          ^ Deployment shop runs as root (user 0).
      containers:
        - name: web
          image: example.com/web:1.4.2
        - name: proxy
          image: example.com/proxy:2.0.0
`,
        fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      securityContext:
        runAsUser: 10001
      containers:
        - name: web
          image: example.com/web:1.4.2
        - name: proxy
          image: example.com/proxy:2.0.0
`,
      },
      {
        title: 'Another user, or none written',
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
        runAsUser: 101
    - name: proxy
      image: example.com/proxy:2.0.0
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        runAsUser: \${UID}
`,
      },
    ],
    compose: [
      {
        title: 'By number and by name',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    user: '0:0'
    #      ^ Service web runs as root (user 0).
  api:
    image: example.com/api:1.4.2
    user: root
    #     ^^^^ Service api runs as root (user 0).
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    user: '10001:10001'
  api:
    image: example.com/api:1.4.2
    user: "10001"
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

      security_context {
        run_as_user = 0 # to bind port 80
        #             ^ Container web of Pod shop runs as root (user 0).
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

      security_context {
        run_as_user = 10001 # to bind port 80
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
      name  = "web"
      image = "example.com/web:1.4.2"
      user  = "0:1000"
      #        ^ Container web of ECS task shop runs as root (user 0).
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
      user  = "10001:1000"
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

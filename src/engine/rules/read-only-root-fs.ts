import { judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const readOnlyRootFs = rule({
  id: 'read-only-root-fs',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'security',
    summary: 'The root file system of containers is read-only.',
    why: `Who breaks into a container whose root file system is read-only cannot change its programs, nor leave tools there; what the application itself writes there is lost with the container anyway.

What it does have to write, such as \`/tmp\`, goes to a mounted \`emptyDir\`: look at what the container writes before you apply the fix. Windows has no read-only root file system.`,
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['no-read-only-root-fs'],
      'kube-score': ['container-security-context-readonlyrootfilesystem', 'container-security-context'],
      polaris: ['notReadOnlyRootFilesystem'],
      checkov: ['CKV_K8S_22'],
      trivy: ['KSV014'],
      kics: ['a9c2f49d-0671-4fc9-9ece-f4e261e128d0'],
      kubescape: ['C-0017'],
      monokle: ['KBP102'],
      'compose-lint': ['CL-0007'],
    },
  },
  check(container) {
    return judgeLinux(container, one => one.readOnlyRootFilesystem, (isReadOnly, { field, who, name }) => {
      if (isReadOnly === true) return 'good';
      return {
        message: `${who} can write to its root file system.`,
        fixes: [{ title: `Make the root file system of ${name} read-only`, safety: 'review', changes: () => [field.set(true)] }],
      };
    });
  },
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
      #     ^^^ Container web of Pod shop can write to its root file system.
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        readOnlyRootFilesystem: false
        #                       ^^^^^ Container proxy of Pod shop can write to its root file system.
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
        readOnlyRootFilesystem: true
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        readOnlyRootFilesystem: true
`,
      },
      {
        title: 'Read-only, with a place to write',
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
        readOnlyRootFilesystem: true
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: tmp
      emptyDir: {}
`,
      },
      {
        title: 'Windows containers write where they like',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  nodeSelector:
    kubernetes.io/os: windows
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'Writable, and read-only with a folder in memory',
        file: `
services:
  web:
# ^^^ Service web can write to its root file system.
    image: example.com/web:1.4.2
  cache:
    image: example.com/cache:1.4.2
    read_only: true
    tmpfs:
      - /tmp
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    read_only: true
  cache:
    image: example.com/cache:1.4.2
    read_only: true
    tmpfs:
      - /tmp
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
      #       ^^^^^ Container web of Pod shop can write to its root file system.
      image = "example.com/web:1.4.2"

      security_context {
        run_as_non_root = true
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
        run_as_non_root           = true
        read_only_root_filesystem = true
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
      name                   = "web"
      image                  = "example.com/web:1.4.2"
      readonlyRootFilesystem = false
      #                        ^^^^^ Container web of ECS task shop can write to its root file system.
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
      name                   = "web"
      image                  = "example.com/web:1.4.2"
      readonlyRootFilesystem = true
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

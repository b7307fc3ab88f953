import { judgeHostNamespace } from './support/host-namespaces.ts';
import { rule } from './rule.ts';

export const hostPid = rule({
  id: 'host-pid',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'Workloads do not see the processes of their host.',
    why: `With \`hostPID\` a container sees every process of the node with its arguments and, where it may trace them, its memory and environment: secrets of other pods among them.

Agents that watch processes do need it; say so in a suppression. A value that a template decides is not judged.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['host-pid'],
      polaris: ['hostPIDSet'],
      checkov: ['CKV_K8S_17'],
      trivy: ['KSV010'],
      kics: ['302736f4-b16c-41b8-befe-c0baffa0bd9d', '4f31dd9f-2cc3-4751-9b53-67e4af83dac0'],
      kubescape: ['C-0038', 'C-0194'],
      monokle: ['PSS102'],
      'compose-lint': ['CL-0010'],
    },
  },
  check(workload) {
    return judgeHostNamespace(workload, workload.hostPid, 'sees the processes', 'a process namespace');
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostPID: true
  #        ^^^^ Pod agent sees the processes of its node.
  containers:
    - name: agent
      image: example.com/agent:1.4.2
    - name: exporter
      image: example.com/exporter:0.9.1
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostPID: false
  containers:
    - name: agent
      image: example.com/agent:1.4.2
    - name: exporter
      image: example.com/exporter:0.9.1
`,
      },
      {
        title: 'Not shared unless it says so',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'The processes of the host',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    pid: host
    #    ^^^^ Service web sees the processes of its host.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
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
    host_pid = true
    #          ^^^^ Pod shop sees the processes of its node.

    container {
      name  = "web"
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
    host_pid = false

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
  family   = "shop"
  pid_mode = "host"
  #          ^^^^^^ ECS task shop sees the processes of its instance.

  container_definitions = jsonencode([
    {
      name  = "web"
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
  family   = "shop"
  pid_mode = "task"

  container_definitions = jsonencode([
    {
      name  = "web"
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
      },
    ],
  },
});

import { judgeHostNamespace } from './support/host-namespaces.ts';
import { rule } from './rule.ts';

export const hostIpc = rule({
  id: 'host-ipc',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'Workloads do not share the IPC of their host.',
    why: `With \`hostIPC\` a container reads and writes the shared memory, semaphores and message queues of every process of the node that uses them, databases among them.

Containers of one pod share theirs with each other without it. A value that a template decides is not judged.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['host-ipc'],
      polaris: ['hostIPCSet'],
      checkov: ['CKV_K8S_18'],
      trivy: ['KSV008'],
      kics: ['cd290efd-6c82-4e9d-a698-be12ae31d536', 'baa3890f-bed7-46f5-ab8f-1da8fc91c729'],
      kubescape: ['C-0038', 'C-0195'],
      monokle: ['PSS102'],
      'compose-lint': ['CL-0010'],
    },
  },
  check(workload) {
    return judgeHostNamespace(workload, workload.hostIpc, 'shares the IPC', 'an IPC namespace');
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
  hostIPC: true
  #        ^^^^ Pod agent shares the IPC of its node.
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
  hostIPC: false
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
        title: 'The memory of the host',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    ipc: host
    #    ^^^^ Service web shares the IPC of its host.
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
    host_ipc = true
    #          ^^^^ Pod shop shares the IPC of its node.

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
    host_ipc = false

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
  ipc_mode = "host"
  #          ^^^^^^ ECS task shop shares the IPC of its instance.

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
  ipc_mode = "none"

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

import type { Change } from '../text/change.ts';
import { known } from '../model/field.ts';
import type { Workload } from '../model/workload.ts';
import { judgeHostNamespace } from './support/host-namespaces.ts';
import { rule } from './rule.ts';

export const hostNetwork = rule({
  id: 'host-network',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'Workloads do not share the network of their host.',
    why: `With \`hostNetwork\` a pod listens on the node's addresses and reaches what listens on its loopback, the kubelet among it; network policies do not apply to it, and two such pods with one port cannot run on one node.

Network plugins, proxies and exporters of nodes need it; say so in a suppression. The \`hostPort\`s of such a pod say nothing that the ports do not, so they are not reported beside it, and the fix takes them out. Windows takes HostProcess pods only with \`hostNetwork\`: those are \`windows-host-process\`'s. A value that a template decides is not judged.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['host-network'],
      polaris: ['hostNetworkSet'],
      checkov: ['CKV_K8S_19'],
      trivy: ['KSV009'],
      kics: ['6b6bdfb3-c3ae-44cb-88e4-7405c1ba2c8a', '071a71ff-f868-47a4-ac0b-3c59e4ab5443'],
      kubescape: ['C-0041', 'C-0196'],
      monokle: ['PSS102'],
      'compose-lint': ['CL-0008'],
    },
  },
  check(workload) {
    if (workload.containers.some(({ windowsHostProcess }) => known(windowsHostProcess) === true)) return 'not-applicable';
    return judgeHostNamespace(workload, workload.hostNetwork, 'shares the network', 'a network', () => withoutHostPorts(workload));
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
  hostNetwork: true
  #            ^^^^ Pod agent shares the network of its node.
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      ports:
        - containerPort: 9100
          hostPort: 9100
          name: metrics
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostNetwork: false
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      ports:
        - containerPort: 9100
          name: metrics
`,
      },
      {
        title: 'Not shared, a HostProcess pod of Windows, or a template decides',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: exporter
spec:
  hostNetwork: true
  securityContext:
    windowsOptions:
      hostProcess: true
      runAsUserName: NT AUTHORITY\\SYSTEM
  containers:
    - name: exporter
      image: example.com/exporter:0.9.1
---
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostNetwork: \${HOST_NETWORK}
  containers:
    - name: agent
      image: example.com/agent:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'The network of the host, and that of another service',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    network_mode: host
    #             ^^^^ Service web shares the network of its host.
  sidecar:
    image: example.com/sidecar:1.4.2
    network_mode: service:web
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
  sidecar:
    image: example.com/sidecar:1.4.2
    network_mode: service:web
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
    host_network = true
    #              ^^^^ Pod shop shares the network of its node.

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
    host_network = false

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
  family       = "shop"
  network_mode = "host"
  #              ^^^^^^ ECS task shop shares the network of its instance.

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
  family       = "shop"
  network_mode = "bridge"

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

function withoutHostPorts({ containers }: Workload): Change[] {
  return containers.flatMap(({ ports }) => ports.flatMap(({ hostPort }) => (hostPort === undefined || known(hostPort) === undefined ? [] : [hostPort.remove()])));
}

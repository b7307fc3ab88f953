import { known } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { judgeEach } from './support/judge-value.ts';
import { rule } from './rule.ts';

export const hostPort = rule({
  id: 'host-port',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'host',
    summary: 'Containers take no port of their node.',
    why: `A \`hostPort\` opens the container on the node's own addresses, past Services and often past network policies, and only one such pod fits on a node: the next one stays pending, a rolling update too. A Service of type LoadBalancer or NodePort, or an Ingress, serves the same end.

Pods that share their node's network (\`host-network\` reports them) have each port there whether they list it or not: theirs are left alone. 0 means none. Agents that run once on each node may need one; say so in a suppression.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    ],
    alsoKnownAs: {
      polaris: ['hostPortSet'],
      checkov: ['CKV_K8S_26'],
      trivy: ['KSV024'],
      kubescape: ['C-0044', 'C-0204'],
      monokle: ['PSS106'],
    },
  },
  check(container) {
    const { hostNetwork } = container.workload;
    if (known(hostNetwork) === true) return 'not-applicable';
    if (hostNetwork.value.kind === 'dynamic' && container.ports.length > 0) return 'unknown';
    return judgeEach(container.ports, ({ hostPort: field }) => field?.value, ({ hostPort: field }, port) => {
      if (field === undefined || port === 0) return undefined;
      return {
        message: `${describe(container)} takes port ${String(port)} of its node.`,
        fixes: [{ title: `Leave port ${String(port)} of the node alone`, safety: 'review', changes: () => [field.remove()] }],
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
      image: example.com/web:1.4.2
      ports:
        - name: http
          containerPort: 8080
          hostPort: 80
          #         ^^ Container web of Pod shop takes port 80 of its node.
        - name: metrics
          containerPort: 9090
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
      ports:
        - name: http
          containerPort: 8080
        - name: metrics
          containerPort: 9090
`,
      },
      {
        title: 'On the node\'s network anyway, or none taken',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostNetwork: true
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      ports:
        - containerPort: 9100
          hostPort: 9100
---
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
          hostPort: \${PORT}
`,
      },
    ],
    compose: { notApplicable: 'To publish a port is how a Compose service is reached at all.' },
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

      port {
        container_port = 8080
        host_port      = 80
        #                ^^ Container web of Pod shop takes port 80 of its node.
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

      port {
        container_port = 8080
      }
    }
  }
}
`,
      },
    ],
    ecs: [
      {
        title: 'A port of the instance, in a bridge network',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      portMappings = [
        {
          containerPort = 8080
          hostPort      = 80
          #               ^^ Container web of ECS task shop takes port 80 of its node.
        },
      ]
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
      portMappings = [
        {
          containerPort = 8080
        },
      ]
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
        title: 'With an address of its own, it is the same port',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family       = "shop"
  network_mode = "awsvpc"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      portMappings = [
        {
          containerPort = 8080
          hostPort      = 8080
        },
      ]
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

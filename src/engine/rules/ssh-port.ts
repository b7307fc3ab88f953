import { describe } from './support/describe.ts';
import { judgeEach } from './support/judge-value.ts';
import { rule } from './rule.ts';

export const sshPort = rule({
  id: 'ssh-port',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'host',
    summary: 'Containers offer no SSH.',
    why: `An SSH server in a container is one more way in, with keys and passwords that nobody rotates, and needs root to let others log in. \`kubectl exec\` and \`kubectl debug\` do the same and leave a trace in the cluster's audit log.

Examined are the TCP ports that a container lists, so a container that lists none is not judged. What is there to serve SSH, such as a Git server, says so in a suppression, or listens on a port from 1024 up behind its Service. There is no fix: the server has to leave the image.`,
    references: [
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['ssh-port'],
    },
  },
  check(container) {
    const ports = container.ports.filter(({ protocol }) => protocol === 'TCP');
    if (ports.length === 0) return 'not-applicable';
    return judgeEach(ports, ({ number }) => number.value, (_, port) =>
      port === 22 ? { message: `${describe(container)} offers SSH on port 22.` } : undefined,
    );
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
        - containerPort: 8080
        - name: ssh
          containerPort: 22
          #              ^^ Container web of Pod shop offers SSH on port 22.
`,
      },
      {
        title: 'Other ports, and those that a template decides',
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
        - containerPort: 2222
        - containerPort: \${PORT}
`,
      },
    ],
    compose: [
      {
        title: 'Published; Compose reads it as a text, not as a number to the base of 60',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 222:22
      #     ^^ Service web offers SSH on port 22.
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

      port {
        container_port = 22
        #                ^^ Container web of Pod shop offers SSH on port 22.
      }
    }
  }
}
`,
      },
      {
        title: 'Another port',
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
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 22 }]
      #                                 ^^ Container web of ECS task shop offers SSH on port 22.
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
        title: 'Another port',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
    },
  ])
}
`,
      },
    ],
  },
});

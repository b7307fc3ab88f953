import { describe } from './support/describe.ts';
import { judgeEach } from './support/judge-value.ts';
import { addsCapability, isWindows } from './support/security.ts';
import { setsSysctl } from './support/sysctls.ts';
import { rule } from './rule.ts';

/** `ssh-port` reports it. */
const SSH = 22;

export const privilegedPorts = rule({
  id: 'privileged-ports',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'host',
    summary: 'Containers listen on ports from 1024 up.',
    why: `To listen below 1024 a process has to be root or to have a capability, unless the runtime is set up otherwise: the container breaks on the next cluster, or keeps root for the sake of its port. A Service can offer port 80 whatever port the container listens on.

Left alone: containers that say how they get there, by adding NET_BIND_SERVICE (the one capability that the restricted Pod Security Standard allows) or by the sysctl \`net.ipv4.ip_unprivileged_port_start\`; containers that list no port; port 22, which is \`ssh-port\`'s. Windows has no such ports. There is no fix: the program in the container has to listen elsewhere too.`,
    references: [
      'https://www.stigviewer.com/stig/kubernetes/2022-12-02/finding/V-242414',
    ],
    alsoKnownAs: {
      'kube-linter': ['privileged-ports'],
      trivy: ['KSV117'],
      kics: ['bc2908f3-f73c-40a9-8793-c1b7d5544f79'],
    },
  },
  check(container) {
    const { ports, workload } = container;
    if (ports.length === 0 || isWindows(workload)) return 'not-applicable';
    if (setsSysctl(workload, 'net.ipv4.ip_unprivileged_port_start')) return [];
    const mayBind = addsCapability(container, 'NET_BIND_SERVICE', 'ALL');
    if (mayBind !== false) return mayBind === true ? [] : 'unknown';
    return judgeEach(ports, ({ number }) => number.value, (_, port) =>
      port > 0 && port < 1024 && port !== SSH ? { message: `${describe(container)} listens on port ${String(port)}, below 1024.` } : undefined,
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
        - containerPort: 80
          #              ^^ Container web of Pod shop listens on port 80, below 1024.
        - containerPort: 9090
`,
      },
      {
        title: 'Containers that say how they may',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: dns
spec:
  containers:
    - name: dns
      image: example.com/dns:1.4.2
      ports:
        - containerPort: 53
          protocol: UDP
      securityContext:
        capabilities:
          drop: [ALL]
          add: [NET_BIND_SERVICE]
---
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    sysctls:
      - name: net.ipv4.ip_unprivileged_port_start
        value: "80"
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 80
`,
      },
      {
        title: 'Ports from 1024 up, and those that a template decides',
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
        - containerPort: \${PORT}
`,
      },
    ],
    compose: [
      {
        title: 'Docker lets every user of a container listen below 1024',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 80:80
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
        container_port = 80
        #                ^^ Container web of Pod shop listens on port 80, below 1024.
      }
    }
  }
}
`,
      },
      {
        title: 'Above',
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
      name  = "web"
      image = "example.com/web:1.4.2"
      portMappings = [
        { containerPort = 80 },
        #                 ^^ Container web of ECS task shop listens on port 80, below 1024.
        { containerPort = 8080 },
      ]
    },
  ])
}
`,
      },
      {
        title: 'Above',
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

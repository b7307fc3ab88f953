import { capabilityName, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const dropCapabilities = rule({
  id: 'drop-capabilities',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'security',
    summary: 'Containers drop all capabilities and add back what they need.',
    why: `A runtime gives every container a dozen Linux capabilities, such as to change owners, to make device files and to send raw packets. Few applications use one; whoever breaks in uses them all.

\`drop: ["ALL"]\` takes them away; what the application needs is listed under \`add\`, most often NET_BIND_SERVICE at most. A container that starts as root and then changes its user needs SETUID and SETGID: look before you apply the fix. Windows has no capabilities.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    ],
    alsoKnownAs: {
      polaris: ['insecureCapabilities'],
      checkov: ['CKV_K8S_37'],
      trivy: ['KSV003', 'KSV106'],
      kics: ['268ca686-7fb7-4ae9-b129-955a2a89064e', 'ce76b7d0-9e77-464d-b86f-c5c48e03e22d'],
      kubescape: ['C-0201'],
      monokle: ['KBP103', 'PSS206'],
      'compose-lint': ['CL-0006'],
    },
  },
  check(container) {
    return judgeLinux(container, one => one.droppedCapabilities, (dropped = [], { field, who, name }) => {
      if (dropped.some(one => capabilityName(one) === 'ALL')) return 'good';
      const span = container.droppedCapabilities?.spanOf(0);
      return {
        ...(dropped.length === 0 || span === undefined ? {} : { span }),
        message: `${who} ${dropped.length === 0 ? 'drops no capabilities' : 'does not drop all capabilities'}.`,
        fixes: [{ title: `Drop all capabilities of ${name}`, safety: 'review', changes: () => [field.set([...dropped, 'ALL'])] }],
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
      #     ^^^ Container web of Pod shop drops no capabilities.
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        capabilities:
          add:
            - NET_BIND_SERVICE
          drop:
            - NET_RAW # no raw sockets
            # ^^^^^^^ Container proxy of Pod shop does not drop all capabilities.
            - MKNOD
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
        capabilities:
          drop:
            - ALL
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        capabilities:
          add:
            - NET_BIND_SERVICE
          drop:
            - NET_RAW # no raw sockets
            - MKNOD
            - ALL
`,
      },
      {
        title: 'Dropped, in whatever case',
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
        capabilities:
          drop: [all]
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        capabilities: \${CAPABILITIES}
`,
      },
    ],
    compose: [
      {
        title: 'Some, and none',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    cap_drop:
      - NET_RAW
      # ^^^^^^^ Service web does not drop all capabilities.
  cache:
# ^^^^^ Service cache drops no capabilities.
    image: example.com/cache:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    cap_drop:
      - NET_RAW
      - ALL
  cache:
    image: example.com/cache:1.4.2
    cap_drop:
      - ALL
`,
      },
      {
        title: 'An override drops them',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    restart: always
`,
        beside: {
          'compose.override.yaml': `
services:
  web:
    cap_drop: [ALL]
`,
        },
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
        capabilities {
          drop = ["NET_RAW"]
          #       ^^^^^^^^^ Container web of Pod shop does not drop all capabilities.
        }
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
        capabilities {
          drop = ["NET_RAW", "ALL"]
        }
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
      #       ^^^^^ Container web of ECS task shop drops no capabilities.
      image = "example.com/web:1.4.2"
      linuxParameters = {
        initProcessEnabled = true
      }
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
      linuxParameters = {
        initProcessEnabled = true
        capabilities = {
          drop = ["ALL"]
        }
      }
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

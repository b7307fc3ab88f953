import { HIGH_ID, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const runAsHighUid = rule({
  id: 'run-as-high-uid',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'security',
    summary: 'Containers run under a user id that no account of the host has.',
    why: `User ids in a container are those of the node. Under a low one a process that gets out is whoever has that number there: 1000 is usually the first person with an account, 33 the web server. Ids above 10000 belong to nobody.

An id that nobody wrote is reported too, since the image then decides. User 0 is \`run-as-root-user\`'s. Pods of Windows nodes have no user ids.`,
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
      'https://kubernetes.io/docs/concepts/security/security-checklist/',
    ],
    alsoKnownAs: {
      'kube-score': ['container-security-context-user-group-id', 'container-security-context'],
      checkov: ['CKV_K8S_40'],
      trivy: ['KSV020'],
      kics: ['02323c00-cdc3-4fdc-a310-4f2b3e7a1660'],
      monokle: ['KBP104'],
    },
  },
  parameters: {
    above: { type: 'number', default: HIGH_ID - 1, minimum: 0, description: 'The highest user id that is too low.' },
  },
  check(container, { above }) {
    return judgeLinux(container, one => one.runAsUser, (user, { field, who, name }) => {
      if (user === 0) return 'not-applicable';
      if (user !== undefined && user > above) return 'good';
      const proposed = String(above + 1);
      return {
        message: user === undefined ? `${who} states no user id above ${String(above)}.` : `${who} runs as user ${String(user)}, which is not above ${String(above)}.`,
        fixes: [{ title: `Run ${name} as a user above ${String(above)}: choose its id (proposed ${proposed})`, safety: 'fill-in', changes: () => [field.set(above + 1)] }],
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
      securityContext:
        runAsUser: 1000
        #          ^^^^ Container web of Pod shop runs as user 1000, which is not above 10000.
    - name: proxy
      #     ^^^^^ Container proxy of Pod shop states no user id above 10000.
      image: example.com/proxy:2.0.0
      securityContext:
        runAsNonRoot: true
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
        runAsUser: 10001
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
`,
      },
      {
        title: 'A team may draw the line elsewhere',
        parameters: { above: 999 },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsUser: 1000
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        runAsUser: \${UID}
`,
      },
    ],
    compose: [
      {
        title: 'Low, none, and high',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    user: '1000:1000'
    #      ^^^^ Service web runs as user 1000, which is not above 10000.
  cache:
# ^^^^^ Service cache states no user id above 10000.
    image: example.com/cache:1.4.2
  api:
    image: example.com/api:1.4.2
    user: '10001'
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    user: '10001:1000'
  cache:
    image: example.com/cache:1.4.2
    user: "10001"
  api:
    image: example.com/api:1.4.2
    user: '10001'
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
        run_as_user = 1000
        #             ^^^^ Container web of Pod shop runs as user 1000, which is not above 10000.
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
        run_as_user = 10001
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
      user  = "1000"
      #        ^^^^ Container web of ECS task shop runs as user 1000, which is not above 10000.
    },
  ])
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
`,
      },
    ],
  },
});

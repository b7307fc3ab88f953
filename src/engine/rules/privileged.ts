import { addsCapability, confine, forbidEscalation, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const privileged = rule({
  id: 'privileged',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'No container is privileged.',
    why: `A privileged container has every capability, every device of the node, and no seccomp or AppArmor profile: whoever is root in it is root on the node.

Most agents of nodes need one or two capabilities or a single mount rather than all of that. The fix also turns privilege escalation off, which the API does not allow beside \`privileged: true\`, asks for the runtime's seccomp profile, which a privileged container does not get, and leaves it to you to add what the container turns out to need. Pods of Windows nodes are \`windows-host-process\`'s.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers',
    ],
    alsoKnownAs: {
      'kube-linter': ['privileged-container'],
      'kube-score': ['container-security-context-privileged', 'container-security-context'],
      polaris: ['runAsPrivileged'],
      checkov: ['CKV_K8S_16'],
      trivy: ['KSV017'],
      kics: ['dd29336b-fe57-445b-a26e-e6aa867ae609', 'ae5b6871-7f45-42e0-bb4c-ab300c4d2026'],
      kubescape: ['C-0057', 'C-0193'],
      monokle: ['PSS103'],
      'compose-lint': ['CL-0002'],
    },
  },
  check(container) {
    return judgeLinux(container, one => one.privileged, (isPrivileged, { field, who, containers }) => {
      if (isPrivileged !== true) return 'good';
      return {
        message: `${who} is privileged.`,
        fixes: [
          {
            title: `Run ${containers} without privileges`,
            safety: 'review',
            changes: () => [field.set(false), ...(addsCapability(container, 'SYS_ADMIN', 'ALL') === false ? forbidEscalation(container) : []), ...confine(container)],
          },
        ],
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
  initContainers:
    - name: sysctl
      image: example.com/tools:1.0.0
      securityContext:
        privileged: true
        #           ^^^^ Init container sysctl of Pod shop is privileged.
  containers:
    - name: web
      image: example.com/web:1.4.2
      securityContext: { privileged: true, allowPrivilegeEscalation: true }
      #                              ^^^^ Container web of Pod shop is privileged.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  initContainers:
    - name: sysctl
      image: example.com/tools:1.0.0
      securityContext:
        privileged: false
        allowPrivilegeEscalation: false
        seccompProfile:
          type: RuntimeDefault
  containers:
    - name: web
      image: example.com/web:1.4.2
      securityContext: { privileged: false, allowPrivilegeEscalation: false, seccompProfile: { type: RuntimeDefault } }
`,
      },
      {
        title: 'Not privileged, or a template decides',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        privileged: \${PRIVILEGED}
`,
      },
    ],
    compose: [
      {
        title: 'Written, and by way of an anchor',
        file: `
x-agent: &agent
  privileged: true
  #           ^^^^ Service agent is privileged.
services:
  agent:
    <<: *agent
    image: example.com/agent:1.4.2
  web:
    image: example.com/web:1.4.2
    privileged: false
`,
        fixed: `
x-agent: &agent
  privileged: true
services:
  agent:
    <<: *agent
    image: example.com/agent:1.4.2
    privileged: false
    security_opt:
      - no-new-privileges:true
  web:
    image: example.com/web:1.4.2
    privileged: false
`,
      },
    ],
    terraform: [
      {
        title: 'A local says so: mended where it is written',
        file: `
locals {
  is_agent = true
  #          ^^^^ Container web of Pod shop is privileged.
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      security_context {
        privileged = local.is_agent
      }
    }
  }
}
`,
        fixed: `
locals {
  is_agent = false
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      security_context {
        privileged                 = local.is_agent
        allow_privilege_escalation = false

        seccomp_profile {
          type = "RuntimeDefault"
        }
      }
    }
  }
}
`,
      },
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
        privileged = true
        #            ^^^^ Container web of Pod shop is privileged.
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
        privileged                 = false
        allow_privilege_escalation = false

        seccomp_profile {
          type = "RuntimeDefault"
        }
      }
    }
  }
}
`,
      },
      {
        title: 'A variable without a default is left alone',
        file: `
variable "privileged" {
  type = bool
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      security_context {
        privileged = var.privileged
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
      name       = "web"
      image      = "example.com/web:1.4.2"
      privileged = true
      #            ^^^^ Container web of ECS task shop is privileged.
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
      name       = "web"
      image      = "example.com/web:1.4.2"
      privileged = false
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

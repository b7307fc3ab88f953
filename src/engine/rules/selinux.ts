import type { Container } from '../model/container.ts';
import type { Field } from '../model/field.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeLinux } from './support/security.ts';
import type { Judgement } from './rule.ts';
import { rule } from './rule.ts';

/** The types that the baseline Pod Security Standard allows: those made for containers. */
const CONTAINER_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

export const selinux = rule({
  id: 'selinux',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'Containers keep the SELinux label that confines them.',
    why: `On nodes with SELinux a container runs as \`container_t\` and cannot touch the node's files even if it gets to see them. Another type (\`spc_t\` is the one that may do everything), user or role takes that away.

What the baseline Pod Security Standard allows is good: no type, or one made for containers (\`container_t\`, \`container_init_t\`, \`container_kvm_t\`, \`container_engine_t\`), and neither user nor role. Levels are free to choose. Windows has no SELinux.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container',
    ],
    alsoKnownAs: {
      trivy: ['KSV025'],
      monokle: ['PSS108'],
      'compose-lint': ['CL-0009'],
    },
  },
  check(container) {
    return joinJudgements([
      judgeOption(container, 'type', one => one.selinuxType, CONTAINER_TYPES),
      judgeOption(container, 'user', one => one.selinuxUser, ['']),
      judgeOption(container, 'role', one => one.selinuxRole, ['']),
    ]);
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
  securityContext:
    seLinuxOptions:
      level: s0
      role: system_r
      #     ^^^^^^^^ Pod agent has the SELinux role system_r.
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      securityContext:
        seLinuxOptions:
          type: spc_t
          #     ^^^^^ Container agent of Pod agent has the SELinux type spc_t.
          level: s0
          role: \${ROLE}
    - name: exporter
      image: example.com/exporter:0.9.1
    - name: reporter
      image: example.com/reporter:0.9.1
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  securityContext:
    seLinuxOptions:
      level: s0
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      securityContext:
        seLinuxOptions:
          level: s0
          role: \${ROLE}
    - name: exporter
      image: example.com/exporter:0.9.1
    - name: reporter
      image: example.com/reporter:0.9.1
`,
      },
      {
        title: 'A level, or a type made for containers',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    seLinuxOptions:
      level: s0:c123,c456
  containers:
    - name: web
      image: example.com/web:1.4.2
      securityContext:
        seLinuxOptions:
          type: container_t
`,
      },
    ],
    compose: [
      {
        title: 'A type of another kind',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    security_opt:
      - label:type:spc_t
      # ^^^^^^^^^^^^^^^^ Service web has the SELinux type spc_t.
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
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      security_context {
        se_linux_options {
          type = "spc_t"
          #      ^^^^^^^ Container web of Pod shop has the SELinux type spc_t.
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
        se_linux_options {
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Profiles are named in dockerSecurityOptions, for tasks on instances alone, which are not read.' },
  },
});

function judgeOption(container: Container, what: string, pick: (container: Container) => Field<string> | undefined, good: readonly string[]): Judgement {
  return judgeLinux(container, pick, (value = '', { field, who, name }) => {
    if (good.includes(value)) return 'good';
    return {
      message: `${who} has the SELinux ${what} ${value}.`,
      fixes: [{ title: `Leave the SELinux ${what} of ${name} to the runtime`, safety: 'review', changes: () => [field.remove()] }],
    };
  });
}

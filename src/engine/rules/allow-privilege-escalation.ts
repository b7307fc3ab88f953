import type { Container } from '../model/container.ts';
import { alwaysEscalates, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const allowPrivilegeEscalation = rule({
  id: 'allow-privilege-escalation',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'security',
    summary: 'No process of a container can gain more privileges than the one that started it.',
    why: `Unless \`allowPrivilegeEscalation\` is false, a setuid program in the image (\`su\`, \`mount\`, \`ping\`) makes whoever breaks into the container root in it. Off, the kernel's \`no_new_privs\` keeps every process at what it has.

Left alone: privileged containers and those that add CAP_SYS_ADMIN. They always can, the API refuses \`false\` beside it, and \`privileged\` and \`added-capabilities\` report them. Someone who wrote \`true\` may use \`sudo\` in the container, and a process that is not root gets an added capability through its program's file, which \`no_new_privs\` keeps it from: those fixes are to be reviewed. Windows has no such setting, and \`docker stack\` heeds no \`security_opt\`: its files are left alone.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    alsoKnownAs: {
      'kube-linter': ['privilege-escalation-container'],
      polaris: ['privilegeEscalationAllowed'],
      checkov: ['CKV_K8S_20'],
      trivy: ['KSV001'],
      kics: ['5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d', '27fcc7d6-c49b-46e0-98f1-6c082a6a2750', '610e266e-6c12-4bca-9925-1ed0cd29742b'],
      kubescape: ['C-0016', 'C-0197'],
      monokle: ['PSS202'],
      'compose-lint': ['CL-0003'],
    },
  },
  check(container) {
    return judgeLinux(container, one => one.allowPrivilegeEscalation, (isAllowed, { field, who, name }) => {
      if (isAllowed === false) return 'good';
      const always = alwaysEscalates(container);
      if (always !== false) return always === true ? 'not-applicable' : 'unknown';
      return {
        message: `${who} allows privilege escalation.`,
        fixes: [{ title: `Forbid privilege escalation in ${name}`, safety: isAllowed === true || hasAdded(container) ? 'review' : 'safe', changes: () => [field.set(false)] }],
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
      #     ^^^ Container web of Pod shop allows privilege escalation.
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        allowPrivilegeEscalation: true
        #                         ^^^^ Container proxy of Pod shop allows privilege escalation.
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
        allowPrivilegeEscalation: false
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        allowPrivilegeEscalation: false
`,
      },
      {
        title: 'Where it cannot be turned off',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      securityContext:
        privileged: true
    - name: mounter
      image: example.com/mounter:2.0.0
      securityContext:
        capabilities:
          add: [CAP_SYS_ADMIN]
    - name: tuner
      image: example.com/tuner:0.9.1
      securityContext:
        privileged: \${PRIVILEGED}
`,
      },
    ],
    compose: [
      {
        title: 'Docker Swarm heeds no `security_opt`',
        file: `
services:
  web:
    image: example.com/web:1.4.2
networks:
  default:
    driver: overlay
`,
      },
      {
        title: 'An option of security_opt',
        file: `
services:
  web:
# ^^^ Service web allows privilege escalation.
    image: example.com/web:1.4.2
    security_opt:
      - label:type:svirt_lxc_net_t
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    security_opt:
      - label:type:svirt_lxc_net_t
      - no-new-privileges:true
`,
      },
      {
        title: 'Forbidden',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    security_opt:
      - no-new-privileges:true
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
      #       ^^^^^ Container web of Pod shop allows privilege escalation.
      image = "example.com/web:1.4.2"

      security_context {
        capabilities {
          drop = ["ALL"]
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
        allow_privilege_escalation = false

        capabilities {
          drop = ["ALL"]
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Container definitions say so in dockerSecurityOptions, for tasks on instances alone, and it is not read.' },
  },
});

function hasAdded({ addedCapabilities: { value } }: Container): boolean {
  return value.kind === 'dynamic' || (value.kind === 'known' && value.value.length > 0);
}

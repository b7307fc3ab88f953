import type { Change } from '../text/change.ts';
import type { Container } from '../model/container.ts';
import { known } from '../model/field.ts';
import { alwaysEscalates, capabilityName, forbidEscalation, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

/** What leads out of a container, or into the node's kernel, network or clock (capabilities(7)). */
const DANGEROUS = ['ALL', 'AUDIT_CONTROL', 'BPF', 'CHECKPOINT_RESTORE', 'DAC_READ_SEARCH', 'MAC_ADMIN', 'MAC_OVERRIDE', 'NET_ADMIN', 'PERFMON', 'SYSLOG', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_MODULE', 'SYS_PTRACE', 'SYS_RAWIO', 'SYS_TIME'];

export const addedCapabilities = rule({
  id: 'added-capabilities',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'Containers add no capability that leads to their host.',
    why: `Some Linux capabilities are a way out of the container or into its neighbours: SYS_ADMIN mounts file systems, SYS_PTRACE reads other processes, SYS_MODULE loads code into the kernel, DAC_READ_SEARCH opens any file, NET_ADMIN changes routes and firewalls.

The list is a team's to change (\`dangerous\`). It leaves out what every runtime gives a container anyway, NET_RAW among them: adding that back after \`drop: ["ALL"]\` is better than not dropping at all, which \`drop-capabilities\` reports. Harmless ones such as IPC_LOCK or SYS_NICE are left out too. The fix removes the dangerous ones; if the API refused it until then, it turns privilege escalation off.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    ],
    alsoKnownAs: {
      polaris: ['dangerousCapabilities'],
      checkov: ['CKV_K8S_25'],
      trivy: ['KSV022'],
      kics: ['19ebaa28-fc86-4a58-bcfa-015c9e22fe40', 'ce76b7d0-9e77-464d-b86f-c5c48e03e22d'],
      kubescape: ['C-0046', 'C-0200'],
      monokle: ['PSS104'],
      'compose-lint': ['CL-0011', 'CL-0024', 'CL-0027', 'CL-0028', 'CL-0029', 'CL-0030'],
    },
  },
  parameters: {
    dangerous: {
      type: 'list',
      default: DANGEROUS,
      description: 'Capabilities that no container may add.',
    },
  },
  check(container, { dangerous }) {
    return judgeLinux(container, one => one.addedCapabilities, (added = [], { who, name }) => {
      const isDangerous = (one: string): boolean => dangerous.map(capabilityName).includes(capabilityName(one));
      const bad = added.filter(isDangerous);
      if (bad.length === 0) return 'good';
      const names = bad.map(capabilityName).join(', ');
      return {
        span: container.addedCapabilities.spanOf(added.findIndex(isDangerous)),
        message: `${who} adds ${bad.length === 1 ? 'the capability' : 'the capabilities'} ${names}.`,
        fixes: [{ title: `Remove ${names} from ${name}`, safety: 'review', changes: () => keepOnly(container, added.filter(one => !isDangerous(one))) }],
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
  name: agent
spec:
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]
          add:
            - NET_BIND_SERVICE
            - CAP_NET_ADMIN
            # ^^^^^^^^^^^^^ Container agent of Pod agent adds the capabilities NET_ADMIN, SYS_TIME.
            - sys_time
    - name: mounter
      image: example.com/mounter:2.0.0
      securityContext:
        capabilities:
          drop: [ALL]
          add: [SYS_ADMIN]
          #     ^^^^^^^^^ Container mounter of Pod agent adds the capability SYS_ADMIN.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]
          add:
            - NET_BIND_SERVICE
    - name: mounter
      image: example.com/mounter:2.0.0
      securityContext:
        capabilities:
          drop: [ALL]
        allowPrivilegeEscalation: false
`,
      },
      {
        title: 'Nothing that leads out',
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
        capabilities:
          drop: [ALL]
          add: [NET_BIND_SERVICE, NET_RAW]
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        capabilities:
          add: ["{{ capability }}"]
`,
      },
      {
        title: 'A list of the team',
        parameters: { dangerous: ['CAP_NET_RAW'] },
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
          add: [NET_ADMIN, NET_RAW]
          #                ^^^^^^^ Container web of Pod shop adds the capability NET_RAW.
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
          add: [NET_ADMIN]
`,
      },
    ],
    compose: [
      {
        title: 'A capability that is as good as root',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    cap_drop:
      - ALL
    cap_add:
      - NET_BIND_SERVICE
      - SYS_ADMIN
      # ^^^^^^^^^ Service web adds the capability SYS_ADMIN.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    cap_drop:
      - ALL
    cap_add:
      - NET_BIND_SERVICE
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
      image = "example.com/web:1.4.2"

      security_context {
        capabilities {
          add  = ["NET_BIND_SERVICE", "SYS_ADMIN"]
          #                           ^^^^^^^^^^^ Container web of Pod shop adds the capability SYS_ADMIN.
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
          add  = ["NET_BIND_SERVICE"]
          drop = ["ALL"]
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
      image = "example.com/web:1.4.2"
      linuxParameters = {
        capabilities = {
          add = ["SYS_ADMIN"]
          #      ^^^^^^^^^^^ Container web of ECS task shop adds the capability SYS_ADMIN.
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
        fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      linuxParameters = {
        capabilities = {}
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

function keepOnly(container: Container, kept: readonly string[]): Change[] {
  const { addedCapabilities: field, privileged } = container;
  const stillAdmin = kept.some(one => ['SYS_ADMIN', 'ALL'].includes(capabilityName(one)));
  const isPrivileged = privileged.value.kind === 'dynamic' || known(privileged) === true;
  const isFreed = alwaysEscalates(container) === true && !isPrivileged && !stillAdmin;
  return [kept.length === 0 ? field.remove() : field.set(kept), ...(isFreed ? forbidEscalation(container) : [])];
}

import { describe } from './support/describe.ts';
import { judgeEach } from './support/judge-value.ts';
import { isWindows } from './support/security.ts';
import { sysctlName } from './support/sysctls.ts';
import { rule } from './rule.ts';

/** Those that Kubernetes takes to be safe: kept apart for each pod and harmless to the node. */
const SAFE = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

export const unsafeSysctls = rule({
  id: 'unsafe-sysctls',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'Pods set only kernel parameters that are safe.',
    why: `An unsafe sysctl may change the kernel for other pods of the node too, and a kubelet that is not told to allow it refuses the pod (\`SysctlForbidden\`).

Those that Kubernetes counts as safe are good. What the kubelets of the team's clusters allow (\`--allowed-unsafe-sysctls\`) can be stated as \`allowed\`. A name that a template decides is not judged.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    ],
    alsoKnownAs: {
      'kube-linter': ['unsafe-sysctls'],
      trivy: ['KSV026'],
      kics: ['9127f0d9-2310-42e7-866f-5fd9d20dcbad'],
      monokle: ['PSS111'],
    },
  },
  parameters: {
    allowed: { type: 'list', default: [], description: 'Unsafe sysctls that the kubelets allow, such as net.core.somaxconn.' },
  },
  check(workload, { allowed }) {
    const { sysctls } = workload;
    if (sysctls === undefined || isWindows(workload)) return 'not-applicable';
    const good = [...SAFE, ...allowed.map(sysctlName)];
    return judgeEach(sysctls, ({ name }) => name.value, (sysctl, name) => {
      if (good.includes(sysctlName(name))) return undefined;
      return {
        message: `${describe(workload)} sets the unsafe sysctl ${name}.`,
        fixes: [{ title: `Do not set ${name} for ${describe(workload)}`, safety: 'review', changes: () => [sysctl.remove()] }],
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
  securityContext:
    sysctls:
      - name: net.ipv4.tcp_syncookies
        value: "1"
      - name: net.core.somaxconn
        #     ^^^^^^^^^^^^^^^^^^ Pod shop sets the unsafe sysctl net.core.somaxconn.
        value: "1024"
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    sysctls:
      - name: net.ipv4.tcp_syncookies
        value: "1"
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
      },
      {
        title: 'Allowed by the kubelets of the team',
        parameters: { allowed: ['net.core.somaxconn'] },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    sysctls:
      - name: net.core.somaxconn
        value: "1024"
      - name: net/ipv4/ip_unprivileged_port_start
        value: "0"
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
      {
        title: 'None, or one that a template names',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    sysctls:
      - name: \${SYSCTL}
        value: "1"
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: { notApplicable: "Docker takes only kernel parameters that are the container's own." },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    security_context {
      sysctl {
        name  = "kernel.msgmax"
        #       ^^^^^^^^^^^^^^^ Pod shop sets the unsafe sysctl kernel.msgmax.
        value = "65536"
      }
    }

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
    security_context {
    }

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Amazon ECS takes only kernel parameters that are the container\'s own.' },
  },
});

import type { Change } from '../text/change.ts';
import type { Container } from '../model/container.ts';
import { known } from '../model/field.ts';
import { judgeShared } from './support/judge-value.ts';
import { isWindows } from './support/security.ts';
import { rule } from './rule.ts';

export const windowsHostProcess = rule({
  id: 'windows-host-process',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'Windows containers do not run as processes of their node.',
    why: `A HostProcess container runs on the Windows node itself, with its file system, network and accounts: what \`privileged\` is on Linux.

Agents of Windows nodes need it; say so in a suppression. The fix takes \`hostNetwork\` away too, which Windows knows for such pods only. A value that the pod states for several containers is reported once. Pods that are not for Windows are not examined.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
    ],
    alsoKnownAs: {
      polaris: ['hostProcess'],
      trivy: ['KSV103'],
      kubescape: ['C-0202'],
      monokle: ['PSS101'],
    },
  },
  check(container) {
    if (!isWindows(container)) return 'not-applicable';
    return judgeShared(container, one => one.windowsHostProcess, (isHostProcess, { field, who, name }) => {
      if (isHostProcess !== true) return 'good';
      return {
        message: `${who} runs as a process of its Windows node.`,
        fixes: [{ title: `Run ${name} in a container of its own`, safety: 'review', changes: () => [field.set(false), ...withoutHostNetwork(container)] }],
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
  hostNetwork: true
  securityContext:
    windowsOptions:
      hostProcess: true
      #            ^^^^ Pod agent runs as a process of its Windows node.
      runAsUserName: NT AUTHORITY\\SYSTEM
  containers:
    - name: agent
      image: example.com/agent:1.4.2
    - name: exporter
      image: example.com/exporter:0.9.1
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostNetwork: false
  securityContext:
    windowsOptions:
      hostProcess: false
      runAsUserName: NT AUTHORITY\\SYSTEM
  containers:
    - name: agent
      image: example.com/agent:1.4.2
    - name: exporter
      image: example.com/exporter:0.9.1
`,
      },
      {
        title: 'Windows containers proper, and Linux',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  os:
    name: windows
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
      },
    ],
    compose: { notApplicable: 'Docker has no such containers.' },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    security_context {
      windows_options {
        host_process = true
        #              ^^^^ Container web of Pod shop runs as a process of its Windows node.
      }
    }

    host_network = true

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
      windows_options {
        host_process = false
      }
    }

    host_network = false

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Amazon ECS has no such containers.' },
  },
});

function withoutHostNetwork({ workload: { hostNetwork } }: Container): Change[] {
  return known(hostNetwork) === true ? [hostNetwork.set(false)] : [];
}

import { known } from '../model/field.ts';
import { judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const seccomp = rule({
  id: 'seccomp',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'security',
    summary: 'A seccomp profile filters the system calls of containers.',
    why: `Without a profile a container may use every system call of the kernel, and bugs in the rarely used ones are how containers are escaped from. The runtime's own profile (\`RuntimeDefault\`) leaves out a few dozen of them that applications do not miss.

\`Localhost\` profiles count as good. Unless the kubelet is told otherwise (\`seccompDefault\`), a pod that states nothing runs unconfined. What the pod's securityContext states counts for its containers; the annotations of old are not read by Kubernetes any more. Left alone are privileged containers, which run unconfined whatever they state and which \`privileged\` reports. Windows has no seccomp.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'https://kubernetes.io/docs/tutorials/security/seccomp/',
    ],
    alsoKnownAs: {
      'kube-score': ['container-seccomp-profile'],
      checkov: ['CKV_K8S_31'],
      trivy: ['KSV030', 'KSV104'],
      kics: ['f377b83e-bd07-4f48-a591-60c82b14a78b', '404fde2c-bc4b-4371-9747-7054132ac953'],
      kubescape: ['C-0210'],
      monokle: ['PSS110', 'PSS205'],
      'compose-lint': ['CL-0009'],
    },
  },
  check(container) {
    return judgeLinux(container, one => (known(one.privileged) === true ? undefined : one.seccompProfile), (profile, { field, who, name }) => {
      if (profile === 'RuntimeDefault' || profile === 'Localhost') return 'good';
      if (profile !== undefined && profile !== 'Unconfined') return 'unknown';
      return {
        message: profile === undefined ? `${who} has no seccomp profile.` : `${who} runs without a seccomp profile (${container.workload.terms.unconfined}).`,
        fixes: [{ title: `Use the runtime's seccomp profile for ${name}`, safety: profile === undefined ? 'safe' : 'review', changes: () => [field.set('RuntimeDefault')] }],
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
      #     ^^^ Container web of Pod shop has no seccomp profile.
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        seccompProfile:
          type: Unconfined
          #     ^^^^^^^^^^ Container proxy of Pod shop runs without a seccomp profile (Unconfined).
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
        seccompProfile:
          type: RuntimeDefault
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        seccompProfile:
          type: RuntimeDefault
`,
      },
      {
        title: 'Unconfined for the whole pod: one finding',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    seccompProfile:
      type: Unconfined
      #     ^^^^^^^^^^ Pod shop runs without a seccomp profile (Unconfined).
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
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
      },
      {
        title: 'The pod states it for its containers',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: profiles/proxy.json
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        seccompProfile:
          type: \${SECCOMP}
`,
      },
      {
        title: 'A privileged container gets none, and Windows has no seccomp',
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
  name: agent
spec:
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      securityContext:
        privileged: true
`,
      },
    ],
    compose: [
      {
        title: "Turned off; where nothing is written, Docker's own profile holds",
        file: `
services:
  web:
    image: example.com/web:1.4.2
    security_opt:
      - seccomp:unconfined
      # ^^^^^^^^^^^^^^^^^^ Service web runs without a seccomp profile (unconfined).
  api:
    image: example.com/api:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
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
        seccomp_profile {
          type = "Unconfined"
          #      ^^^^^^^^^^^^ Container web of Pod shop runs without a seccomp profile (Unconfined).
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
        title: 'None is stated',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no seccomp profile.
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
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      security_context {
        seccomp_profile {
          type = "RuntimeDefault"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Docker\'s own profile holds for every container; there is no setting for another.' },
  },
});

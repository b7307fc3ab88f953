import { known } from '../model/field.ts';
import { judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const apparmor = rule({
  id: 'apparmor',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'AppArmor is not turned off for containers.',
    why: `On nodes with AppArmor every container runs under the runtime's profile, which keeps it from mounting file systems and from writing below \`/proc\` and \`/sys\`. \`Unconfined\` takes that away.

A profile that nobody wrote is good: the runtime's own is used then. Read are the field (Kubernetes 1.30) and the annotation before it, of the pod and of each container. Left alone are privileged containers, which run unconfined whatever they state: \`privileged\` reports them. Windows has no AppArmor.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tutorials/security/apparmor/',
    ],
    alsoKnownAs: {
      trivy: ['KSV002'],
      monokle: ['PSS107'],
      'compose-lint': ['CL-0009'],
    },
  },
  check(container) {
    return judgeLinux(container, one => (known(one.privileged) === true ? undefined : one.appArmorProfile), (profile, { field, who, name }) => {
      if (profile !== 'Unconfined') return 'good';
      return {
        message: `${who} runs without an AppArmor profile (${container.workload.terms.unconfined}).`,
        fixes: [{ title: `Use the runtime's AppArmor profile for ${name}`, safety: 'review', changes: () => [field.set('RuntimeDefault')] }],
      };
    });
  },
  examples: {
    kubernetes: [
      {
        title: 'The field',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    appArmorProfile:
      type: Unconfined
      #     ^^^^^^^^^^ Pod shop runs without an AppArmor profile (Unconfined).
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
    appArmorProfile:
      type: RuntimeDefault
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
      },
      {
        title: 'The annotation before Kubernetes 1.30',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  annotations:
    container.apparmor.security.beta.kubernetes.io/web: unconfined
    #                                                   ^^^^^^^^^^ Container web of Pod shop runs without an AppArmor profile (Unconfined).
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  annotations:
    container.apparmor.security.beta.kubernetes.io/web: runtime/default
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
      {
        title: 'A privileged container, which "privileged" reports',
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
        appArmorProfile:
          type: Unconfined
`,
      },
      {
        title: 'A profile of the node, the runtime\'s, or none written',
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
        appArmorProfile:
          type: Localhost
          localhostProfile: shop-web
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        appArmorProfile:
          type: RuntimeDefault
    - name: exporter
      image: example.com/exporter:0.9.1
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
      - apparmor=unconfined
      # ^^^^^^^^^^^^^^^^^^^ Service web runs without an AppArmor profile (unconfined).
  cache:
    image: example.com/cache:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
  cache:
    image: example.com/cache:1.4.2
`,
      },
    ],
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    selector {
      match_labels = {
        app = "shop"
      }
    }

    template {
      metadata {
        labels = {
          app = "shop"
        }
        annotations = {
          "container.apparmor.security.beta.kubernetes.io/web" = "unconfined"
          #                                                      ^^^^^^^^^^^^ Container web of Deployment shop runs without an AppArmor profile (Unconfined).
        }
      }

      spec {
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
        fixed: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    selector {
      match_labels = {
        app = "shop"
      }
    }

    template {
      metadata {
        labels = {
          app = "shop"
        }
        annotations = {
          "container.apparmor.security.beta.kubernetes.io/web" = "runtime/default"
        }
      }

      spec {
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
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

import { rule } from './rule.ts';
import type { Finding } from './rule.ts';
import { describe } from './support/describe.ts';
import { judgement } from './support/judgement.ts';

export const envRefMissing = rule({
  id: 'env-ref-missing',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'environment',
    summary: 'What the environment is taken from exists.',
    why: `A container whose variable is to come from a key that its ConfigMap does not have never starts: the pod waits with \`CreateContainerConfigError\`. \`docker compose\` refuses a project with a secret, a config or an env file that is not there.

Keys are looked for where the repository itself holds the ConfigMap or the Secret, with all its copies and patches; one that is generated, or filled in by an operator, may hold any. Whether the object exists at all is not judged: it may be made elsewhere. \`optional: true\` and \`required: false\` are left alone, and so are env files that Git leaves out, or of which it is not known.`,
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/', 'https://docs.docker.com/reference/compose-file/services/#env_file'],
  },
  check(container) {
    const all = (container.references ?? []).filter(({ kind }) => kind !== 'volume');
    if (all.length === 0) return 'not-applicable';
    const findings = all.flatMap(({ what, span, exists, about, near }): Finding[] => {
      if (exists === true || (exists === undefined && about === undefined)) return [];
      const message = `${describe(container)} refers to ${what}, which is not there${near === undefined ? '' : `; ${near} is`}.`;
      return [{ span, message, ...(about === undefined ? {} : { about }) }];
    });
    return judgement(findings, all.some(({ exists, about }) => exists === undefined && about === undefined));
  },
  holds(about, project) {
    if (about.type !== 'key') return 'unknown';
    const found = project.configurationsNamed(about.kind, about.name, about.namespace);
    if (found.length === 0) return project.complete ? 'not-applicable' : 'unknown';
    if (found.some(({ keys }) => keys?.includes(about.key) === true)) return false;
    return !project.complete || found.some(({ keys }) => keys === undefined) ? 'unknown' : true;
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
      env:
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: shop
              key: LOG_LEVL
              #    ^^^^^^^^ Container web of Pod shop refers to key LOG_LEVL of ConfigMap shop, which is not there.
        - name: REGION
          valueFrom:
            configMapKeyRef:
              name: shop
              key: REGION
              optional: true
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: shop-db
              key: password
`,
        beside: {
          'config.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  LOG_LEVEL: info
`,
        },
      },
      {
        title: 'Filled in by an operator',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: shop
              key: password
`,
        beside: {
          'secret.yaml': `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: shop
spec:
  dataFrom:
    - extract:
        key: shop
---
apiVersion: v1
kind: Secret
metadata:
  name: shop
stringData:
  user: shop
`,
        },
      },
    ],
    compose: [
      {
        file: `
services:
  web:
    image: example.com/web:1.4.2
    env_file:
      - web.env
      - local.env
      - path: mine.env
        required: false
    secrets:
      - db-password
      # ^^^^^^^^^^^ Service web refers to secret db-password, which is not there; db_password is.
secrets:
  db_password:
    environment: DB_PASSWORD
`,
      },
      {
        title: 'In a repository: not there, and left out by Git',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    env_file:
      - web.env
      # ^^^^^^^ Service web refers to env file web.env, which is not there.
      - .env
`,
        beside: { '.gitignore': '.env\n' },
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

      env {
        name = "MODE"

        value_from {
          config_map_key_ref {
            name = kubernetes_config_map_v1.shop.metadata[0].name
            key  = "mode"
          }
        }
      }

      env {
        name = "LEVEL"

        value_from {
          config_map_key_ref {
            name = kubernetes_config_map_v1.shop.metadata[0].name
            key  = "level"
            #      ^^^^^^^ Container web of Pod shop refers to key level of ConfigMap shop, which is not there.
          }
        }
      }
    }
  }
}

resource "kubernetes_config_map_v1" "shop" {
  metadata {
    name = "shop"
  }

  data = {
    mode = "production"
  }
}
`,
      },
      {
        title: 'The key is there',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      env {
        name = "MODE"

        value_from {
          config_map_key_ref {
            name = kubernetes_config_map_v1.shop.metadata[0].name
            key  = "mode"
          }
        }
      }
    }
  }
}

resource "kubernetes_config_map_v1" "shop" {
  metadata {
    name = "shop"
  }

  data = {
    mode = "production"
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Secrets are named by their ARN: whether there is one the repository does not say.' },
  },
});

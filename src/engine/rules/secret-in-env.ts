import type { EnvironmentVariable } from '../model/container.ts';
import { secretName } from '../model/values/secret-name.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { judgement } from './support/judgement.ts';
import { secretInValue } from './support/secrets-in-text.ts';

export const secretInEnv = rule({
  id: 'secret-in-env',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'secrets',
    summary: 'Secrets are mounted rather than put into the environment.',
    why: `What is in the environment is inherited by every program that a container starts, is printed by crash reports and debug pages, and stays what it was until a restart. A Secret that is mounted is read by whoever opens the file, and changes when the Secret does; many images take \`NAME_FILE\` in place of \`NAME\`.

Variables that a Secret gives are examined, those of Compose that are called like a credential and come from the environment it is started in, and literals, of which plaintext-secret-env says more.`,
    references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/', 'https://docs.docker.com/compose/how-tos/use-secrets/'],
    alsoKnownAs: { 'kube-linter': ['read-secret-from-env-var'], checkov: ['CKV_K8S_35'], kics: ['3d658f8b-d988-41a0-a841-40043121de1e'] },
  },
  check(container) {
    const { env } = container;
    if (env.length === 0) return 'not-applicable';
    const findings = env.filter(isSecret).map(({ name, span }) => ({ span, message: `${describe(container)} has the secret ${name} in its environment.` }));
    return judgement(findings, env.some(({ name, value, from }) => name === '' || (value.kind === 'dynamic' && from === undefined && secretName(name) !== undefined)));
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
        - name: DB_PASSWORD
          #     ^^^^^^^^^^^ Container web of Pod shop has the secret DB_PASSWORD in its environment.
          valueFrom:
            secretKeyRef:
              name: shop
              key: db-password
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: shop
              key: log-level
`,
      },
    ],
    compose: [
      {
        file: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      LOG_LEVEL: \${LOG_LEVEL}
      DB_PASSWORD: \${DB_PASSWORD:?}
    # ^^^^^^^^^^^ Service web has the secret DB_PASSWORD in its environment.
      API_TOKEN:
    # ^^^^^^^^^ Service web has the secret API_TOKEN in its environment.
      MAIL_PASSWORD_FILE: /run/secrets/mail_password
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

      env {
        name = "DB_PASSWORD"
        #      ^^^^^^^^^^^^^ Container web of Pod shop has the secret DB_PASSWORD in its environment.

        value_from {
          secret_key_ref {
            name = "shop"
            key  = "db-password"
          }
        }
      }

      env {
        name  = "MODE"
        value = "production"
      }
    }
  }
}
`,
      },
      {
        title: 'Mounted',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      volume_mount {
        name       = "secret"
        mount_path = "/run/secrets"
        read_only  = true
      }
    }

    volume {
      name = "secret"

      secret {
        secret_name = "shop"
      }
    }
  }
}
`,
      },
    ],
    ecs: [
      {
        title: 'Amazon ECS mounts no secrets: those that it looks up itself are left alone',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "DB_PASSWORD", value = "hX3-7kQ9-plum" },
        #        ^^^^^^^^^^^^^ Container web of ECS task shop has the secret DB_PASSWORD in its environment.
      ]
      secrets = [
        { name = "API_TOKEN", valueFrom = aws_secretsmanager_secret.token.arn },
      ]
    },
  ])
}
`,
      },
      {
        title: 'No secrets',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "MODE", value = "production" },
      ]
    },
  ])
}
`,
      },
    ],
  },
});

function isSecret({ name, value, from, isFromOutside }: EnvironmentVariable): boolean {
  if (secretInValue(name, value) !== undefined) return true;
  if (value.kind === 'known') return false;
  return from?.kind === 'Secret' || (isFromOutside === true && secretName(name) !== undefined);
}

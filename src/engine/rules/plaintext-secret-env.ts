import type { Container, EnvironmentVariable } from '../model/container.ts';
import type { ListField } from '../model/field.ts';
import { known } from '../model/field.ts';
import { looksLikeSecret, secretInArgument } from '../model/values/secret.ts';
import { secretName } from '../model/values/secret-name.ts';
import { partOf } from '../text/source.ts';
import { describe } from './support/describe.ts';
import { hooksOf, probesOf } from './support/handlers.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { rule } from './rule.ts';
import type { Finding, Fix } from './rule.ts';

export const plaintextSecretEnv = rule({
  id: 'plaintext-secret-env',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'secrets',
    summary: 'No credential is written in clear in the environment, in arguments or in a URL.',
    why: `A credential in a manifest is read by everybody who can read the repository, its history or the object in the cluster, and it is changed nowhere without a commit. A Secret, filled by an operator or by hand, keeps it out of both.

A literal is judged by its variable's or option's name and by its own form: known token forms, passwords in URLs and connection strings. Placeholders (\`changeme\`, \`<password>\`, \`\${VAR}\`), paths, switches, addresses and references to secret stores are no credentials. The message never repeats the literal. The fix refers to a key of a Secret that a person must create.`,
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/', 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
    alsoKnownAs: {
      'kube-linter': ['env-var-secret'],
      polaris: ['sensitiveContainerEnvVar'],
      kics: ['a88baa34-e2ad-44ea-ad6f-8cac87bc7c71'],
      kubescape: ['C-0012'],
      'compose-lint': ['CL-0020', 'CL-0021'],
    },
  },
  check(container) {
    const commands = commandsOf(container);
    const findings = [...container.env.flatMap(variable => inVariable(container, variable)), ...commands.flatMap(command => inCommand(container, command))];
    return judgement(findings, container.env.some(isUndecided) || commands.some(({ field }) => isDynamic(field)));
  },
  examples: {
    kubernetes: [
      {
        title: 'A password in a variable',
        file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
          env:
            - name: LOG_LEVEL
              value: info
            - name: DB_PASSWORD
              value: tr0ub4dor
              #      ^^^^^^^^^ Container web of Deployment shop holds a credential in DB_PASSWORD: its name says that it is a password, and its value is written in clear.
`,
        fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
          env:
            - name: LOG_LEVEL
              value: info
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: shop
                  key: DB_PASSWORD
`,
      },
      {
        title: 'In an argument and in a URL',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      args:
        - --port=8080
        - --admin-password
        - tr0ub4dor
        # ^^^^^^^^^ Container web of Pod shop holds a credential in its args: the option --admin-password takes a password, and it is written in clear.
        - --database=postgres://shop:tr0ub4dor@db.example.com/shop
        #                            ^^^^^^^^^ Container web of Pod shop holds a credential in its args: the URL contains a password.
`,
      },
      {
        title: 'Placeholders, a Secret and a reference to a file',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      args: ["--password=$(DB_PASSWORD)"]
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: shop
              key: db-password
        - name: API_TOKEN_FILE
          value: /run/secrets/token
        - name: ADMIN_PASSWORD
          value: changeme
`,
      },
    ],
    compose: [
      {
        title: 'In what a service runs, and in its healthcheck',
        file: `
services:
  cache:
    image: redis:7.4.1
    command: [redis-server, --requirepass, tr0ub4dor]
    #                                      ^^^^^^^^^ Service cache holds a credential in its command: the option --requirepass takes a password, and it is written in clear.
    healthcheck:
      test: [CMD, redis-cli, --pass, tr0ub4dor, ping]
      #                              ^^^^^^^^^ Service cache holds a credential in its healthcheck: the option --pass takes a password, and it is written in clear.
`,
      },
      {
        title: 'In a map, in a list, and as the default of a variable',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      LOG_LEVEL: info
      DB_PASSWORD: tr0ub4dor
      #            ^^^^^^^^^ Service web holds a credential in DB_PASSWORD: its name says that it is a password, and its value is written in clear.
      API_TOKEN: \${TOKEN:-8f14e45fceea167a}
      #                   ^^^^^^^^^^^^^^^^ Service web holds a credential in API_TOKEN: its name says that it is a token, and its value is written in clear.
  worker:
    image: example.com/worker:1.4.2
    environment:
      - DB_PASSWORD=tr0ub4dor
      #             ^^^^^^^^^ Service worker holds a credential in DB_PASSWORD: its name says that it is a password, and its value is written in clear.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      LOG_LEVEL: info
      DB_PASSWORD: \${DB_PASSWORD:?}
      API_TOKEN: \${TOKEN:?}
  worker:
    image: example.com/worker:1.4.2
    environment:
      - DB_PASSWORD=\${DB_PASSWORD:?}
`,
      },
      {
        title: 'From the environment, from an env file, and from a secret',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    env_file: web.env
    environment:
      DB_PASSWORD: \${DB_PASSWORD}
      API_TOKEN:
      DB_PASSWORD_FILE: /run/secrets/db_password
    secrets:
      - db_password
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
        name  = "MODE"
        value = "production"
      }

      env {
        name  = "DB_PASSWORD"
        value = "hX3-7kQ9-plum"
        #        ^^^^^^^^^^^^^ Container web of Pod shop holds a credential in DB_PASSWORD: its name says that it is a password, and its value is written in clear.
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

      env {
        name  = "MODE"
        value = "production"
      }

      env {
        name = "DB_PASSWORD"

        value_from {
          secret_key_ref {
            name = "shop"
            key  = "DB_PASSWORD"
          }
        }
      }
    }
  }
}
`,
      },
      {
        title: 'What is given from outside is not in the repository',
        file: `
variable "db_password" {
  type      = string
  sensitive = true
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      env {
        name  = "DB_PASSWORD"
        value = var.db_password
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
      environment = [
        { name = "MODE", value = "production" },
        { name = "DB_PASSWORD", value = "hX3-7kQ9-plum" },
        #                                ^^^^^^^^^^^^^ Container web of ECS task shop holds a credential in DB_PASSWORD: its name says that it is a password, and its value is written in clear.
        { name = "API_TOKEN", value = "9f1c-hollow-reed-77" },
        #                              ^^^^^^^^^^^^^^^^^^^ Container web of ECS task shop holds a credential in API_TOKEN: its name says that it is a token, and its value is written in clear.
      ]
    },
  ])
}
`,
        fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "MODE", value = "production" },
      ]
      secrets = [
        {
          name      = "DB_PASSWORD"
          valueFrom = "arn:aws:secretsmanager:REGION:ACCOUNT:secret:shop:DB_PASSWORD::"
        },
        {
          name      = "API_TOKEN"
          valueFrom = "arn:aws:secretsmanager:REGION:ACCOUNT:secret:shop:API_TOKEN::"
        },
      ]
    },
  ])
}
`,
      },
      {
        title: 'Looked up when the task starts',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      secrets = [
        { name = "DB_PASSWORD", valueFrom = aws_secretsmanager_secret.db.arn },
      ]
    },
  ])
}
`,
      },
    ],
  },
});

/** A variable that may hold a credential, and of which a template decides what it holds. */
function isUndecided({ name, value, from }: EnvironmentVariable): boolean {
  return value.kind === 'dynamic' && from === undefined && (name === '' || secretName(name) !== undefined);
}

function inVariable(container: Container, variable: EnvironmentVariable): Finding[] {
  const { name, value } = variable;
  const secret = value.kind === 'known' ? looksLikeSecret(name, value.value) : undefined;
  if (value.kind !== 'known' || secret === undefined) return [];
  const message = `${describe(container)} holds a credential in ${name}: ${secret.because}.`;
  return [{ span: partOf(value.span, value.value, secret.start, secret.end), message, fixes: [takeFromSecret(container, variable)] }];
}

function takeFromSecret({ workload }: Container, variable: EnvironmentVariable): Fix {
  const secret = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(workload.name) ? workload.name : 'app';
  const key = variable.name.replace(/[^\w.-]/g, '_');
  const reference = variable.useSecret(secret, key);
  return { title: `Take ${variable.name} from ${reference.from}`, safety: 'fill-in', changes: () => reference.changes() };
}

interface Command {
  readonly what: string;
  readonly field: ListField;
}

function commandsOf(container: Container): readonly Command[] {
  const own = [container.command, container.args].map(field => [field?.name ?? '', field] as const);
  const handlers = [...probesOf(container), ...hooksOf(container)];
  return [...own, ...handlers.map(({ what, handler }) => [what, handler.command] as const)].flatMap(([what, field]) => (field === undefined ? [] : [{ what, field }]));
}

function inCommand(container: Container, { what, field }: Command): Finding[] {
  const words = known(field) ?? [];
  return words.flatMap((word, i) => {
    const secret = secretInArgument(word, words[i + 1]);
    if (secret === undefined) return [];
    const at = secret.in === 'next' ? i + 1 : i;
    const span = partOf(field.spanOf(at), words[at] ?? '', secret.start, secret.end);
    return [{ span, message: `${describe(container)} holds a credential in its ${what}: ${secret.because}.` }];
  });
}

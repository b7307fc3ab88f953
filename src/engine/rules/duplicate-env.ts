import type { EnvironmentVariable } from '../model/container.ts';
import { describe } from './support/describe.ts';
import { judgement } from './support/judgement.ts';
import { rule } from './rule.ts';
import type { Finding } from './rule.ts';

/** A template decides the name, or which variables there are. */
const UNKNOWN_NAME = /[{}]|^$/;

export const duplicateEnv = rule({
  id: 'duplicate-env',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'environment',
    summary: 'Each variable of the environment is set once.',
    why: `Of two variables with one name the last one counts, and the API server warns that the earlier one is hidden and may be dropped by \`kubectl apply\`. Whoever changes the earlier one wonders why nothing happens.

The earlier one is taken out only where no variable after it refers to it as \`$(NAME)\`.`,
    references: [
      'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
      'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
    ],
    alsoKnownAs: { 'kube-linter': ['duplicate-env-var'], 'kube-score': ['environment-variable-key-duplication'] },
  },
  check(container) {
    const { env } = container;
    const isPartlyUnknown = env.some(({ name }) => UNKNOWN_NAME.test(name));
    if (env.length < 2) return isPartlyUnknown ? 'unknown' : 'not-applicable';
    const last = new Map(env.map(({ name }, i) => [name, i]));
    const isUsed = usesOf(env);
    const findings = env.flatMap((variable, i): Finding[] => {
      const { name, span } = variable;
      const end = last.get(name) ?? i;
      if (end === i || UNKNOWN_NAME.test(name)) return [];
      const used = isUsed(i, end);
      return [
        {
          span,
          message: `${describe(container)} sets ${name} again further down: this one is hidden.`,
          fixes: used ? [] : [{ title: `Remove the hidden ${name}`, safety: 'safe', changes: () => [variable.remove()] }],
        },
      ];
    });
    return judgement(findings, isPartlyUnknown);
  },
  examples: {
    kubernetes: [
      {
        title: 'Set twice',
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
          #     ^^^^^^^^^ Container web of Pod shop sets LOG_LEVEL again further down: this one is hidden.
          value: debug
        - name: PORT
          value: "8080"
        - name: LOG_LEVEL
          value: info
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
      env:
        - name: PORT
          value: "8080"
        - name: LOG_LEVEL
          value: info
`,
      },
      {
        title: 'The earlier one is still needed',
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
        - name: BASE
          #     ^^^^ Container web of Pod shop sets BASE again further down: this one is hidden.
          value: /srv
        - name: DATA
          value: $(BASE)/data
        - name: BASE
          value: /opt
`,
      },
    ],
    compose: [
      {
        title: 'Twice in one list; what an override sets again is meant',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      - LOG_LEVEL=debug
      # ^^^^^^^^^ Service web sets LOG_LEVEL again further down: this one is hidden.
      - PORT=8080
      - LOG_LEVEL=info
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      - PORT=8080
      - LOG_LEVEL=info
`,
        beside: {
          'compose.override.yaml': `
services:
  web:
    environment:
      - PORT=9090
`,
        },
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
        #       ^^^^^^ Container web of Pod shop sets MODE again further down: this one is hidden.
        value = "production"
      }

      env {
        name  = "MODE"
        value = "production"
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
    }
  }
}
`,
      },
      {
        title: 'Each once',
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
        name  = "LEVEL"
        value = "info"
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
        #        ^^^^^^ Container web of ECS task shop sets MODE again further down: this one is hidden.
        { name = "MODE", value = "production" },
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
    },
  ])
}
`,
      },
    ],
  },
});

/** Tells whether a variable, up to another place in the list, may be referred to as `$(NAME)`; what is not known may refer to any. */
function usesOf(env: readonly EnvironmentVariable[]): (index: number, end: number) => boolean {
  const nextUse: number[] = [];
  const next = new Map<string, number>();
  let anyNext = env.length;
  for (const [i, { name, value }] of [...env.entries()].reverse()) {
    nextUse[i] = Math.min(anyNext, next.get(name) ?? env.length);
    if (value.kind === 'dynamic') anyNext = i;
    else if (value.kind === 'known') for (const [, used = ''] of value.value.matchAll(/\$\(([^()]*)\)/g)) next.set(used, i);
  }
  return (index, end) => (nextUse[index] ?? env.length) <= end;
}

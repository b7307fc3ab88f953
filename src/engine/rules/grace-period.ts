import type { Field } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { rule } from './rule.ts';
import type { Fix } from './rule.ts';

/** Enough for most programs: what a pod gets that does not say (PodSpec, core/v1). */
const ENOUGH_SECONDS = 30;

export const gracePeriod = rule({
  id: 'grace-period',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'lifecycle',
    summary: 'Containers get time to end.',
    why: `With a grace period of 0 containers are killed at once: requests are cut off, and files and databases are left as they are. For the pods of a StatefulSet it is unsafe, since a new pod may start while the old one still writes.

A grace period that is not written is 30 seconds, which is enough for most; in Compose it is 10. Where the team sets a \`minimum\`, what is written and the default are held against it; with \`required\`, the default does not do.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
    ],
  },
  parameters: {
    minimum: { type: 'number', minimum: 1, default: 1, description: 'The shortest grace period in seconds.' },
    required: { type: 'boolean', default: false, description: 'Whether it must be written even where the default would do.' },
  },
  check(workload, { minimum, required }) {
    const { terminationGracePeriod: field, usualGracePeriod: usual = ENOUGH_SECONDS } = workload;
    if (field === undefined) return 'not-applicable';
    const { value } = field;
    if (value.kind === 'dynamic') return 'unknown';
    const target = Math.max(minimum, ENOUGH_SECONDS);
    if (value.kind === 'absent') {
      if (!required && minimum <= usual) return [];
      return [{ span: value.span, absent: [field.name], message: `${describe(workload)} states no grace period: it is ${String(usual)} seconds.`, fixes: [give(field, target)] }];
    }
    if (value.value >= minimum) return [];
    const message =
      value.value <= 0
        ? `${describe(workload)} gives its containers no time to end.`
        : `${describe(workload)} gives its containers ${String(value.value)} seconds to end, less than ${String(minimum)}.`;
    return [{ span: value.span, message, fixes: [give(field, target)] }];
  },
  examples: {
    kubernetes: [
      {
        title: 'Killed at once',
        file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      terminationGracePeriodSeconds: 0
      #                              ^ StatefulSet db gives its containers no time to end.
      containers:
        - name: db
          image: example.com/db:1.4.2
`,
        fixed: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: db
          image: example.com/db:1.4.2
`,
      },
      {
        title: 'A team that needs more than the default',
        parameters: { minimum: 60 },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  #     ^^^^ Pod shop states no grace period: it is 30 seconds.
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
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
  terminationGracePeriodSeconds: 60
`,
      },
      {
        title: 'The default, and a template',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: queue
spec:
  terminationGracePeriodSeconds: \${GRACE}
  containers:
    - name: queue
      image: example.com/queue:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'Written, although the default would do',
        parameters: { required: true },
        file: `
services:
  web:
# ^^^ Service web states no grace period: it is 10 seconds.
    image: example.com/web:1.4.2
  queue:
    image: example.com/queue:1.4.2
    stop_grace_period: 10s
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    stop_grace_period: 30s
  queue:
    image: example.com/queue:1.4.2
    stop_grace_period: 10s
`,
      },
      {
        title: 'None, and less than the team states',
        parameters: { minimum: 15 },
        file: `
services:
  web:
    image: example.com/web:1.4.2
    stop_grace_period: 0s
    #                  ^^ Service web gives its containers no time to end.
  cache:
# ^^^^^ Service cache states no grace period: it is 10 seconds.
    image: example.com/cache:1.4.2
  queue:
    image: example.com/queue:1.4.2
    stop_grace_period: 1m30s
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    stop_grace_period: 30s
  cache:
    image: example.com/cache:1.4.2
    stop_grace_period: 30s
  queue:
    image: example.com/queue:1.4.2
    stop_grace_period: 1m30s
`,
      },
    ],
    terraform: [
      {
        title: 'Killed at once',
        file: `
resource "kubernetes_stateful_set_v1" "db" {
  metadata {
    name = "db"
  }

  spec {
    service_name = "db"

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
      }

      spec {
        termination_grace_period_seconds = 0
        #                                  ^ StatefulSet db gives its containers no time to end.

        container {
          name  = "db"
          image = "example.com/db:1.4.2"
        }
      }
    }
  }
}
`,
        fixed: `
resource "kubernetes_stateful_set_v1" "db" {
  metadata {
    name = "db"
  }

  spec {
    service_name = "db"

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
      }

      spec {
        termination_grace_period_seconds = 30

        container {
          name  = "db"
          image = "example.com/db:1.4.2"
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
        title: 'Written, although the default would do',
        parameters: { required: true },
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      #       ^^^^^ ECS task shop states no grace period: it is 30 seconds.
      image = "example.com/web:1.4.2"
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
      name        = "web"
      image       = "example.com/web:1.4.2"
      stopTimeout = 30
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
      {
        title: 'Less than the team asks for',
        parameters: { minimum: 20 },
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name        = "web"
      image       = "example.com/web:1.4.2"
      stopTimeout = 2
      #             ^ ECS task shop gives its containers 2 seconds to end, less than 20.
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
      name        = "web"
      image       = "example.com/web:1.4.2"
      stopTimeout = 30
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

function give(field: Field<number>, seconds: number): Fix {
  return { title: `Give its containers ${String(seconds)} seconds to end`, safety: 'safe', changes: () => [field.set(seconds)] };
}

import type { Examples } from './example.ts';

export const examples: Examples = {
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
};

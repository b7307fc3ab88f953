import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'A user is stated',
      parameters: { uid: 14711 },
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
        runAsUser: 1000
        #          ^^^^ Container web of Pod shop runs as user 1000; 14711 is stated.
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
        runAsUser: 14711
`,
    },
    {
      title: 'Nothing says which user the image runs as',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop may run as root.
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
      securityContext:
        runAsNonRoot: true
`,
    },
    {
      title: 'What the pod states for all its containers is reported once',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsNonRoot: false
    #             ^^^^^ Pod shop is allowed to run as root.
  initContainers:
    - name: migrate
      image: example.com/migrate:1.4.2
      securityContext:
        runAsUser: 1000
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
    runAsNonRoot: true
  initContainers:
    - name: migrate
      image: example.com/migrate:1.4.2
      securityContext:
        runAsUser: 1000
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
`,
    },
    {
      title: 'The pod states it, or a user that is not root; a template is not judged',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
      securityContext:
        runAsNonRoot: false
        runAsUser: 101
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        runAsNonRoot: \${NON_ROOT}
`,
    },
    {
      title: 'Windows knows no root',
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
`,
    },
  ],
  compose: [
    {
      title: 'A service that is built here runs as the user of its Dockerfile',
      file: `
services:
  web:
    build:
      context: .
      target: prod
`,
      beside: {
        Dockerfile: `
FROM node:22 AS prod
USER node

FROM prod AS dev
USER root
`,
      },
    },
    {
      title: 'Nobody said who; a number, and a name',
      file: `
services:
  web:
# ^^^ Service web may run as root.
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
    user: '10001'
  cache:
    image: example.com/cache:1.4.2
    user: cache
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    user: "10001"
  api:
    image: example.com/api:1.4.2
    user: '10001'
  cache:
    image: example.com/cache:1.4.2
    user: cache
`,
    },
  ],
  terraform: [
    {
      title: 'A block is added',
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop may run as root.
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
        run_as_non_root = true
      }
    }
  }
}
`,
    },
    {
      title: 'The pod says so for its containers',
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    security_context {
      run_as_non_root = true
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
  ecs: [
    {
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      #       ^^^^^ Container web of ECS task shop may run as root.
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
      name  = "web"
      image = "example.com/web:1.4.2"
      user  = "10001"
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
      title: 'A user is named',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      user  = "10001:10001"
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

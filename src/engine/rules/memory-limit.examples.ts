import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'A request says what to propose; an init container needs a limit too',
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
      initContainers:
        - name: migrate
          #     ^^^^^^^ Init container migrate of Deployment shop has no memory limit.
          image: example.com/migrate:1.4.2
          resources:
            requests:
              cpu: 100m
      containers:
        - name: web
          #     ^^^ Container web of Deployment shop has no memory limit.
          image: example.com/web:1.4.2
          resources:
            requests:
              cpu: 100m
              memory: 512Mi
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
      initContainers:
        - name: migrate
          image: example.com/migrate:1.4.2
          resources:
            requests:
              cpu: 100m
            limits:
              memory: 512Mi
      containers:
        - name: web
          image: example.com/web:1.4.2
          resources:
            requests:
              cpu: 100m
              memory: 512Mi
            limits:
              memory: 512Mi
`,
    },
    {
      title: 'Above what the team states',
      parameters: { max: '2Gi' },
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: report
spec:
  containers:
    - name: report
      image: example.com/report:1.4.2
      resources:
        requests:
          memory: 3Gi
        limits:
          memory: 4Gi # measured in March
          #       ^^^ Container report of Pod report has a memory limit of 4Gi, above the maximum of 2Gi.
`,
      fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: report
spec:
  containers:
    - name: report
      image: example.com/report:1.4.2
      resources:
        requests:
          memory: 2Gi
        limits:
          memory: 2Gi # measured in March
`,
    },
    {
      title: 'The pod as a whole has one; a template decides',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  resources:
    limits:
      memory: 1Gi
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: import
spec:
  containers:
    - name: import
      image: example.com/import:1.4.2
      resources: \${RESOURCES}
`,
    },
  ],
  compose: [
    {
      title: 'In the spelling that the file uses; a reservation says what to propose',
      file: `
services:
  web:
# ^^^ Service web has no memory limit.
    image: example.com/web:1.4.2
    deploy:
      resources:
        reservations:
          memory: 512m
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      resources:
        reservations:
          memory: 512m
        limits:
          memory: 512m
`,
    },
    {
      title: 'M is a million bytes to Kubernetes, in whose units a team states its bounds, and a mebibyte to Compose',
      parameters: { max: '512M' },
      file: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 1g
    #          ^^ Service web has a memory limit of 1g, above the maximum of 512M.
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 500000k
`,
    },
    {
      title: 'In the older spelling',
      file: `
services:
  web:
# ^^^ Service web has no memory limit.
    image: example.com/web:1.4.2
    cpus: 0.5
  cache:
    image: example.com/cache:1.4.2
    mem_limit: \${CACHE_MEMORY:-256m}
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    cpus: 0.5
    mem_limit: 256m
  cache:
    image: example.com/cache:1.4.2
    mem_limit: \${CACHE_MEMORY:-256m}
`,
    },
  ],
  terraform: [
    {
      title: 'A request says what to propose; an init container needs a limit too',
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    init_container {
      name  = "migrate"
      #       ^^^^^^^^^ Init container migrate of Pod shop has no memory limit.
      image = "example.com/migrate:1.4.2"
    }

    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no memory limit.
      image = "example.com/web:1.4.2"

      resources {
        requests = {
          cpu    = "100m"
          memory = "512Mi" # measured in March
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
    init_container {
      name  = "migrate"
      image = "example.com/migrate:1.4.2"

      resources {
        limits = {
          memory = "512Mi"
        }
      }
    }

    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      resources {
        requests = {
          cpu    = "100m"
          memory = "512Mi" # measured in March
        }
        limits = {
          memory = "512Mi"
        }
      }
    }
  }
}
`,
    },
    {
      title: 'Above what the team states: mended where it is written',
      parameters: { max: '2Gi' },
      file: `
variable "memory" {
  description = "What a pod of the report may have."
  default     = "4Gi"
  #             ^^^^^ Container report of Pod report has a memory limit of 4Gi, above the maximum of 2Gi.
}

resource "kubernetes_pod_v1" "report" {
  metadata {
    name = "report"
  }

  spec {
    container {
      name  = "report"
      image = "example.com/report:1.4.2"

      resources {
        limits = {
          memory = var.memory
        }
      }
    }
  }
}
`,
      fixed: `
variable "memory" {
  description = "What a pod of the report may have."
  default     = "2Gi"
}

resource "kubernetes_pod_v1" "report" {
  metadata {
    name = "report"
  }

  spec {
    container {
      name  = "report"
      image = "example.com/report:1.4.2"

      resources {
        limits = {
          memory = var.memory
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
      title: 'A definition without, and nothing said of the whole task',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name      = "web"
      #           ^^^^^ Container web of ECS task shop has no memory limit.
      image     = "example.com/web:1.4.2"
      essential = true
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
      name      = "web"
      image     = "example.com/web:1.4.2"
      essential = true
      memory    = 256
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
      title: 'The task as a whole has one',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  cpu    = 512
  memory = 1024

  container_definitions = jsonencode([
    {
      name  = "web"
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
    },
  ],
};

import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'Path and threshold are stated',
      parameters: { path: '/healthz', failureThreshold: 5 },
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
      livenessProbe:
        httpGet:
          path: /
          #     ^ Container web of Pod shop has a liveness probe that asks /; /healthz is stated.
          port: 8080
        failureThreshold: 2
        #                 ^ Container web of Pod shop has a liveness probe that gives up after 2 failures; 5 is stated.
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
      ports:
        - containerPort: 8080
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
        failureThreshold: 5
`,
    },
    {
      title: 'A container that serves a port',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no liveness probe.
      image: example.com/web:1.4.2
      ports:
        - name: http
          containerPort: 8080
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
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /healthz
          port: http
`,
    },
    {
      title: 'A native sidecar needs one, an init container does not',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  initContainers:
    - name: migrate
      image: example.com/migrate:1.4.2
    - name: proxy
      #     ^^^^^ Container proxy of Pod shop has no liveness probe.
      image: example.com/proxy:2.0.0
      restartPolicy: Always
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        tcpSocket:
          port: 8080
`,
    },
    {
      title: 'A known image is asked as its makers say',
      file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  selector:
    matchLabels:
      app: cache
  template:
    metadata:
      labels:
        app: cache
    spec:
      containers:
        - name: redis
          #     ^^^^^ Container redis of StatefulSet cache has no liveness probe.
          image: redis:7.4.1
`,
      fixed: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: cache
spec:
  selector:
    matchLabels:
      app: cache
  template:
    metadata:
      labels:
        app: cache
    spec:
      containers:
        - name: redis
          image: redis:7.4.1
          livenessProbe:
            exec:
              command:
                - redis-cli
                - ping
            failureThreshold: 6
`,
    },
    {
      title: 'Like the readiness probe, but slower to fail',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no liveness probe.
      image: example.com/web:1.4.2
      readinessProbe:
        httpGet:
          path: /health
          port: 8443
          scheme: HTTPS
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
      readinessProbe:
        httpGet:
          path: /health
          port: 8443
          scheme: HTTPS
      livenessProbe:
        httpGet:
          path: /health
          port: 8443
          scheme: HTTPS
        failureThreshold: 6
`,
    },
    {
      title: 'A Job runs to its end',
      file: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: example.com/import:1.4.2
`,
    },
    {
      title: 'A startup probe that asks a port by a name that is not there is no pattern',
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
          #     ^^^ Container web of Deployment shop has no liveness probe.
          image: example.com/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
          startupProbe:
            httpGet:
              port: web
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
          ports:
            - name: http
              containerPort: 8080
          startupProbe:
            httpGet:
              port: web
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
`,
    },
  ],
  compose: [
    {
      title: 'A service that is built here has the healthcheck of its Dockerfile, unless Compose turns it off',
      file: `
services:
  web:
    build: web
  worker:
# ^^^^^^ Service worker has no healthcheck.
    build: web
    healthcheck:
      disable: true
`,
      beside: {
        'web/Dockerfile': `
FROM node:22
HEALTHCHECK --interval=10s CMD node check.js
`,
      },
    },
    {
      title: 'A known image is asked as its makers say; one that is turned off is none',
      file: `
services:
  cache:
# ^^^^^ Service cache has no healthcheck.
    image: redis:7.4.1
  web:
# ^^^ Service web has no healthcheck.
    image: example.com/web:1.4.2
    ports:
      - 8080:8080
    healthcheck:
      disable: true
`,
      fixed: `
services:
  cache:
    image: redis:7.4.1
    healthcheck:
      test:
        - CMD
        - redis-cli
        - ping
      interval: 10s
      timeout: 5s
      retries: 5
      start_period: 30s
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080:8080
    healthcheck:
      test:
        - CMD
        - wget
        - -q
        - --spider
        - http://127.0.0.1:8080/healthz
      interval: 10s
      timeout: 5s
      retries: 5
      start_period: 30s
`,
    },
    {
      title: 'A service of another file that is extended has one',
      file: `
services:
  web:
    extends:
      file: common.yaml
      service: base
    image: example.com/web:1.4.2
  migrate:
    image: example.com/web:1.4.2
    command: [migrate]
    restart: 'no'
`,
      beside: {
        'common.yaml': `
services:
  base:
    healthcheck:
      test: [CMD, /bin/healthy]
`,
      },
    },
  ],
  terraform: [
    {
      title: 'A container that serves a port',
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no liveness probe.
      image = "example.com/web:1.4.2"

      port {
        container_port = 8080
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

      port {
        container_port = 8080
      }

      liveness_probe {
        http_get {
          path = "/healthz"
          port = 8080
        }
      }
    }
  }
}
`,
    },
    {
      title: 'Like the readiness probe, but slower to fail',
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no liveness probe.
      image = "example.com/web:1.4.2"

      readiness_probe {
        period_seconds = 5

        http_get {
          path = "/healthz"
          port = "http"
        }
      }

      port {
        name           = "http"
        container_port = 8080
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

      readiness_probe {
        period_seconds = 5

        http_get {
          path = "/healthz"
          port = "http"
        }
      }

      port {
        name           = "http"
        container_port = 8080
      }

      liveness_probe {
        failure_threshold = 6

        http_get {
          path = "/healthz"
          port = "http"
        }
      }
    }
  }
}
`,
    },
    {
      title: 'Containers that a variable decides are left alone',
      file: `
variable "sidecars" {
  type = map(string)
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    dynamic "container" {
      for_each = var.sidecars

      content {
        name  = container.key
        image = container.value
      }
    }
  }
}
`,
    },
  ],
  ecs: [
    {
      title: 'A definition without a health check',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name         = "web"
      #              ^^^^^ Container web of ECS task shop has no health check.
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
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
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
      healthCheck = {
        command = ["CMD", "wget", "-q", "--spider", "http://127.0.0.1:8080/healthz"]
      }
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
      title: 'In the JSON of a heredoc',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = <<EOT
[
  {
    "name": "web",
    #       ^^^^^ Container web of ECS task shop has no health check.
    "image": "example.com/web:1.4.2",
    "portMappings": [{ "containerPort": 8080 }]
  }
]
EOT
}
`,
      fixed: `
resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = <<EOT
[
  {
    "name": "web",
    "image": "example.com/web:1.4.2",
    "portMappings": [{ "containerPort": 8080 }],
    "healthCheck": {
      "command": ["CMD", "wget", "-q", "--spider", "http://127.0.0.1:8080/healthz"]
    }
  }
]
EOT
}
`,
    },
  ],
};

import type { Examples } from './example.ts';

export const examples: Examples = {
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
      title: 'In a URL of which a template fills in the rest',
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
        - name: DATABASE_URL
          value: postgres://shop:tr0ub4dor@\${DB_HOST}/shop
          #                      ^^^^^^^^^ Container web of Pod shop holds a credential in DATABASE_URL: the URL contains a password.
        - name: CACHE_URL
          value: redis://:\${CACHE_PASSWORD}@cache.example.com
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
        - name: DATABASE_URL
          valueFrom:
            secretKeyRef:
              name: shop
              key: DATABASE_URL
        - name: CACHE_URL
          value: redis://:\${CACHE_PASSWORD}@cache.example.com
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
      title: 'In a URL whose host comes from the environment',
      file: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      DATABASE_URL: postgres://shop:tr0ub4dor@\${DB_HOST}/shop
      #                             ^^^^^^^^^ Service web holds a credential in DATABASE_URL: the URL contains a password.
      CACHE_URL: redis://:\${CACHE_PASSWORD}@cache:6379
  worker:
    image: example.com/worker:1.4.2
    environment:
      - DATABASE_URL=postgres://shop:tr0ub4dor@\${DB_HOST}/shop
      #                              ^^^^^^^^^ Service worker holds a credential in DATABASE_URL: the URL contains a password.
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      DATABASE_URL: \${DATABASE_URL:?}
      CACHE_URL: redis://:\${CACHE_PASSWORD}@cache:6379
  worker:
    image: example.com/worker:1.4.2
    environment:
      - DATABASE_URL=\${DATABASE_URL:?}
`,
    },
    {
      title: 'In an argument of a build, which stays in the image',
      file: `
services:
  web:
    build:
      context: .
      args:
        NODE_VERSION: "22"
        NPM_TOKEN: 8f14e45fceea167a
        #          ^^^^^^^^^^^^^^^^ Service web holds a credential in the build argument NPM_TOKEN: its name says that it is a token, and its value is written in clear.
        API_TOKEN: \${API_TOKEN}
`,
      fixed: `
services:
  web:
    build:
      context: .
      args:
        NODE_VERSION: "22"
        NPM_TOKEN: \${NPM_TOKEN:?}
        API_TOKEN: \${API_TOKEN}
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
      title: 'In a URL whose host is known once it is created',
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
        name  = "DATABASE_URL"
        value = "postgres://shop:tr0ub4dor@\${aws_db_instance.main.endpoint}/shop"
        #                        ^^^^^^^^^ Container web of Pod shop holds a credential in DATABASE_URL: the URL contains a password.
      }

      env {
        name  = "CACHE_URL"
        value = "rediss://:\${var.cache_password}@\${aws_elasticache_replication_group.main.primary_endpoint_address}"
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
        name = "DATABASE_URL"

        value_from {
          secret_key_ref {
            name = "shop"
            key  = "DATABASE_URL"
          }
        }
      }

      env {
        name  = "CACHE_URL"
        value = "rediss://:\${var.cache_password}@\${aws_elasticache_replication_group.main.primary_endpoint_address}"
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
      title: 'In a URL whose host is known once it is created',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "DATABASE_URL", value = "postgres://shop:tr0ub4dor@\${aws_db_instance.main.endpoint}/shop" },
        #                                                 ^^^^^^^^^ Container web of ECS task shop holds a credential in DATABASE_URL: the URL contains a password.
        { name = "CACHE_URL", value = "rediss://:\${var.cache_password}@\${aws_elasticache_replication_group.main.primary_endpoint_address}" },
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
        { name = "CACHE_URL", value = "rediss://:\${var.cache_password}@\${aws_elasticache_replication_group.main.primary_endpoint_address}" },
      ]
      secrets = [
        {
          name      = "DATABASE_URL"
          valueFrom = "arn:aws:secretsmanager:REGION:ACCOUNT:secret:shop:DATABASE_URL::"
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
};

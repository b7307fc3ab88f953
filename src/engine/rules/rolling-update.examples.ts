import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  strategy:
    type: Recreate
    #     ^^^^^^^^ Deployment shop is down while an update recreates its pods.
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
`,
      fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  strategy:
    type: RollingUpdate
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
`,
    },
    {
      title: 'All at once, and none at all',
      file: `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  updateStrategy:
    rollingUpdate:
      maxUnavailable: 100%
      #               ^^^^ DaemonSet agent may have all its pods down at once in an update.
  selector:
    matchLabels:
      app: agent
  template:
    metadata:
      labels:
        app: agent
    spec:
      containers:
        - name: agent
          image: example.com/agent:1.4.2
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  strategy:
    rollingUpdate:
      maxUnavailable: 0
      #               ^ Deployment shop can neither add nor remove a pod in an update: the API refuses it.
      maxSurge: 0
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
`,
      fixed: `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  updateStrategy:
    rollingUpdate:
      maxUnavailable: 1
  selector:
    matchLabels:
      app: agent
  template:
    metadata:
      labels:
        app: agent
    spec:
      containers:
        - name: agent
          image: example.com/agent:1.4.2
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  strategy:
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
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
`,
    },
    {
      title: 'What the team states',
      parameters: { maxSurge: 1, maxUnavailable: 0 },
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  #     ^^^^ Deployment shop leaves strategy.rollingUpdate.maxUnavailable at its default, 25%; 0 is stated.
spec:
  strategy:
    rollingUpdate:
      maxSurge: 2
      #         ^ Deployment shop has a strategy.rollingUpdate.maxSurge of 2; 1 is stated.
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
`,
      fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  strategy:
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
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
`,
    },
    {
      title: 'The strategy that the team states, and percentages; the default is one of them',
      parameters: { strategy: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' },
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 1
  strategy:
    type: Recreate
    #     ^^^^^^^^ Deployment shop has the update strategy Recreate; RollingUpdate is stated.
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
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  strategy:
    rollingUpdate:
      maxSurge: 50%
      #         ^^^ Deployment till has a strategy.rollingUpdate.maxSurge of 50%; 25% is stated.
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: till
    spec:
      containers:
        - name: till
          image: example.com/till:1.4.2
`,
      fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 1
  strategy:
    type: RollingUpdate
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
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  strategy:
    rollingUpdate:
      maxSurge: 25%
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: till
    spec:
      containers:
        - name: till
          image: example.com/till:1.4.2
`,
    },
    {
      title: 'Recreated, and stated so',
      parameters: { strategy: 'Recreate' },
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  strategy:
    type: Recreate
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
`,
    },
    {
      title: 'No strategy is a rolling one; a single replica holds its storage',
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
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: database
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app: database
  template:
    metadata:
      labels:
        app: database
    spec:
      containers:
        - name: database
          image: example.com/database:16.2
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: database
`,
    },
  ],
  compose: [
    {
      title: 'All at once, and one at a time',
      file: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      replicas: 3
      update_config:
        parallelism: 0
        #            ^ Service web may have all its containers down at once in an update.
  api:
    image: example.com/api:1.4.2
    deploy:
      replicas: 3
      update_config:
        parallelism: 1
        order: start-first
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      replicas: 3
      update_config:
        parallelism: 1
  api:
    image: example.com/api:1.4.2
    deploy:
      replicas: 3
      update_config:
        parallelism: 1
        order: start-first
`,
    },
  ],
  terraform: [
    {
      file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    strategy {
      type = "Recreate"
      #      ^^^^^^^^^^ Deployment shop is down while an update recreates its pods.
    }

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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      fixed: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    strategy {
      type = "RollingUpdate"
    }

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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
    },
    {
      title: 'Of a DaemonSet',
      file: `
resource "kubernetes_daemon_set_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_unavailable = "100%"
        #                 ^^^^^^ DaemonSet shop may have all its pods down at once in an update.
      }
    }

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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      fixed: `
resource "kubernetes_daemon_set_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_unavailable = 1
      }
    }

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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
    },
    {
      title: 'What the team states',
      parameters: { maxSurge: 1 },
      file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    replicas = 3

    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = "2"
        #                 ^^^ Deployment shop has a strategy.rolling_update.max_surge of 2; 1 is stated.
        max_unavailable = "0"
      }
    }

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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      fixed: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    replicas = 3

    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = 1
        max_unavailable = "0"
      }
    }

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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
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
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

  deployment_minimum_healthy_percent = 0
  #                                    ^ ECS task shop may have all its tasks down at once in an update.
}
`,
      fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

  deployment_minimum_healthy_percent = 75
}
`,
    },
    {
      title: 'No room beside them: what may be missing is at least one of them',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

  deployment_minimum_healthy_percent = 0
  #                                    ^ ECS task shop may have all its tasks down at once in an update.
  deployment_maximum_percent         = 100
}
`,
      fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

  deployment_minimum_healthy_percent = 50
  deployment_maximum_percent         = 100
}
`,
    },
    {
      title: 'A single one, which can',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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
  desired_count   = 1

  deployment_minimum_healthy_percent = 0
  #                                    ^ ECS task shop may have all its tasks down at once in an update.
  deployment_maximum_percent         = 100
}
`,
      fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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
  desired_count   = 1

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
}
`,
    },
    {
      title: 'Nothing may be added, and nothing be missing',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

  deployment_minimum_healthy_percent = 100
  #                                    ^^^ ECS task shop can neither add nor remove a task in an update: the API refuses it.
  deployment_maximum_percent         = 100
}
`,
      fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
}
`,
    },
    {
      title: 'One that cannot run beside its successor',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080, hostPort = 8080 }]
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 1

  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
}
`,
    },
    {
      title: 'The usual: all stay until as many others run',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

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

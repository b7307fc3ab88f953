import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'Written, and left out',
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 1
  #         ^ Deployment shop runs one replica: any disruption is an outage.
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: shop
      containers:
        - name: web
          image: example.com/web:1.4.2
          ports:
            - containerPort: 8080
`,
      fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: shop
      containers:
        - name: web
          image: example.com/web:1.4.2
          ports:
            - containerPort: 8080
`,
      beside: {
        'pdb.yaml': `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: shop
`,
      },
    },
    {
      title: 'A StatefulSet below what the team states; what is new is spread over zones',
      parameters: { min: 3 },
      file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  replicas: 2
  #         ^ StatefulSet queue runs 2 replicas, below the minimum of 3.
  serviceName: queue
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      containers:
        - name: queue
          image: example.com/queue:3.1.0
          ports:
            - containerPort: 5672
`,
      fixed: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  replicas: 3
  serviceName: queue
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      containers:
        - name: queue
          image: example.com/queue:3.1.0
          ports:
            - containerPort: 5672
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: queue
`,
    },
    {
      title: 'An autoscaler or a kustomization sets the number; a worker serves nobody; a database keeps its data',
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
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
          ports:
            - containerPort: 8080
---
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
            - containerPort: 8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: mailer
spec:
  selector:
    matchLabels:
      app: mailer
  template:
    metadata:
      labels:
        app: mailer
    spec:
      containers:
        - name: mailer
          image: example.com/mailer:1.4.2
          ports:
            - name: healthz
              containerPort: 8081
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: database
spec:
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
          ports:
            - containerPort: 5432
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: database
`,
      beside: {
        'production/kustomization.yaml': `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base
replicas:
  - name: till
    count: 3
`,
        'hpa.yaml': `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: shop
  minReplicas: 3
  maxReplicas: 9
`,
      },
    },
  ],
  compose: [
    {
      title: 'Under deploy',
      file: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      replicas: 1
      #         ^ Service web runs one replica: any disruption is an outage.
    expose:
      - 8080
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    deploy:
      replicas: 2
    expose:
      - 8080
`,
    },
    {
      title: 'Docker Swarm spreads what comes in over all of them',
      file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080:8080
    deploy:
      replicas: 1
      #         ^ Service web runs one replica: any disruption is an outage.
networks:
  default:
    driver: overlay
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080:8080
    deploy:
      replicas: 2
networks:
  default:
    driver: overlay
`,
    },
    {
      title: 'A service that nobody scales, one that keeps data, and two that can be there once: a port of the host and the name of a container are taken',
      file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080:8080
  api:
    image: example.com/api:1.4.2
    ports:
      - 127.0.0.1:8081:8080
    deploy:
      replicas: 1
  worker:
    image: example.com/worker:1.4.2
    container_name: worker
    expose:
      - 8080
    deploy:
      replicas: 1
  database:
    image: postgres:16.2
    ports:
      - 5432:5432
    deploy:
      replicas: 1
`,
    },
  ],
  terraform: [
    {
      title: 'By the default of a variable',
      file: `
variable "replicas" {
  default = 1
  #         ^ Deployment shop runs one replica: any disruption is an outage.
}

resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    replicas = var.replicas

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

          port {
            container_port = 8080
          }
        }
      }
    }
  }
}
`,
      fixed: `
variable "replicas" {
  default = 2
}

resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    replicas = var.replicas

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

          port {
            container_port = 8080
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = {
              app = "shop"
            }
          }
        }
      }
    }
  }
}
`,
      beside: {
        'pdb.tf': `
resource "kubernetes_pod_disruption_budget_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    max_unavailable = 1

    selector {
      match_labels = {
        app = "shop"
      }
    }
  }
}
`,
      },
    },
    {
      title: 'An autoscaler sets the number',
      file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
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

          port {
            container_port = 8080
          }
        }
      }
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    min_replicas = 2
    max_replicas = 5

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.shop.metadata[0].name
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
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 1
  #                 ^ ECS task shop runs one replica: any disruption is an outage.
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
      title: 'Application Auto Scaling sets the number',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 1
}

resource "aws_appautoscaling_target" "shop" {
  min_capacity       = 2
  max_capacity       = 6
  resource_id        = "service/production/\${aws_ecs_service.shop.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}
`,
    },
  ],
};

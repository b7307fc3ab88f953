import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  #     ^^^^ Deployment shop does nothing to spread its replicas over nodes.
spec:
  replicas: 3
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
  replicas: 3
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
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels:
                    app: shop
`,
    },
    {
      title: 'A topology constraint is as good',
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 3
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
`,
    },
    {
      title: 'A selector that leaves the own pods out spreads nothing',
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  #     ^^^^ Deployment shop does nothing to spread its replicas over nodes.
spec:
  replicas: 3
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
              app: till
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
  replicas: 3
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
              app: till
      containers:
        - name: web
          image: example.com/web:1.4.2
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels:
                    app: shop
`,
    },
    {
      title: 'One replica needs none; an autoscaler in another file keeps three',
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: mailer
spec:
  replicas: 1
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
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  #     ^^^^ Deployment shop does nothing to spread its replicas over nodes.
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
      fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: mailer
spec:
  replicas: 1
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
      labels: { app: shop }
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels:
                    app: shop
`,
      beside: {
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
  compose: { notApplicable: 'Compose runs on one host, and Swarm spreads the replicas of a service over its nodes by itself.' },
  terraform: [
    {
      file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Deployment shop does nothing to spread its replicas over nodes.
  }

  spec {
    replicas = 3

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

        affinity {
          pod_anti_affinity {
            preferred_during_scheduling_ignored_during_execution {
              weight = 100

              pod_affinity_term {
                topology_key = "kubernetes.io/hostname"

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
    }
  }
}
`,
    },
    {
      title: 'Told to spread',
      file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    replicas = 3

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

        affinity {
          pod_anti_affinity {
            preferred_during_scheduling_ignored_during_execution {
              weight = 100

              pod_affinity_term {
                topology_key = "kubernetes.io/hostname"

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
    }
  }
}
`,
    },
  ],
  ecs: [
    {
      title: 'Told to fill one instance first',
      file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  #        ^^^^^^ ECS task shop does nothing to spread its replicas over instances.

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

  ordered_placement_strategy {
    type  = "binpack"
    field = "memory"
  }
}
`,
    },
    {
      title: 'A service spreads its tasks unless it is told otherwise',
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

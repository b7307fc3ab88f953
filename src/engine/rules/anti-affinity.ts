import { rule } from './rule.ts';
import { ifSeveral } from './support/replicas.ts';
import { judgeSpread } from './support/spread.ts';

export const antiAffinity = rule({
  id: 'anti-affinity',
  subject: 'workload',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'availability',
    summary: 'Replicas are spread over nodes, by anti-affinity or by topology constraints.',
    why: `Replicas that run on one node fail with it. A pod anti-affinity or a topology spread constraint keeps them apart; either is enough here, over nodes, zones or anything else. One whose selector leaves the workload's own pods out spreads others.

The scheduler spreads the pods of a Service by itself as well as it can, which is why this is a hint and not a warning. Workloads with one replica, and those of which an autoscaler may keep only one, are left alone. Whether there is a constraint over zones is what \`topology-spread\` asks.

The fix prefers other nodes and does not insist, so that a small cluster still runs all replicas.`,
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity'],
    alsoKnownAs: {
      'kube-linter': ['no-anti-affinity'],
      'kube-score': ['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
      kics: ['a31b7b82-d994-48c4-bd21-3bab6c31827a', 'd740d048-8ed3-49d3-b77b-6f072f3b669e'],
    },
  },
  check: workload =>
    judgeSpread(workload, {
      isEnough: keys => keys.length > 0,
      over: `${workload.terms.host}s`,
      field: workload.podAntiAffinity,
      topologyKey: 'kubernetes.io/hostname',
      title: `Prefer different nodes for the replicas of ${workload.name}`,
    }),
  holds: (about, project) => ifSeveral(about, project, () => true),
  examples: {
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
  },
});

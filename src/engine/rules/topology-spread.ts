import { rule } from './rule.ts';
import { ifSeveral } from './support/replicas.ts';
import { ZONE, judgeSpread } from './support/spread.ts';


/** Its name before Kubernetes 1.17. */
const OLD_ZONE = 'failure-domain.beta.kubernetes.io/zone';

export const topologySpread = rule({
  id: 'topology-spread',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'availability',
    summary: 'Replicas are spread over zones, by topology constraints or by anti-affinity.',
    why: `Replicas that run in one zone fail with it. A topology spread constraint or a pod anti-affinity over zones keeps some of them up.

\`topologyKey\` is the node label that stands for a zone, where a team has its own. Workloads with one replica, and those of which an autoscaler may keep only one, are left alone. Whether replicas are spread at all is what \`anti-affinity\` asks.

The fix spreads where it can and does not insist, so that a cluster in one zone still runs all replicas.`,
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
    alsoKnownAs: {
      'kube-score': ['pod-topology-spread-constraints'],
      polaris: ['topologySpreadConstraint'],
    },
  },
  parameters: {
    topologyKey: { type: 'text', default: ZONE, description: 'The node label over whose values replicas are spread.' },
  },
  check: (workload, { topologyKey }) =>
    judgeSpread(workload, {
      isEnough: keys => keys.some(key => key === topologyKey || (topologyKey === ZONE && key === OLD_ZONE)),
      over: topologyKey === ZONE ? 'zones' : topologyKey,
      field: workload.topologySpread,
      topologyKey,
      title: `Spread the replicas of ${workload.name} over ${topologyKey === ZONE ? 'zones' : topologyKey}`,
    }),
  holds: (about, project) => ifSeveral(about, project, () => true),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
  #     ^^^^^ StatefulSet queue does nothing to spread its replicas over zones.
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
        title: 'An anti-affinity over zones is as good',
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
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: topology.kubernetes.io/zone
              labelSelector:
                matchLabels:
                  app: shop
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
      },
    ],
    compose: { notApplicable: "Compose runs on one host, and the labels that Swarm could spread over are of each team's own making." },
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Deployment shop does nothing to spread its replicas over zones.
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
      },
      {
        title: 'Spread over zones',
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
      },
    ],
    ecs: [
      {
        title: 'Told to spread over instances, and no more',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  #        ^^^^^^ ECS task shop does nothing to spread its replicas over zones.

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
    type  = "spread"
    field = "instanceId"
  }
}
`,
      },
      {
        title: 'A service spreads its tasks over zones unless it is told otherwise',
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

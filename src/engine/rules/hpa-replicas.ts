import { rule } from './rule.ts';
import { describe } from './support/describe.ts';

export const hpaReplicas = rule({
  id: 'hpa-replicas',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'A workload that an autoscaler targets does not set its replicas.',
    why: `A number of replicas that stands in the manifest is applied with it: every deployment throws the workload back to that number, at the height of the load too, until the autoscaler has noticed.

Only workloads that an autoscaler of the repository targets are judged (a HorizontalPodAutoscaler, or a ScaledObject of KEDA). Before the line is taken out of a workload that runs, hand the field over as the Kubernetes documentation describes, or the next apply scales it to one for a moment.`,
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
    ],
    alsoKnownAs: {
      'kube-score': ['deployment-targeted-by-hpa-does-not-have-replicas-configured'],
      kics: ['5744cbb8-5946-4b75-a196-ade44449525b'],
      polaris: ['hpaMaxAvailability'],
    },
  },
  check(workload) {
    const { replicas, scaling, facts, name } = workload;
    if (scaling !== 'replicated' || replicas === undefined) return 'not-applicable';
    const { value } = replicas;
    if (value.kind === 'dynamic') return 'unknown';
    if (value.kind === 'absent') return [];
    // An autoscaler does nothing for a workload at 0: that switches it off.
    if (value.value === 0) return 'not-applicable';
    return [
      {
        span: value.span,
        message: `${describe(workload)} goes back to ${String(value.value)} with every apply, whatever its autoscaler has set.`,
        about: facts,
        fixes: [{ title: `Leave the replicas of ${name} to its autoscaler`, safety: 'review', changes: () => [replicas.remove()] }],
      },
    ];
  },
  holds(about, project) {
    if (about.type === 'workload' && project.autoscalersOf(about).length > 0) return true;
    return project.complete ? 'not-applicable' : 'unknown';
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 3
  #         ^ Deployment shop goes back to 3 with every apply, whatever its autoscaler has set.
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
      {
        title: 'No autoscaler targets it',
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
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
      },
    ],
    compose: { notApplicable: 'Compose has no autoscalers.' },
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    replicas = 3
    #          ^ Deployment shop goes back to 3 with every apply, whatever its autoscaler has set.

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

resource "kubernetes_horizontal_pod_autoscaler_v2" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    min_replicas = 3
    max_replicas = 5

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = "shop"
    }

    metric {
      type = "Resource"

      resource {
        name = "cpu"

        target {
          type                = "Utilization"
          average_utilization = 80
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

resource "kubernetes_horizontal_pod_autoscaler_v2" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    min_replicas = 3
    max_replicas = 5

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = "shop"
    }

    metric {
      type = "Resource"

      resource {
        name = "cpu"

        target {
          type                = "Utilization"
          average_utilization = 80
        }
      }
    }
  }
}
`,
      },
      {
        title: 'The autoscaler alone says how many',
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
    min_replicas = 3
    max_replicas = 5

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.shop.metadata[0].name
    }

    metric {
      type = "Resource"

      resource {
        name = "cpu"

        target {
          type                = "Utilization"
          average_utilization = 80
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Where Application Auto Scaling sets the number of tasks, the provider is told so with ignore_changes: replicas leaves such services alone.' },
  },
});

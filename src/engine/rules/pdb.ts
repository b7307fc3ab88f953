import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { hasPodLabels } from './support/labels.ts';
import { ifSeveral, withoutReplicas } from './support/replicas.ts';

export const pdb = rule({
  id: 'pdb',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'availability',
    summary: 'A replicated workload has a PodDisruptionBudget.',
    why: `When nodes are drained, for an upgrade or by the cluster autoscaler, nothing but a PodDisruptionBudget keeps all replicas from being evicted at the same time.

A workload with one replica needs none: a budget for it only blocks the drain. The same holds for one of which an autoscaler may keep only one. A budget in the repository that selects the pods is good; one of which a template decides what it selects leaves the question open.

The fix adds a budget that lets one replica be away at a time, however many there are.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    ],
    alsoKnownAs: {
      'kube-linter': ['pod-disruption-budget'],
      'kube-score': ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
      polaris: ['missingPodDisruptionBudget'],
      kics: ['b23e9b98-0cb6-4fc9-b257-1f3270442678', '1db3a5a5-bf75-44e5-9e44-c56cfc8b1ac5'],
    },
  },
  check(workload) {
    const { companions, facts, name, span } = workload;
    const without = companions === undefined ? 'not-applicable' : withoutReplicas(workload);
    if (companions === undefined || without !== undefined) return without ?? 'not-applicable';
    const message = `${describe(workload)} has no PodDisruptionBudget.`;
    if (!hasPodLabels(workload)) return [{ span, message, about: facts }];
    const title = `Add a PodDisruptionBudget for ${name}: choose how many replicas may be away (proposed 1)`;
    return [{ span, message, about: facts, fixes: [{ title, safety: 'fill-in', changes: () => [companions.disruptionBudget()] }] }];
  },
  holds: (about, project) =>
    ifSeveral(about, project, workload => {
      const budgets = project.budgetsOf(workload);
      if (workload.podLabels !== undefined && budgets.some(({ selector }) => selector.kind === 'labels')) return false;
      return project.complete && budgets.length === 0 ? true : 'unknown';
    }),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  #     ^^^^ Deployment shop has no PodDisruptionBudget.
  namespace: front
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
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
        fixed: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: front
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
      containers:
        - name: web
          image: example.com/web:1.4.2
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
  namespace: front
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: shop
`,
      },
      {
        title: 'It stands in another file; one replica needs none',
        file: `
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
        tier: front
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
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
`,
        beside: {
          'pdb.yaml': `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: front
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      tier: front
`,
        },
      },
    ],
    compose: { notApplicable: 'Compose has no evictions.' },
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Deployment shop has no PodDisruptionBudget.
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
      }
    }
  }
}

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
      {
        title: 'One that selects its pods',
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
      }
    }
  }
}

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
    ],
    ecs: { notApplicable: 'A service keeps deployment_minimum_healthy_percent of its tasks running while instances drain; there are no budgets.' },
  },
});

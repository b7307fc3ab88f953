import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      file: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  maxUnavailable: 0
  #               ^ PodDisruptionBudget shop lets no pod be evicted: no node that runs one can be drained.
  selector:
    matchLabels:
      app: shop
`,
      fixed: `
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
    {
      title: 'As many as there are',
      file: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  minAvailable: 2
  #             ^ PodDisruptionBudget shop keeps 2 pods available, and no more run: no node that runs one can be drained.
`,
      fixed: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  maxUnavailable: 1
`,
      beside: {
        'shop.yaml': `
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
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
      },
    },
    {
      title: 'An autoscaler runs more; half of three may go',
      file: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  minAvailable: 2
  selector:
    matchLabels:
      app: shop
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: queue
spec:
  minAvailable: 50%
  selector:
    matchLabels:
      app: queue
`,
      beside: {
        'shop.yaml': `
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
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: shop
  minReplicas: 2
  maxReplicas: 6
---
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
  }

  spec {
    replicas = 2

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
    min_available = "2"
    #               ^^^ PodDisruptionBudget shop keeps 2 pods available, and no more run: no node that runs one can be drained.

    selector {
      match_labels = {
        app = "shop"
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
    replicas = 2

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
      title: 'None may go; a quarter may',
      file: `
resource "kubernetes_pod_disruption_budget_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    max_unavailable = "0"
    #                 ^^^ PodDisruptionBudget shop lets no pod be evicted: no node that runs one can be drained.

    selector {
      match_labels = {
        app = "shop"
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "till" {
  metadata {
    name = "till"
  }

  spec {
    max_unavailable = "25%"

    selector {
      match_labels = {
        app = "till"
      }
    }
  }
}
`,
      fixed: `
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

resource "kubernetes_pod_disruption_budget_v1" "till" {
  metadata {
    name = "till"
  }

  spec {
    max_unavailable = "25%"

    selector {
      match_labels = {
        app = "till"
      }
    }
  }
}
`,
    },
  ],
  ecs: { notApplicable: 'A service keeps deployment_minimum_healthy_percent of its tasks running while instances drain; there are no budgets.' },
};

import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      file: `
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
  metrics:
    - type: Resource
      resource:
        name: cpu
        #     ^^^ HorizontalPodAutoscaler shop measures cpu in percent of the request, and a container of Deployment shop requests none.
        target:
          type: Utilization
          averageUtilization: 70
    - type: Resource
      resource:
        name: memory
        target:
          type: Utilization
          averageUtilization: 80
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
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
        - name: proxy
          image: example.com/proxy:2.0.0
          resources:
            limits:
              memory: 64Mi
`,
      },
    },
    {
      title: 'The team states what it measures',
      parameters: { metrics: ['cpu', 'memory'] },
      file: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
  #     ^^^^ HorizontalPodAutoscaler shop measures cpu; cpu and memory are stated.
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: shop
  maxReplicas: 9
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: AverageValue
          averageValue: 400m
    - type: Pods
      pods:
        metric:
          name: requests-per-second
        target:
          type: AverageValue
          averageValue: 100
`,
    },
    {
      title: 'A kustomization patches the requests in',
      file: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: shop
  maxReplicas: 9
`,
      beside: {
        'base/shop.yaml': `
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
        'production/resources.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: web
          resources:
            requests:
              cpu: 100m
`,
      },
    },
    {
      title: 'It measures CPU where it says nothing; all containers request it',
      file: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: shop
  maxReplicas: 9
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
          resources:
            requests:
              cpu: 100m
`,
      },
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
        #      ^^^^^ HorizontalPodAutoscaler shop measures cpu in percent of the request, and a container of Deployment shop requests none.

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
      title: 'What it measures is requested',
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

          resources {
            requests = {
              cpu = "250m"
            }
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
  ecs: { notApplicable: 'Application Auto Scaling belongs to the service that it scales: nothing could name another one.' },
};

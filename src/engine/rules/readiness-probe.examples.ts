import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'Path and threshold are stated',
      parameters: { path: '/healthz', failureThreshold: 5 },
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
      readinessProbe:
        httpGet:
          path: /
          #     ^ Container web of Pod shop has a readiness probe that asks /; /healthz is stated.
          port: 8080
        failureThreshold: 2
        #                 ^ Container web of Pod shop has a readiness probe that gives up after 2 failures; 5 is stated.
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
      ports:
        - containerPort: 8080
      readinessProbe:
        httpGet:
          path: /healthz
          port: 8080
        failureThreshold: 5
`,
    },
    {
      title: 'A container that serves a port',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      #     ^^^ Container web of Pod shop has no readiness probe.
      image: example.com/web:1.4.2
      ports:
        - name: http
          containerPort: 8080
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
      ports:
        - name: http
          containerPort: 8080
      readinessProbe:
        httpGet:
          path: /readyz
          port: http
`,
    },
    {
      title: 'A gRPC port is asked by gRPC',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: orders
      #     ^^^^^^ Container orders of Pod shop has no readiness probe.
      image: example.com/orders:1.4.2
      ports:
        - containerPort: 50051
          name: grpc
`,
      fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: orders
      image: example.com/orders:1.4.2
      ports:
        - containerPort: 50051
          name: grpc
      readinessProbe:
        grpc:
          port: 50051
`,
    },
    {
      title: 'A Service in another file selects a pod that lists no ports',
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
          #     ^^^ Container web of Deployment shop has no readiness probe.
          image: example.com/web:1.4.2
          livenessProbe:
            tcpSocket:
              port: 8080
`,
      beside: {
        'service.yaml': `
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop
  ports:
    - port: 80
      targetPort: 8080
`,
      },
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
          livenessProbe:
            tcpSocket:
              port: 8080
          readinessProbe:
            tcpSocket:
              port: 8080
            periodSeconds: 5
`,
    },
    {
      title: 'A worker that no Service selects, and ports for metrics and health alone',
      file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: worker
spec:
  selector:
    matchLabels:
      app: worker
  template:
    metadata:
      labels:
        app: worker
    spec:
      containers:
        - name: worker
          image: example.com/worker:1.4.2
        - name: exporter
          image: example.com/exporter:0.3.0
          ports:
            - name: http-metrics
              containerPort: 9090
            - name: http-healthz
              containerPort: 9091
`,
    },
    {
      title: 'A template that decides the probe is left alone',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
      readinessProbe: \${READINESS}
`,
    },
    {
      title: 'A liveness probe that does harm is no pattern',
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
          #     ^^^ Container web of Deployment shop has no readiness probe.
          image: example.com/web:1.4.2
          ports:
            - containerPort: 8080
          livenessProbe:
            exec:
              command: ["sh", "-c", "rm -rf /tmp/cache && web --check --password=tr0ub4dor"]
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
          ports:
            - containerPort: 8080
          livenessProbe:
            exec:
              command: ["sh", "-c", "rm -rf /tmp/cache && web --check --password=tr0ub4dor"]
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8080
`,
    },
  ],
  compose: { notApplicable: 'A service has one healthcheck, which liveness-probe asks for.' },
  terraform: [
    {
      title: 'A container that serves a port',
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      #       ^^^^^ Container web of Pod shop has no readiness probe.
      image = "example.com/web:1.4.2"

      port {
        container_port = 8080
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

      port {
        container_port = 8080
      }

      readiness_probe {
        http_get {
          path = "/readyz"
          port = 8080
        }
      }
    }
  }
}
`,
    },
    {
      title: 'A Service of the module selects a pod that lists no ports',
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
          #       ^^^^^ Container web of Deployment shop has no readiness probe.
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}

resource "kubernetes_service_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    selector = {
      app = "shop"
    }

    port {
      port        = 80
      target_port = 8080
    }
  }
}
`,
    },
  ],
  ecs: { notApplicable: 'A container definition has one health check, which liveness-probe asks for.' },
};

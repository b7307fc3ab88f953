import { behindService, servesRequests } from './support/serving.ts';
import { describe } from './support/describe.ts';
import { proposeReadiness } from './support/probes.ts';
import { PROBE_PARAMETERS, judgeStated } from './support/stated-probe.ts';
import { rule } from './rule.ts';

export const readinessProbe = rule({
  id: 'readiness-probe',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'probes',
    summary: 'Containers that serve requests declare a readiness probe.',
    why: `Without a readiness probe a pod counts as ready as soon as its process runs: a Service sends it requests that it cannot answer yet, and a rolling update takes old pods away before new ones work.

A container serves requests where it lists a port, or where a Service of the repository selects its pod and it is the only container there that can be meant. Init containers, Jobs, and containers whose only ports are for metrics, health or debuggers need none; a native sidecar (an init container with \`restartPolicy: Always\`) with a port does.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
    alsoKnownAs: {
      'kube-linter': ['no-readiness-probe'],
      'kube-score': ['pod-probes'],
      polaris: ['readinessProbeMissing'],
      checkov: ['CKV_K8S_9'],
      kics: ['a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3'],
      kubescape: ['C-0018'],
    },
  },
  parameters: PROBE_PARAMETERS,
  check(container, stated) {
    const { readinessProbe: probe, workload } = container;
    const serves = servesRequests(container);
    if (probe === undefined || serves === 'no') return 'not-applicable';
    if (probe.value.kind === 'dynamic') return 'unknown';
    if (probe.value.kind === 'known') return judgeStated(container, 'readiness probe', probe.value.value, stated);
    if (serves === 'unknown') return 'unknown';
    return [
      {
        span: probe.value.span,
        absent: [probe.name],
        message: `${describe(container)} has no readiness probe.`,
        fixes: proposeReadiness(container, probe),
        ...(serves === 'behind-service' ? { about: workload.facts } : {}),
      },
    ];
  },
  holds: behindService,
  examples: {
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
  },
});

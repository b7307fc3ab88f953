import type { Autoscaler } from '../model/cluster.ts';
import type { Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';

const REQUESTED = ['cpu', 'memory'] as const;

export const hpaMetrics = rule({
  id: 'hpa-metrics',
  subject: 'autoscaler',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'What an autoscaler measures in percent of a request, its target requests.',
    why: `A utilization is a percentage of the request. Where one container of the target requests none, the autoscaler cannot compute it and scales on nothing: \`kubectl describe hpa\` shows \`<unknown>\`. An autoscaler without metrics measures CPU, at 80 per cent.

A limit without a request counts as one, and so does a request of the pod as a whole. A patch of a kustomization that states requests of the target, a LimitRange of the repository that may hold in the namespace, and a target that is not in the repository, leave the question open.

\`metrics\` names the resources that the team wants every autoscaler to measure.`,
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
    ],
  },
  parameters: {
    metrics: { type: 'list', description: 'What every autoscaler must measure: `cpu`, `memory`.' },
  },
  check: (autoscaler, { metrics }) => joinJudgements([judgeRequests(autoscaler), judgeStated(autoscaler, metrics)]),
  holds(about, project) {
    if (about.type !== 'autoscaler' || about.target === undefined) return 'unknown';
    const targets = project.workloadsNamed(about.target.kind, about.target.name, about.namespace);
    const measured = REQUESTED.filter(resource => about.utilization.includes(resource));
    if (targets.some(({ requests }) => measured.every(resource => requests[resource]))) return false;
    const patched = project.partsOf({ ...about.target, namespace: about.namespace });
    if (measured.every(resource => patched.some(({ requests }) => requests[resource]))) return 'unknown';
    return targets.length === 0 || project.hasAny('LimitRange', about.namespace) ? 'unknown' : true;
  },
  examples: {
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
  },
});

function judgeRequests(autoscaler: Autoscaler): Judgement {
  const { facts, kind, name } = autoscaler;
  const measured = utilizationsOf(autoscaler);
  if (measured === undefined || facts.target === undefined) return 'unknown';
  if (measured.length === 0) return 'not-applicable';
  const target = `${facts.target.kind} ${facts.target.name}`;
  return measured.map(({ resource, span }) => ({
    span,
    message: `${kind} ${name} measures ${resource} in percent of the request, and a container of ${target} requests none.`,
    about: { ...facts, utilization: [resource] },
  }));
}

/** Whether it measures what is stated, in percent or as a value. */
function judgeStated({ metrics, kind, name, span }: Autoscaler, stated: readonly string[] | undefined): Judgement {
  if (stated === undefined) return 'not-applicable';
  const measured = metrics?.length === 0 ? ['cpu'] : metrics?.flatMap(({ resource }) => resource ?? []);
  const wanted = stated.map(one => one.toLowerCase());
  const missing = wanted.filter(one => measured?.includes(one) !== true);
  if (missing.length === 0) return [];
  // What is no resource may be measured by a metric that only the cluster knows the name of.
  if (metrics === undefined || metrics.some(({ resource, isOther }) => resource === undefined && !isOther) || missing.some(one => !REQUESTED.some(resource => resource === one))) return 'unknown';
  const others = measured?.join(' and ') ?? '';
  return [{ span, message: `${kind} ${name} measures ${others === '' ? 'no resource' : others}; ${wanted.join(' and ')} ${wanted.length === 1 ? 'is' : 'are'} stated.` }];
}

/** The resources that are measured in percent of the request, with their places; undefined where the list is not readable. */
function utilizationsOf({ metrics, span }: Autoscaler): { resource: string; span: Autoscaler['span'] }[] | undefined {
  if (metrics?.length === 0) return [{ resource: 'cpu', span }];
  return metrics?.flatMap(metric =>
    metric.utilization && REQUESTED.some(resource => resource === metric.resource) ? [{ resource: metric.resource ?? '', span: metric.span }] : [],
  );
}

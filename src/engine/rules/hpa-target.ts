import type { Autoscaler } from '../model/cluster.ts';
import { isAbsent, known } from '../model/field.ts';
import type { Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';

/** Kinds whose objects a repository writes itself; others may be an operator's. */
const KNOWN_TARGETS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

export const hpaTarget = rule({
  id: 'hpa-target',
  subject: 'autoscaler',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'An autoscaler targets a workload that exists, and its minimum is below its maximum.',
    why: `An autoscaler whose target is misspelt scales nothing and says so only in its status. One whose minimum is its maximum can never scale, and the API refuses one whose minimum is above it. A minimum that is left out is 1.

The target is looked for in the repository, patches included, in the same namespace or in one that is not stated. Targets of kinds that an operator may create are left alone.

\`min\` and \`max\` are what the team states for the least and the most replicas.`,
    references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
    alsoKnownAs: {
      'kube-linter': ['dangling-horizontalpodautoscaler'],
      'kube-score': ['horizontalpodautoscaler-has-target'],
      kics: ['2f652c42-619d-4361-b361-9f599688f8ca'],
    },
  },
  parameters: {
    min: { type: 'number', minimum: 0, description: 'The least number of replicas that an autoscaler keeps.' },
    max: { type: 'number', minimum: 1, description: 'The most replicas that an autoscaler may run.' },
  },
  check: (autoscaler, stated) => joinJudgements([judgeTarget(autoscaler), judgeRange(autoscaler), judgeStated(autoscaler, stated)]),
  holds(about, project) {
    if (about.type !== 'autoscaler' || about.target === undefined) return 'unknown';
    if (project.has(about.target.kind, about.target.name, about.namespace)) return false;
    return project.complete ? true : 'unknown';
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
    name: shopp
    #     ^^^^^ HorizontalPodAutoscaler shop targets Deployment shopp, which is not in this repository.
  minReplicas: 3
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
      {
        title: 'No room to scale; less than the team states',
        parameters: { min: 2 },
        file: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: example.com/v1
    kind: Shop
    name: shop
  minReplicas: 5
  maxReplicas: 5
  #            ^ HorizontalPodAutoscaler shop can never scale: it keeps 5 replicas and runs 5 at most.
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: search
  #     ^^^^^^ HorizontalPodAutoscaler search keeps one replica, below the minimum of 2.
spec:
  scaleTargetRef:
    apiVersion: example.com/v1
    kind: Search
    name: search
  maxReplicas: 5
`,
        fixed: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: example.com/v1
    kind: Shop
    name: shop
  minReplicas: 5
  maxReplicas: 10
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: search
spec:
  scaleTargetRef:
    apiVersion: example.com/v1
    kind: Search
    name: search
  maxReplicas: 5
  minReplicas: 2
`,
      },
      {
        title: 'The target stands in another file',
        file: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: queue
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: queue
  maxReplicas: 5
  metrics:
    - type: External
      external:
        metric:
          name: queue_length
        target:
          type: AverageValue
          averageValue: 30
`,
        beside: {
          'queue.yaml': `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
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
    compose: { notApplicable: 'Compose has no autoscalers.' },
    terraform: [
      {
        file: `
resource "kubernetes_horizontal_pod_autoscaler_v2" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    max_replicas = 5

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = "shop"
      #             ^^^^^^ HorizontalPodAutoscaler shop targets Deployment shop, which is not in this repository.
    }
  }
}
`,
      },
      {
        title: 'By reference',
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
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Application Auto Scaling belongs to the service that it scales: nothing could name another one.' },
  },
});

function judgeTarget({ targetKind, targetName, facts, kind, name }: Autoscaler): Judgement {
  const { target } = facts;
  if (target === undefined || !KNOWN_TARGETS.includes(target.kind)) return 'unknown';
  const message = `${kind} ${name} targets ${target.kind} ${target.name}, which is not in this repository.`;
  return targetKind.value.kind === 'known' ? [{ span: targetName.value.span, message, about: facts }] : 'unknown';
}

function judgeRange({ minReplicas, maxReplicas, facts, kind, name }: Autoscaler): Judgement {
  const least = facts.minReplicas;
  const most = facts.maxReplicas;
  if (least === undefined || most === undefined) return 'unknown';
  if (least < most) return [];
  const proposed = Math.max(1, least) * 2;
  return [
    {
      span: least > most ? minReplicas.value.span : maxReplicas.value.span,
      message:
        least > most
          ? `${kind} ${name} keeps ${String(least)} replicas and runs ${String(most)} at most: the API refuses it.`
          : `${kind} ${name} can never scale: it keeps ${count(least)} and runs ${String(most)} at most.`,
      fixes: [
        {
          title: `Raise the maximum of ${name}: choose it (proposed ${String(proposed)})`,
          safety: 'fill-in',
          changes: () => [maxReplicas.set(proposed)],
        },
      ],
    },
  ];
}

function judgeStated({ minReplicas, maxReplicas, facts, kind, name }: Autoscaler, { min, max }: { min: number | undefined; max: number | undefined }): Judgement {
  const low = min !== undefined && facts.minReplicas !== undefined && facts.minReplicas < min ? { field: minReplicas, stated: min } : undefined;
  const high = max !== undefined && (known(maxReplicas) ?? 0) > max ? { field: maxReplicas, stated: max } : undefined;
  return [low, high].flatMap(wrong => {
    if (wrong === undefined) return [];
    const { field, stated } = wrong;
    const [does, relation] = wrong === low ? [`keeps ${count(facts.minReplicas ?? 1)}`, 'below the minimum'] : [`may run ${count(facts.maxReplicas ?? 1)}`, 'above the maximum'];
    const title = `${isAbsent(field) ? 'Set' : 'Change'} ${field.name} of ${name} to ${String(stated)}`;
    return [{ span: field.value.span, message: `${kind} ${name} ${does}, ${relation} of ${String(stated)}.`, fixes: [{ title, safety: 'review' as const, changes: () => [field.set(stated)] }] }];
  });
}

function count(replicas: number): string {
  return replicas === 1 ? 'one replica' : `${String(replicas)} replicas`;
}

import type { Volume, Workload } from '../model/workload.ts';
import { parseQuantity } from '../model/values/quantity.ts';
import type { Fix, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { joinJudgements } from './support/judgement.ts';

export const emptydirSizelimit = rule({
  id: 'emptydir-sizelimit',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'resources',
    summary: 'Scratch volumes have a size limit.',
    why: `An emptyDir without a \`sizeLimit\` grows until the node's disk is full, and one in memory until its containers run out of it. With a limit only the pod that filled it is evicted.

\`max\` bounds the limit, \`default\` is what the fix proposes.`,
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/#emptydir'],
  },
  parameters: {
    max: { type: 'quantity', description: 'The most that a scratch volume may hold.' },
    default: { type: 'quantity', default: '1Gi', description: 'What the fix proposes where none is set.' },
  },
  check: (workload, parameters) => joinJudgements(workload.volumes.map(volume => judgeVolume(workload, volume, parameters))),
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
  volumes:
    - name: cache
      #     ^^^^^ Volume cache of Pod shop has no size limit.
      emptyDir: {}
    - name: tmp
      #     ^^^ Volume tmp of Pod shop has no size limit.
      emptyDir:
        medium: Memory
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
  volumes:
    - name: cache
      emptyDir: {sizeLimit: 1Gi}
    - name: tmp
      emptyDir:
        medium: Memory
        sizeLimit: 1Gi
`,
      },
      {
        title: 'Above what the team states',
        parameters: { max: '500Mi' },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
  volumes:
    - name: cache
      emptyDir:
        sizeLimit: 2Gi
        #          ^^^ Volume cache of Pod shop has a size limit of 2Gi, above the maximum of 500Mi.
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
  volumes:
    - name: cache
      emptyDir:
        sizeLimit: 500Mi
`,
      },
      {
        title: 'Bounded; other volumes are no scratch space',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
  volumes:
    - name: cache
      emptyDir:
        sizeLimit: 500Mi
    - name: settings
      configMap:
        name: shop
`,
      },
    ],
    compose: { notApplicable: 'Compose has no scratch volumes but those in memory, which the memory limit bounds.' },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      volume_mount {
        name       = "cache"
        mount_path = "/cache"
      }
    }

    volume {
      name = "cache"
      #      ^^^^^^^ Volume cache of Pod shop has no size limit.

      empty_dir {}
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

      volume_mount {
        name       = "cache"
        mount_path = "/cache"
      }
    }

    volume {
      name = "cache"

      empty_dir {
        size_limit = "1Gi"
      }
    }
  }
}
`,
      },
      {
        title: 'Bounded',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      volume_mount {
        name       = "cache"
        mount_path = "/cache"
      }
    }

    volume {
      name = "cache"

      empty_dir {
        size_limit = "500Mi"
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'The volumes of a task take no size: what a task writes on Fargate has its own disk, and on instances that of the host.' },
  },
});

function judgeVolume(workload: Workload, { name, source }: Volume, parameters: { max: string | undefined; default: string }): Judgement {
  if (source.kind !== 'scratch') return source.kind === 'unknown' ? 'unknown' : 'not-applicable';
  const { sizeLimit } = source;
  const { value } = sizeLimit;
  if (value.kind === 'dynamic') return 'unknown';
  const subject = `Volume ${name} of ${describe(workload)}`;
  if (value.kind === 'absent') {
    const proposed = parseQuantity(parameters.max ?? parameters.default);
    const fixes: Fix[] = proposed === undefined ? [] : [{ title: `Set a size limit for ${name}: choose it (proposed ${proposed.text})`, safety: 'fill-in', changes: () => [sizeLimit.set(proposed)] }];
    return [{ span: value.span, message: `${subject} has no size limit.`, fixes }];
  }
  const max = parameters.max === undefined ? undefined : parseQuantity(parameters.max);
  if (max === undefined || value.value.number <= max.number) return [];
  return [
    {
      span: value.span,
      message: `${subject} has a size limit of ${value.value.text}, above the maximum of ${max.text}.`,
      fixes: [{ title: `Set the size limit of ${name} to the maximum of ${max.text}`, safety: 'review', changes: () => [sizeLimit.set(max)] }],
    },
  ];
}

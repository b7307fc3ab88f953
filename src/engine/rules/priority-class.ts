import { rule } from './rule.ts';
import { describe } from './support/describe.ts';

export const priorityClass = rule({
  id: 'priority-class',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'availability',
    summary: 'Workloads have a priority class.',
    why: `When a cluster runs short, the scheduler evicts pods of lower priority to make room for those of higher. Without a class all are equal, and a batch job keeps a payment service pending.

\`name\` is the class that the fix writes. Polaris asks for the same; kube-linter's \`priority-class-name\` asks for one of a list.`,
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
    alsoKnownAs: { polaris: ['priorityClassNotSet'] },
  },
  parameters: {
    name: { type: 'text', default: 'high-priority', description: 'The class that the fix proposes. It must exist in the cluster.' },
  },
  check(workload, { name }) {
    const { priorityClass: field } = workload;
    if (field === undefined) return 'not-applicable';
    const { value } = field;
    if (value.kind === 'dynamic') return 'unknown';
    if (value.kind === 'known') return [];
    const title = `Set a priority class for ${workload.name}: choose it (proposed ${name})`;
    return [{ span: value.span, absent: [field.name], message: `${describe(workload)} has no priority class.`, fixes: [{ title, safety: 'fill-in', changes: () => [field.set(name)] }] }];
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  #     ^^^^ Pod shop has no priority class.
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
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
  priorityClassName: high-priority
`,
      },
      {
        title: 'It has one',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  priorityClassName: payments
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: { notApplicable: 'Compose has no scheduler that would need priorities.' },
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Deployment shop has no priority class.
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
        priority_class_name = "high-priority"

        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
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
        priority_class_name = kubernetes_priority_class_v1.high.metadata[0].name

        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Tasks have no priorities.' },
  },
});

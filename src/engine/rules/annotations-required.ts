import { rule } from './rule.ts';
import { judgeRequired } from './support/required.ts';

export const annotationsRequired = rule({
  id: 'annotations-required',
  subject: 'labelled',
  meta: {
    severity: 'warning',
    profile: 'optional',
    topic: 'metadata',
    summary: "Everything carries the team's annotations.",
    why: `What is too long for a label, or is not searched for, is written as an annotation: the address of the runbook, the channel to ask in, the reason for an exception.

The keys are the team's own: without \`annotations\` nothing is asked. Every object of a manifest is examined and every Compose service, or those of some \`kinds\` alone. Annotations that a kustomization puts on its resources count.`,
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/', 'https://docs.docker.com/reference/compose-file/services/#annotations'],
    alsoKnownAs: { 'kube-linter': ['required-annotation-email'] },
  },
  parameters: {
    annotations: { type: 'list', description: 'The keys of the annotations that everything must carry.' },
    kinds: { type: 'list', default: [], description: 'The kinds that are examined, such as Deployment; all where the list is empty.' },
  },
  check: (subject, { annotations = [], kinds }) => judgeRequired(subject, 'annotation', annotations, kinds),
  examples: {
    kubernetes: [
      {
        parameters: { annotations: ['example.com/runbook'], kinds: ['Namespace'] },
        file: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  #     ^^^^ Namespace shop has no annotation example.com/runbook.
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
`,
        fixed: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    example.com/runbook: choose-a-value
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
`,
      },
    ],
    compose: [
      {
        parameters: { annotations: ['com.example.runbook'] },
        file: `
services:
  web:
# ^^^ Service web has no annotation com.example.runbook.
    image: example.com/web:1.4.2
    annotations:
      com.example.channel: shop
  api:
    image: example.com/api:1.4.2
    annotations:
      com.example.runbook: https://example.com/runbooks/api
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    annotations:
      com.example.channel: shop
      com.example.runbook: choose-a-value
  api:
    image: example.com/api:1.4.2
    annotations:
      com.example.runbook: https://example.com/runbooks/api
`,
      },
    ],
    terraform: [
      {
        parameters: { annotations: ['example.com/runbook'] },
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Deployment shop has no annotation example.com/runbook.
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
    annotations = {
      "example.com/runbook" = "choose-a-value"
    }
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
      },
      {
        title: 'Carried',
        parameters: { annotations: ['example.com/runbook'] },
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    annotations = {
      "example.com/runbook" = "https://runbooks.example.com/shop"
    }
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
      },
    ],
    ecs: { notApplicable: 'Tasks and services have tags in place of annotations: tags asks for them.' },
  },
});

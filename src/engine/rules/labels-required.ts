import { rule } from './rule.ts';
import { judgeRequired } from './support/required.ts';

export const labelsRequired = rule({
  id: 'labels-required',
  subject: 'labelled',
  meta: {
    severity: 'warning',
    profile: 'optional',
    topic: 'metadata',
    summary: "Everything carries the team's labels.",
    why: `At night somebody must find out whose a thing is, what it belongs to and whom to call. Labels say so where they can be searched and counted: \`team\`, \`app.kubernetes.io/part-of\`, a cost centre.

The keys are the team's own: without \`labels\` nothing is asked. Every object of a manifest is examined and every Compose service, or those of some \`kinds\` alone. Labels that a kustomization puts on its resources count. Values are not judged; label-values does that.`,
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/', 'https://docs.docker.com/reference/compose-file/services/#labels'],
    alsoKnownAs: { 'kube-linter': ['required-label-owner'], polaris: ['metadataAndInstanceMismatched'], kubescape: ['C-0076'] },
  },
  parameters: {
    labels: { type: 'list', description: 'The keys of the labels that everything must carry.' },
    kinds: { type: 'list', default: [], description: 'The kinds that are examined, such as Deployment; all where the list is empty.' },
  },
  check: (subject, { labels = [], kinds }) => judgeRequired(subject, 'label', labels, kinds),
  examples: {
    kubernetes: [
      {
        parameters: { labels: ['team'] },
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  #     ^^^^ Service shop has no label team.
spec:
  selector:
    app: shop
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
  labels:
    team: checkout
`,
        fixed: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  labels:
    team: choose-a-value
spec:
  selector:
    app: shop
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
  labels:
    team: checkout
`,
      },
      {
        title: 'A kustomization puts it there',
        parameters: { labels: ['team'] },
        file: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
`,
        beside: {
          'kustomization.yaml': `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - manifest.yaml
labels:
  - pairs:
      team: checkout
`,
        },
      },
    ],
    compose: [
      {
        parameters: { labels: ['team'] },
        file: `
services:
  web:
# ^^^ Service web has no label team.
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
    labels:
      - team=checkout
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    labels:
      team: choose-a-value
  api:
    image: example.com/api:1.4.2
    labels:
      - team=checkout
`,
      },
    ],
    terraform: [
      {
        parameters: { labels: ['team'] },
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Deployment shop has no label team.
    labels = {
      app = "shop"
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
        fixed: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    labels = {
      app  = "shop"
      team = "choose-a-value"
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
        parameters: { labels: ['team'] },
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    labels = {
      team = "checkout"
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
    ecs: { notApplicable: 'Tasks and services have tags in place of labels: tags asks for them.' },
  },
});

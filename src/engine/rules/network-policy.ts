import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { hasPodLabels } from './support/labels.ts';

/** Kinds of other networks that say the same. */
const OTHERS = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'GlobalNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'];

export const networkPolicy = rule({
  id: 'network-policy',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'network',
    summary: 'It is said who may reach a workload.',
    why: `Without a NetworkPolicy every pod of the cluster reaches every other one: whoever breaks into one of them talks to all databases. A policy that selects the pods says who may.

Any policy that may select the pods counts, and any of Cilium's or Calico's in the repository makes the rule silent: what they select is not read. Pods on their node's network are left alone, since no policy holds for them.

In a Compose project the networks of a service say it: those that name none share the project's default network, which is said once, by the first of them. A project of one or two services is left alone, and so are services on the network of their host, of another container or of nobody.`,
    references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/', 'https://docs.docker.com/reference/compose-file/networks/'],
    alsoKnownAs: { 'kube-linter': ['non-isolated-pod'], 'kube-score': ['pod-networkpolicy'], polaris: ['missingNetworkPolicy'], checkov: ['CKV2_K8S_6'], kubescape: ['C-0260'] },
  },
  check(workload) {
    const { span, facts, hostNetwork, networks, companions } = workload;
    if (hostNetwork.value.kind === 'dynamic') return 'unknown';
    if (hostNetwork.value.kind === 'known' && hostNetwork.value.value) return 'not-applicable';
    if (networks === undefined) {
      const fixes = companions === undefined || !hasPodLabels(workload) ? [] : [{ title: `Add a NetworkPolicy for ${workload.name}: choose who may reach it`, safety: 'fill-in' as const, changes: () => [companions.networkPolicy()] }];
      return [{ span, message: `No NetworkPolicy says who may reach ${describe(workload)}.`, about: facts, fixes }];
    }
    const { neighbours = [] } = workload;
    if (networks.kind === 'none' || neighbours.length < 3) return 'not-applicable';
    if (networks.kind === 'unknown') return 'unknown';
    const others = neighbours.filter(one => one !== workload && one.networks?.kind === 'named' && !one.networks.areStated);
    // Said once, by the first of them.
    if (networks.areStated || others.length === 0 || neighbours.find(one => one === workload || others.includes(one)) !== workload) return [];
    return [{ span, message: `${describe(workload)} and ${others.length === 1 ? 'another' : `${String(others.length)} others`} name no network: all of them reach each other.` }];
  },
  holds(about, project) {
    if (about.type !== 'workload') return 'unknown';
    if (project.policiesOf(about).length > 0) return false;
    return !project.complete || OTHERS.some(kind => project.hasAny(kind, undefined)) ? 'unknown' : true;
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  #     ^^^^ No NetworkPolicy says who may reach Deployment shop.
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
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
spec:
  podSelector:
    matchLabels:
      app: shop
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: shop
`,
      },
      {
        title: 'A policy for all pods of the namespace',
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
          image: example.com/web:1.4.2
`,
        beside: {
          'policy.yaml': `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: nobody
spec:
  podSelector: {}
  policyTypes:
    - Ingress
`,
        },
      },
    ],
    compose: [
      {
        title: 'On the network of all',
        file: `
services:
  web:
# ^^^ Service web and another name no network: all of them reach each other.
    image: example.com/web:1.4.2
  shop:
    image: example.com/shop:1.4.2
  api:
    image: example.com/api:1.4.2
    networks:
      - inner
  db:
    image: example.com/db:1.4.2
    networks:
      inner:
  agent:
    image: example.com/agent:1.4.2
    network_mode: host
networks:
  inner:
`,
      },
    ],
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ No NetworkPolicy says who may reach Deployment shop.
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
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        app = "shop"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            app = "shop"
          }
        }
      }
    }
  }
}
`,
      },
      {
        title: 'A policy selects its pods',
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

resource "kubernetes_network_policy_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    pod_selector {
      match_labels = {
        app = "shop"
      }
    }

    policy_types = ["Ingress"]
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Security groups say who may reach a task.' },
  },
});

import type { TargetFacts } from '../model/facts.ts';
import type { PortList } from '../model/network.ts';
import type { Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';

export const portMismatch = rule({
  id: 'port-mismatch',
  subject: 'port-list',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'network',
    summary: 'A Service leads to ports that its workloads have.',
    why: `A Service whose target port nobody listens on has endpoints and answers nothing: each request is refused, and only requests show it. It happens when a container's port changes and its Service does not.

A target by name is looked for among the ports of the workloads that the Service selects in the repository; none of them having it, it is reported. A number is judged only where both sides have one port: containers may listen on more than they list. Services that select nothing in the repository are left alone, and so are workloads whose labels or ports a template decides.`,
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
    alsoKnownAs: { 'kube-linter': ['dangling-service'], 'kube-score': ['service-targets-pod'] },
  },
  check({ ports, leadsTo, owner }): Judgement {
    if (leadsTo === undefined || ports.length === 0 || leadsTo.selector.kind !== 'labels') return 'not-applicable';
    return joinJudgements(ports.map(({ target }): Judgement => {
      if (target.kind !== 'known') return 'unknown';
      if (typeof target.value === 'number' && ports.length > 1) return 'not-applicable';
      return [{ span: target.span, message: `${owner} leads to port ${String(target.value)}, which no workload that it selects has.`, about: askFor(leadsTo, target.value) }];
    }));
  },
  holds(about, project) {
    if (about.type !== 'target') return 'unknown';
    const workloads = project.targetsOf(about);
    if (workloads.length === 0) return project.complete ? 'not-applicable' : 'unknown';
    const lists = workloads.map(({ ports, portNames }) => (typeof about.port === 'string' ? portNames : ports?.length === 1 ? ports.map(({ number }) => number) : undefined));
    if (lists.some(list => list?.some(port => port === about.port) === true)) return false;
    return lists.includes(undefined) || !project.complete ? 'unknown' : true;
  },
  examples: {
    kubernetes: [
      {
        title: 'By name and by number',
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop
  ports:
    - name: http
      port: 80
      targetPort: web
      #           ^^^ Service shop leads to port web, which no workload that it selects has.
---
apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  selector:
    app: till
  ports:
    - port: 8080
      #     ^^^^ Service till leads to port 8080, which no workload that it selects has.
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
          ports:
            - name: http
              containerPort: 8080
`,
          'till.yaml': `
apiVersion: v1
kind: Pod
metadata:
  name: till
  labels:
    app: till
spec:
  containers:
    - name: till
      image: example.com/till:1.4.2
      ports:
        - containerPort: 3000
`,
        },
      },
      {
        title: 'A container that lists no ports, and one that is not in the repository',
        file: `
apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  selector:
    app: till
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: search
spec:
  selector:
    app: search
  ports:
    - port: 80
      targetPort: http
`,
        beside: {
          'till.yaml': `
apiVersion: v1
kind: Pod
metadata:
  name: till
  labels:
    app: till
spec:
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
        },
      },
    ],
    compose: { notApplicable: 'A port is published by the service that has it: there is no second place that could name another.' },
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

          port {
            container_port = 8080
          }
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
      target_port = 8081
      #             ^^^^ Service shop leads to port 8081, which no workload that it selects has.
    }
  }
}
`,
      },
      {
        title: 'By name',
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

          port {
            name           = "http"
            container_port = 8080
          }
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
      target_port = "http"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Amazon ECS refuses a service whose load balancer leads to a port that its task definition does not have.' },
  },
});

function askFor({ kind, name, namespace, selector }: NonNullable<PortList['leadsTo']>, port: number | string): TargetFacts {
  return { type: 'target', kind, name, namespace, selector, port };
}

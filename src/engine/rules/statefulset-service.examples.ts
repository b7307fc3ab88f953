import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'It names none',
      file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
  #     ^^^^^ StatefulSet queue names no Service: its pods get no DNS names of their own.
spec:
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: queue
          image: example.com/queue:3.1.0
          ports:
            - containerPort: 5672
`,
      fixed: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: queue
          image: example.com/queue:3.1.0
          ports:
            - containerPort: 5672
  serviceName: queue-headless
---
apiVersion: v1
kind: Service
metadata:
  name: queue-headless
spec:
  clusterIP: None
  selector:
    app: queue
`,
    },
    {
      title: 'It names one that is not there',
      file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  serviceName: queues
  #            ^^^^^^ StatefulSet queue names the Service queues, which is not in this repository.
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: queue
          image: example.com/queue:3.1.0
          ports:
            - containerPort: 5672
`,
      fixed: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  serviceName: queues
  selector:
    matchLabels:
      app: queue
  template:
    metadata:
      labels:
        app: queue
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: queue
          image: example.com/queue:3.1.0
          ports:
            - containerPort: 5672
---
apiVersion: v1
kind: Service
metadata:
  name: queues
spec:
  clusterIP: None
  selector:
    app: queue
`,
    },
    {
      title: 'It names one with a cluster IP',
      file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: queue
spec:
  serviceName: queue
  #            ^^^^^ StatefulSet queue names the Service queue, which is not headless: its pods get no DNS names of their own.
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
      beside: {
        'service.yaml': `
apiVersion: v1
kind: Service
metadata:
  name: queue
spec:
  selector:
    app: queue
  ports:
    - port: 5672
`,
      },
    },
    {
      title: 'A headless one stands in another file',
      file: `
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
      beside: {
        'service.yaml': `
apiVersion: v1
kind: Service
metadata:
  name: queue
spec:
  clusterIP: None
  selector:
    app: queue
`,
      },
    },
  ],
  compose: { notApplicable: 'Every service has a stable name.' },
  terraform: [
    {
      file: `
resource "kubernetes_stateful_set_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    service_name = "shop"
    #              ^^^^^^ StatefulSet shop names the Service shop, which is not in this repository.

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
`,
      fixed: `
resource "kubernetes_stateful_set_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    service_name = "shop"

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
    cluster_ip = "None"
    selector = {
      app = "shop"
    }
  }
}
`,
    },
    {
      title: 'Headless, and by reference',
      file: `
resource "kubernetes_stateful_set_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    service_name = kubernetes_service_v1.shop.metadata[0].name

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
    cluster_ip = "None"

    selector = {
      app = "shop"
    }

    port {
      port = 8080
    }
  }
}
`,
    },
    {
      title: 'It has an address of its own',
      file: `
resource "kubernetes_stateful_set_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    service_name = "shop"
    #              ^^^^^^ StatefulSet shop names the Service shop, which is not headless: its pods get no DNS names of their own.

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
      port = 8080
    }
  }
}
`,
    },
  ],
  ecs: { notApplicable: 'Tasks have no stable names.' },
};

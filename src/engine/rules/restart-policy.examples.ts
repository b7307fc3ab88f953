import type { Examples } from './example.ts';

export const examples: Examples = {
  kubernetes: [
    {
      title: 'A Job without a policy is refused; one with too many retries never gives up',
      file: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
  #     ^^^^^^ Job import states no restartPolicy: Kubernetes refuses it.
spec:
  backoffLimit: 1000
  #             ^^^^ Job import may be retried 1000 times and has no deadline.
  template:
    spec:
      containers:
        - name: import
          image: example.com/import:1.4.2
`,
      fixed: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  backoffLimit: 6
  template:
    spec:
      containers:
        - name: import
          image: example.com/import:1.4.2
      restartPolicy: OnFailure
`,
    },
    {
      title: 'A Deployment runs on',
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
      restartPolicy: OnFailure
      #              ^^^^^^^^^ Deployment shop has restartPolicy OnFailure: Kubernetes takes none but Always there.
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
      restartPolicy: Always
      containers:
        - name: web
          image: example.com/web:1.4.2
`,
    },
    {
      title: 'A Pod that serves until its first failure',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  restartPolicy: Never
  #              ^^^^^ Pod shop serves and is not restarted when it fails.
  containers:
    - name: web
      image: example.com/web:1.4.2
      ports:
        - containerPort: 8080
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
      title: 'A Pod that runs to its end, and a Job that a deadline bounds',
      file: `
apiVersion: v1
kind: Pod
metadata:
  name: check
spec:
  restartPolicy: Never
  containers:
    - name: check
      image: example.com/check:1.4.2
---
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  backoffLimit: 100
  activeDeadlineSeconds: 3600
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: example.com/import:1.4.2
`,
    },
  ],
  compose: [
    {
      title: 'Docker Swarm restarts what does not say otherwise, and heeds no `restart`',
      file: `
services:
  web:
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
    restart: "no"
    ports:
      - 8080:8080
  worker:
    image: example.com/worker:1.4.2
    ports:
      - 8081:8081
    deploy:
      restart_policy:
        condition: none
        #          ^^^^ Service worker is not restarted when it fails.
networks:
  default:
    driver: overlay
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
    restart: "no"
    ports:
      - 8080:8080
  worker:
    image: example.com/worker:1.4.2
    ports:
      - 8081:8081
    deploy:
      restart_policy:
        condition: any
networks:
  default:
    driver: overlay
`,
    },
    {
      title: 'Never, unless it is told to',
      file: `
services:
  web:
# ^^^ Service web is not restarted when it fails.
    image: example.com/web:1.4.2
  api:
    image: example.com/api:1.4.2
    restart: 'no'
    #        ^^^^ Service api is not restarted when it fails.
    ports:
      - 8080:8080
`,
      fixed: `
services:
  web:
    image: example.com/web:1.4.2
    restart: unless-stopped
  api:
    image: example.com/api:1.4.2
    restart: 'unless-stopped'
    ports:
      - 8080:8080
`,
    },
    {
      title: 'Told to, under deploy, or a task',
      file: `
services:
  web:
    image: example.com/web:1.4.2
    restart: unless-stopped
    depends_on:
      migrate:
        condition: service_completed_successfully
  api:
    image: example.com/api:1.4.2
    deploy:
      restart_policy:
        condition: on-failure
  migrate:
    image: example.com/web:1.4.2
    command: [migrate]
  seed:
    image: example.com/web:1.4.2
    command: [seed]
    restart: 'no'
  shell:
    image: example.com/shell:1.4.2
    profiles:
      - tools
`,
    },
  ],
  terraform: [
    {
      file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    restart_policy = "Never"
    #                ^^^^^^^ Pod shop serves and is not restarted when it fails.

    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      port {
        container_port = 8080
      }
    }
  }
}
`,
    },
    {
      title: 'A few retries',
      file: `
resource "kubernetes_job_v1" "migrate" {
  metadata {
    name = "migrate"
  }

  spec {
    backoff_limit = 3

    template {
      metadata {}

      spec {
        container {
          name  = "migrate"
          image = "example.com/migrate:1.4.2"
        }

        restart_policy = "OnFailure"
      }
    }
  }
}
`,
    },
  ],
  ecs: { notApplicable: 'A service starts a task again when an essential container of it ends.' },
};

import type { Reference } from '../model/configuration.ts';
import type { Fix } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { judgement } from './support/judgement.ts';

export const volumeDeclared = rule({
  id: 'volume-declared',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'storage',
    summary: 'The volumes that a container mounts are declared.',
    why: `A volume that nobody declares is refused: by the API server, and by \`docker compose\` for the whole project. It is misspelt, or its declaration was forgotten or taken out.

In a manifest a mount's name is looked for among the volumes of the pod and the claims of the StatefulSet. A named volume of a Compose service is looked for in all files of the project and in those that it includes; a file that may be meant to be read on top of another is not judged by what only that one declares. Paths of the host and volumes without a name need no declaration.`,
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/', 'https://docs.docker.com/reference/compose-file/volumes/'],
  },
  check(container) {
    const volumes = (container.references ?? []).filter(({ kind }) => kind === 'volume');
    if (volumes.length === 0) return 'not-applicable';
    const missing = volumes.filter(({ exists }) => exists === false);
    const findings = missing.map(one => ({ span: one.span, message: `${describe(container)} mounts ${one.what}, which is not declared${nearOf(one)}.`, fixes: fixesOf(one) }));
    return judgement(findings, volumes.some(({ exists }) => exists === undefined));
  },
  examples: {
    kubernetes: [
      {
        title: 'Misspelt, or forgotten',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      volumeMounts:
        - name: cache
          #     ^^^^^ Container web of Pod shop mounts volume cache, which is not declared.
          mountPath: /var/cache/shop
        - name: config
          mountPath: /etc/shop
  volumes:
    - name: config
      configMap:
        name: shop
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
      volumeMounts:
        - name: cache
          mountPath: /var/cache/shop
        - name: config
          mountPath: /etc/shop
  volumes:
    - name: config
      configMap:
        name: shop
    - name: cache
      emptyDir:
        sizeLimit: 1Gi
`,
      },
      {
        title: 'Claimed for each copy',
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
          volumeMounts:
            - name: data
              mountPath: /var/lib/queue
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 10Gi
`,
      },
    ],
    compose: [
      {
        file: `
services:
  db:
    image: example.com/db:1.4.2
    volumes:
      - data:/var/lib/db
      # ^^^^ Service db mounts volume data, which is not declared.
      - ./db.conf:/etc/db.conf:ro
      - /var/cache/db
`,
        fixed: `
services:
  db:
    image: example.com/db:1.4.2
    volumes:
      - data:/var/lib/db
      - ./db.conf:/etc/db.conf:ro
      - /var/cache/db
volumes:
  data: {}
`,
      },
      {
        title: 'Declared in a file that is included, or by a variable',
        file: `
include:
  - storage/compose.yaml
services:
  db:
    image: example.com/db:1.4.2
    volumes:
      - data:/var/lib/db
      - type: volume
        source: \${LOGS}
        target: /var/log/db
`,
        beside: { 'storage/compose.yaml': 'volumes:\n  data:\n' },
      },
    ],
    terraform: [
      {
        title: 'Forgotten',
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
        name       = "config"
        #            ^^^^^^^^ Container web of Pod shop mounts volume config, which is not declared.
        mount_path = "/etc/shop"
      }
    }

    volume {
      name = "cache"

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
        name       = "config"
        mount_path = "/etc/shop"
      }
    }

    volume {
      name = "cache"

      empty_dir {}
    }

    volume {
      name = "config"

      empty_dir {
        size_limit = "1Gi"
      }
    }
  }
}
`,
      },
      {
        title: 'Declared',
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

      empty_dir {}
    }
  }
}
`,
      },
      {
        title: 'Misspelt',
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
        name       = "cahce"
        #            ^^^^^^^ Container web of Pod shop mounts volume cahce, which is not declared; cache is.
        mount_path = "/cache"
      }
    }

    volume {
      name = "cache"

      empty_dir {}
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Amazon ECS refuses a task definition whose mount points name a volume that it does not have.' },
  },
});

function nearOf({ near }: Reference): string {
  return near === undefined ? '' : `; ${near} is`;
}

function fixesOf({ what, near, declare }: Reference): Fix[] {
  // What is nearly called so is most likely meant: another volume would hide it.
  if (declare === undefined || near !== undefined) return [];
  return [{ title: `Declare ${what} in ${declare.where}: choose what keeps it`, safety: 'fill-in', changes: () => [declare.change()] }];
}

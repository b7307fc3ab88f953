import type { Container } from '../model/container.ts';
import { known } from '../model/field.ts';
import { knownData } from '../model/values/known-data.ts';
import type { KnownData } from '../model/values/known-data.ts';
import type { Fix, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { isLongRunning } from './support/containers.ts';
import { describe } from './support/describe.ts';

/** What is mounted to configure a container, to begin with, or to be written and forgotten. */
const ASIDE = /^\/(etc|run|tmp|var\/(run|log|tmp|cache)|docker-entrypoint[^/]*|certs?|config|secrets?|scripts?|backups?|usr\/share\/[^/]+\/(config|plugins))(\/|$)|\.\w{2,6}$/;

/** Programs of a database's image that are not the database. */
const CLIENT = /(^|\/)(psql|pg_\w+|mysql|mysqldump|mariadb|mariadb-dump|mongo|mongosh|mongodump|mongorestore|sqlcmd|cqlsh|influx|mc|rabbitmqadmin|curl|wget|sleep|tail)$/;

export const volumeShared = rule({
  id: 'volume-shared',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'storage',
    summary: 'Databases and other services with data keep them on a volume.',
    why: `What a container writes into itself goes with it: with the next image, the next \`docker compose down\`, the next pod. A database must write to a volume; \`emptyDir\` is none, since it goes with the pod, and the volume without a name that many of these images bring along is left behind by \`docker compose down\` and found by nobody.

Databases, search engines, object stores and message brokers are known by their images. One is reported where nothing is mounted at the folder that it keeps its data in, nor anywhere else where it could have been told to: mounts of configuration, of first contents, of logs and of single files do not count. Caches are left alone, and so are tasks, clients (\`psql\`, \`mongodump\`), and a file system in memory, which somebody has decided for.`,
    references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/', 'https://docs.docker.com/engine/storage/volumes/', 'https://hub.docker.com/_/postgres'],
  },
  check(container): Judgement {
    const data = knownData(known(container.image) ?? '');
    if (data === undefined || !isLongRunning(container)) return container.image.value.kind === 'dynamic' ? 'unknown' : 'not-applicable';
    if ([container.command, container.args].some(field => CLIENT.test(known(field)?.[0] ?? ''))) return 'not-applicable';
    const places = container.mounts.map(({ path, volume }) => ({ path: known(path), source: container.workload.volumes.find(({ name }) => name === volume)?.source }));
    if (places.some(({ path }) => path === undefined)) return 'unknown';
    const holding = places.filter(({ path = '' }) => data.folders.some(folder => isWithin(folder, path) || isWithin(path, folder)));
    const scratch = holding.find(({ source }) => source?.kind === 'scratch');
    if (scratch !== undefined && holding.length === 1) return [{ span: container.span, message: `${describe(container)} keeps the data of ${data.product} in a scratch volume: they go with the pod.` }];
    if (holding.length > 0 || places.some(({ path = '' }) => !ASIDE.test(path))) return [];
    return [{ span: container.span, message: `${describe(container)} keeps the data of ${data.product} on no volume: they go with the container.`, fixes: fixesOf(container, data) }];
  },
  examples: {
    kubernetes: [
      {
        title: 'On no volume, and on one that goes with the pod',
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
        - name: db
          #     ^^ Container db of Deployment shop keeps the data of PostgreSQL on no volume: they go with the container.
          image: postgres:17.6
        - name: search
          #     ^^^^^^ Container search of Deployment shop keeps the data of Elasticsearch in a scratch volume: they go with the pod.
          image: elasticsearch:9.1.5
          volumeMounts:
            - name: index
              mountPath: /usr/share/elasticsearch/data
      volumes:
        - name: index
          emptyDir:
            sizeLimit: 1Gi
`,
      },
      {
        title: 'On a claim',
        file: `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      containers:
        - name: db
          image: postgres:17.6
          volumeMounts:
            - name: data
              mountPath: /var/lib/postgresql/data
              subPath: pgdata
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
# ^^ Service db keeps the data of PostgreSQL on no volume: they go with the container.
    image: postgres:17.6
  queue:
# ^^^^^ Service queue keeps the data of RabbitMQ on no volume: they go with the container.
    image: rabbitmq:4.2.0
    volumes:
      - ./rabbitmq.conf:/etc/rabbitmq/rabbitmq.conf:ro
`,
        fixed: `
services:
  db:
    image: postgres:17.6
    volumes:
      - db-data:/var/lib/postgresql/data
  queue:
    image: rabbitmq:4.2.0
    volumes:
      - ./rabbitmq.conf:/etc/rabbitmq/rabbitmq.conf:ro
      - queue-data:/var/lib/rabbitmq
volumes:
  db-data: {}
  queue-data: {}
`,
      },
      {
        title: 'On a volume, elsewhere, in memory, by a variable, a cache, and a client',
        file: `
services:
  db:
    image: postgres:18.1
    volumes:
      - data:/var/lib/postgresql
  other:
    image: mysql:8.4.7
    command: [--datadir=/srv/mysql]
    volumes:
      - ./mysql:/srv/mysql
  test:
    image: postgres:17.6
    tmpfs: /var/lib/postgresql/data
  third:
    image: mongo:8.0.15
    volumes:
      - \${MONGO_DATA}:/data/db
  cache:
    image: redis:8.2.3
  dump:
    image: postgres:17.6
    entrypoint: [pg_dump, shop]
volumes:
  data:
`,
      },
    ],
    terraform: [
      {
        file: `
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
          name  = "database"
          #       ^^^^^^^^^^ Container database of StatefulSet shop keeps the data of PostgreSQL on no volume: they go with the container.
          image = "postgres:16.2"
        }
      }
    }
  }
}
`,
      },
      {
        title: 'On a claim of its own',
        file: `
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
          name  = "database"
          image = "postgres:16.2"

          volume_mount {
            name       = "data"
            mount_path = "/var/lib/postgresql/data"
          }
        }
      }
    }

    volume_claim_template {
      metadata {
        name = "data"
      }

      spec {
        access_modes = ["ReadWriteOnce"]

        resources {
          requests = {
            storage = "20Gi"
          }
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: [
      {
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "database"
      #       ^^^^^^^^^^ Container database of ECS task shop keeps the data of PostgreSQL on no volume: they go with the container.
      image = "postgres:16.2"
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
      },
      {
        title: 'On a file system of its own',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "database"
      image = "postgres:16.2"
      mountPoints = [
        { sourceVolume = "data", containerPath = "/var/lib/postgresql/data" },
      ]
    },
  ])

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id = aws_efs_file_system.data.id
    }
  }
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
      },
    ],
  },
});

function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [path, folder].map(one => (one.endsWith('/') ? one : `${one}/`));
  return inner !== undefined && outer !== undefined && outer !== '/' && inner.startsWith(outer);
}

function fixesOf({ name, addVolume }: Container, { folders }: KnownData): Fix[] {
  const [folder] = folders;
  if (addVolume === undefined || folder === undefined) return [];
  const volume = `${name}-data`;
  return [{ title: `Keep the data of ${name} on a volume: choose it (proposed ${volume})`, safety: 'fill-in', changes: () => addVolume(volume, folder) }];
}

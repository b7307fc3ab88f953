import { parseImage } from './image.ts';
import type { Image } from './image.ts';

export type ImageRole =
  | 'database'
  | 'cache'
  | 'broker'
  | 'search'
  | 'object store'
  | 'coordination'
  | 'web server'
  | 'identity provider'
  | 'secret store'
  | 'monitoring';

/** How the product itself says that it is well. Commands are exec argv that the image contains; ports are container ports. */
export type HealthCheck =
  | { readonly kind: 'exec'; readonly command: readonly string[] }
  | { readonly kind: 'http'; readonly path: string; readonly port: number }
  | { readonly kind: 'tcp'; readonly port: number };

/** What is publicly documented of a well-known image. */
export interface KnownImage {
  /** The product's name, for messages. */
  readonly product: string;
  readonly role: ImageRole;
  /** Where it listens unless told otherwise, the main port first. */
  readonly ports: readonly number[];
  /** Alive: restarting helps when it fails. */
  readonly live: HealthCheck;
  /** Ready to serve, where the product tells it apart from alive. */
  readonly ready?: HealthCheck;
  /** The first major version that knows the checks; an older one, by its tag, is asked otherwise. */
  readonly since?: number;
  /** What must be so for the checks to pass, when it is not the default. */
  readonly needs?: string;
}

/**
 * Knows an image by the end of its repository, so that a mirror (`registry.local/mirror/postgres`) is known and
 * `postgres-exporter` is not. Takes a whole reference or a repository.
 */
export function knownImage(reference: string): KnownImage | undefined {
  const image = parseImage(reference);
  return image.kind === 'error' ? undefined : findByRepository(BY_REPOSITORY, image);
}

/** What a table says of an image's repository, or of the longest end of it that the table has. */
export function findByRepository<T>(table: ReadonlyMap<string, T>, image: Image): T | undefined {
  const segments = image.repository.text.split('/');
  for (let from = 0; from < segments.length; from++) {
    const known = table.get(segments.slice(from).join('/'));
    if (known !== undefined) return known;
  }
  return undefined;
}

const exec = (...command: readonly string[]): HealthCheck => ({ kind: 'exec', command });
const http = (port: number, path: string): HealthCheck => ({ kind: 'http', path, port });
const tcp = (port: number): HealthCheck => ({ kind: 'tcp', port });

type Row = readonly [repositories: string, image: KnownImage];

const ROWS: readonly Row[] = [
  [
    'postgres postgresql postgis/postgis pgvector/pgvector timescale/timescaledb timescale/timescaledb-ha supabase/postgres',
    { product: 'PostgreSQL', role: 'database', ports: [5432], live: exec('pg_isready', '-U', 'postgres') },
  ],
  [
    'mysql mysql/mysql-server percona percona/percona-server',
    { product: 'MySQL', role: 'database', ports: [3306], live: exec('mysqladmin', 'ping', '-h', '127.0.0.1') },
  ],
  [
    'mariadb',
    { product: 'MariaDB', role: 'database', ports: [3306], live: exec('healthcheck.sh', '--connect'), ready: exec('healthcheck.sh', '--connect', '--innodb_initialized') },
  ],
  // Other builds of MariaDB do not carry the official image's healthcheck.sh.
  [
    'bitnami/mariadb bitnamilegacy/mariadb linuxserver/mariadb',
    { product: 'MariaDB', role: 'database', ports: [3306], live: exec('mariadb-admin', 'ping', '-h', '127.0.0.1') },
  ],
  [
    'mongo mongodb mongodb/mongodb-community-server mongodb/mongodb-enterprise-server percona/percona-server-mongodb',
    { product: 'MongoDB', role: 'database', ports: [27017], since: 5, live: exec('mongosh', '--quiet', '--eval', "db.adminCommand('ping')") },
  ],
  [
    'mssql/server',
    { product: 'SQL Server', role: 'database', ports: [1433], live: tcp(1433) },
  ],
  [
    'cassandra',
    { product: 'Cassandra', role: 'database', ports: [9042], live: tcp(9042) },
  ],
  [
    'couchdb',
    { product: 'CouchDB', role: 'database', ports: [5984], live: http(5984, '/_up') },
  ],
  [
    'influxdb',
    { product: 'InfluxDB', role: 'database', ports: [8086], live: http(8086, '/health') },
  ],
  [
    'clickhouse/clickhouse-server clickhouse-server yandex/clickhouse-server',
    { product: 'ClickHouse', role: 'database', ports: [8123, 9000], live: http(8123, '/ping') },
  ],
  [
    'cockroachdb/cockroach',
    { product: 'CockroachDB', role: 'database', ports: [26257, 8080], live: http(8080, '/health'), ready: http(8080, '/health?ready=1') },
  ],
  [
    'neo4j',
    { product: 'Neo4j', role: 'database', ports: [7687, 7474], live: tcp(7687) },
  ],
  [
    'qdrant/qdrant',
    { product: 'Qdrant', role: 'database', ports: [6333, 6334], live: http(6333, '/livez'), ready: http(6333, '/readyz') },
  ],
  [
    'redis redis/redis-stack redis/redis-stack-server',
    { product: 'Redis', role: 'cache', ports: [6379], live: exec('redis-cli', 'ping') },
  ],
  [
    'valkey valkey/valkey',
    { product: 'Valkey', role: 'cache', ports: [6379], live: exec('valkey-cli', 'ping') },
  ],
  [
    'memcached',
    { product: 'Memcached', role: 'cache', ports: [11211], live: tcp(11211) },
  ],
  [
    'rabbitmq',
    { product: 'RabbitMQ', role: 'broker', ports: [5672, 15672], live: exec('rabbitmq-diagnostics', '-q', 'ping'), ready: exec('rabbitmq-diagnostics', '-q', 'check_port_connectivity') },
  ],
  [
    'apache/kafka apache/kafka-native bitnami/kafka bitnamilegacy/kafka confluentinc/cp-kafka confluentinc/confluent-local',
    { product: 'Kafka', role: 'broker', ports: [9092], live: tcp(9092) },
  ],
  [
    'redpandadata/redpanda vectorized/redpanda',
    { product: 'Redpanda', role: 'broker', ports: [9092, 9644], live: tcp(9092), ready: http(9644, '/v1/status/ready') },
  ],
  [
    'nats',
    { product: 'NATS', role: 'broker', ports: [4222], live: tcp(4222) },
  ],
  [
    'eclipse-mosquitto',
    { product: 'Mosquitto', role: 'broker', ports: [1883], live: tcp(1883) },
  ],
  [
    // Security is on by default in both search engines: an HTTP probe without a password would fail.
    'elasticsearch elasticsearch/elasticsearch',
    { product: 'Elasticsearch', role: 'search', ports: [9200, 9300], live: tcp(9200) },
  ],
  [
    'opensearchproject/opensearch',
    { product: 'OpenSearch', role: 'search', ports: [9200, 9300], live: tcp(9200) },
  ],
  [
    'getmeili/meilisearch',
    { product: 'Meilisearch', role: 'search', ports: [7700], live: http(7700, '/health') },
  ],
  [
    'solr',
    { product: 'Solr', role: 'search', ports: [8983], live: http(8983, '/solr/admin/info/system') },
  ],
  [
    'minio/minio bitnami/minio bitnamilegacy/minio',
    { product: 'MinIO', role: 'object store', ports: [9000, 9001], live: http(9000, '/minio/health/live'), ready: http(9000, '/minio/health/ready') },
  ],
  [
    'zookeeper confluentinc/cp-zookeeper',
    { product: 'ZooKeeper', role: 'coordination', ports: [2181], live: tcp(2181) },
  ],
  [
    'coreos/etcd bitnami/etcd etcd',
    { product: 'etcd', role: 'coordination', ports: [2379, 2380], live: exec('etcdctl', 'endpoint', 'health') },
  ],
  [
    'hashicorp/consul consul',
    { product: 'Consul', role: 'coordination', ports: [8500], live: http(8500, '/v1/status/leader') },
  ],
  [
    'nginx nginx/nginx',
    { product: 'nginx', role: 'web server', ports: [80], live: http(80, '/') },
  ],
  [
    'nginxinc/nginx-unprivileged nginx-unprivileged bitnami/nginx bitnamilegacy/nginx',
    { product: 'nginx', role: 'web server', ports: [8080], live: http(8080, '/') },
  ],
  [
    'httpd',
    { product: 'Apache httpd', role: 'web server', ports: [80], live: http(80, '/') },
  ],
  [
    'caddy',
    { product: 'Caddy', role: 'web server', ports: [80, 443], live: tcp(80) },
  ],
  [
    'traefik',
    { product: 'Traefik', role: 'web server', ports: [80, 443], live: exec('traefik', 'healthcheck'), needs: 'ping switched on (--ping)' },
  ],
  [
    'haproxy',
    { product: 'HAProxy', role: 'web server', ports: [80], live: tcp(80) },
  ],
  [
    'envoyproxy/envoy',
    { product: 'Envoy', role: 'web server', ports: [10000], live: http(9901, '/server_info'), ready: http(9901, '/ready') },
  ],
  [
    'keycloak/keycloak',
    { product: 'Keycloak', role: 'identity provider', ports: [8080], since: 25, live: http(9000, '/health/live'), ready: http(9000, '/health/ready'), needs: 'KC_HEALTH_ENABLED=true, and Keycloak 25 or later' },
  ],
  [
    'hashicorp/vault vault openbao/openbao',
    { product: 'Vault', role: 'secret store', ports: [8200], live: http(8200, '/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204'), ready: http(8200, '/v1/sys/health?standbyok=true') },
  ],
  [
    'prom/prometheus prometheus/prometheus',
    { product: 'Prometheus', role: 'monitoring', ports: [9090], live: http(9090, '/-/healthy'), ready: http(9090, '/-/ready') },
  ],
  [
    'prom/alertmanager prometheus/alertmanager',
    { product: 'Alertmanager', role: 'monitoring', ports: [9093], live: http(9093, '/-/healthy'), ready: http(9093, '/-/ready') },
  ],
  [
    'grafana/grafana grafana/grafana-oss grafana/grafana-enterprise',
    { product: 'Grafana', role: 'monitoring', ports: [3000], live: http(3000, '/api/health') },
  ],
  [
    'grafana/loki',
    { product: 'Loki', role: 'monitoring', ports: [3100], live: tcp(3100), ready: http(3100, '/ready') },
  ],
];

const BY_REPOSITORY: ReadonlyMap<string, KnownImage> = new Map(
  ROWS.flatMap(([repositories, image]) => repositories.split(' ').map((repository): [string, KnownImage] => [repository, image])),
);

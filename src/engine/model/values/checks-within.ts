import { parseImage } from './image.ts';
import type { Image } from './image.ts';
import { findByRepository, knownImage } from './known-images.ts';
import type { HealthCheck } from './known-images.ts';

/** What an image is started with: `unknown` for a variable that is set, to what is not known. */
export type Setting = (variable: string) => { readonly kind: 'known'; readonly value: string } | { readonly kind: 'absent' | 'unknown' };

type Command = readonly string[];
type Row = readonly [repositories: string, command: (setting: Setting, image: Image) => Command | undefined];

/**
 * How a container of a well-known image is asked by a program in it whether it can serve: only with programs that the image
 * is known to hold, as its makers or Docker document it. Undefined where there is none: many images have neither curl nor wget.
 * `127.0.0.1` since busybox takes `localhost` for `::1`, where not every server listens.
 * @returns argv.
 */
export function checkWithin(reference: string, setting: Setting): Command | undefined {
  const image = parseImage(reference);
  const known = knownImage(reference);
  if (image.kind === 'error' || known === undefined) return undefined;
  const stated = findByRepository(ROWS_BY_REPOSITORY, image);
  if (stated !== undefined) return stated(setting, image);
  const check = known.ready ?? known.live;
  if (check.kind === 'exec') return check.command;
  return /(^|[-.])alpine/.test(image.tag?.text ?? '') ? byBusybox(check) : undefined;
}

/** The number that a tag begins with: 16 for `16.4-alpine`; undefined for `latest`. */
export function majorOf({ tag }: Image): number | undefined {
  const digits = /^v?(\d+)/.exec(tag?.text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const wget = (address: string): Command => ['wget', '-q', '--spider', address];
const curl = (address: string): Command => ['curl', '-fsS', '-o', '/dev/null', address];
/** Any answer will do, 401 as well; whose certificate it is, does not matter on the way to oneself. */
const answers = (address: string): Command => ['curl', '-ksS', '-o', '/dev/null', address];

/** What every Alpine image has. */
function byBusybox(check: Exclude<HealthCheck, { kind: 'exec' }>): Command {
  return check.kind === 'tcp' ? ['nc', '-z', '127.0.0.1', String(check.port)] : wget(`http://127.0.0.1:${String(check.port)}${check.path}`);
}

const ROWS: readonly Row[] = [
  // Docker, "Control startup and shutdown order". Whatever the user, the server answers; another one than it has fills its log.
  ['postgres postgresql postgis/postgis pgvector/pgvector timescale/timescaledb timescale/timescaledb-ha supabase/postgres', setting => {
    const user = setting('POSTGRES_USER');
    return user.kind === 'unknown' ? ['/bin/sh', '-c', 'pg_isready -U "$POSTGRES_USER"'] : ['pg_isready', '-U', user.kind === 'known' ? user.value : 'postgres'];
  }],
  ['clickhouse/clickhouse-server clickhouse-server', () => wget('http://127.0.0.1:8123/ping')],
  ['influxdb', (_, image) => ((majorOf(image) ?? 2) >= 2 ? ['influx', 'ping'] : undefined)],
  ['neo4j', () => wget('http://127.0.0.1:7474')],
  ['apache/kafka', () => ['/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server', 'localhost:9092']],
  ['bitnami/kafka bitnamilegacy/kafka', () => ['kafka-broker-api-versions.sh', '--bootstrap-server', 'localhost:9092']],
  ['confluentinc/cp-kafka', () => ['kafka-broker-api-versions', '--bootstrap-server', 'localhost:9092']],
  ['redpandadata/redpanda vectorized/redpanda', () => ['/bin/sh', '-c', "rpk cluster health | grep -E 'Healthy:.+true'"]],
  ['eclipse-mosquitto', () => ['nc', '-z', '127.0.0.1', '1883']],
  ['elasticsearch elasticsearch/elasticsearch', setting => searchEngine(setting('xpack.security.enabled'), 'false')],
  ['opensearchproject/opensearch', setting => searchEngine(setting('DISABLE_SECURITY_PLUGIN'), 'true')],
  ['getmeili/meilisearch', () => wget('http://127.0.0.1:7700/health')],
  ['minio/minio', () => ['mc', 'ready', 'local']],
  ['zookeeper', () => ['zkServer.sh', 'status']],
  ['hashicorp/consul consul', () => ['consul', 'members']],
  ['nginx nginx/nginx', (_, image) => (isAlpine(image) ? wget('http://127.0.0.1/') : curl('http://127.0.0.1/'))],
  ['nginxinc/nginx-unprivileged nginx-unprivileged', (_, image) => (isAlpine(image) ? wget('http://127.0.0.1:8080/') : curl('http://127.0.0.1:8080/'))],
  ['caddy', () => ['nc', '-z', '127.0.0.1', '80']],
  // Keycloak, "Tracking instance status with health checks": the image has bash, and nothing else to ask with.
  ['keycloak/keycloak', () => ['bash', '-c', "{ printf 'HEAD /health/ready HTTP/1.0\\r\\n\\r\\n' >&0; grep 'HTTP/1.0 200'; } 0<>/dev/tcp/localhost/9000"]],
  ['prom/prometheus prometheus/prometheus', () => wget('http://127.0.0.1:9090/-/ready')],
  ['prom/alertmanager prometheus/alertmanager', () => wget('http://127.0.0.1:9093/-/ready')],
  ['grafana/grafana grafana/grafana-oss grafana/grafana-enterprise', (_, image) => ((image.tag?.text ?? '').includes('ubuntu') ? undefined : wget('http://127.0.0.1:3000/api/health'))],
];

const ROWS_BY_REPOSITORY = new Map(ROWS.flatMap(([repositories, command]) => repositories.split(' ').map(repository => [repository, command] as const)));

/** Both speak TLS and ask for a password, unless that is switched off. */
function searchEngine(switched: ReturnType<Setting>, off: string): Command | undefined {
  if (switched.kind === 'unknown') return undefined;
  return switched.kind === 'known' && switched.value === off ? curl('http://127.0.0.1:9200/_cluster/health') : answers('https://127.0.0.1:9200');
}

function isAlpine({ tag }: Image): boolean {
  return (tag?.text ?? '').includes('alpine');
}

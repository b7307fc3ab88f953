import { parseImage } from './image.ts';
import { knownImage } from './known-images.ts';

/** Where a well-known image keeps what must outlive it. */
export interface KnownData {
  readonly product: string;
  /** Where it keeps it unless told otherwise; a volume is proposed for the first. */
  readonly folders: readonly string[];
}

/** By product, as the documentation of its images says ("Where to Store Data" of the official ones). */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  PostgreSQL: ['/var/lib/postgresql/data', '/var/lib/postgresql', '/home/postgres/pgdata'],
  MySQL: ['/var/lib/mysql'],
  MariaDB: ['/var/lib/mysql'],
  MongoDB: ['/data/db'],
  'SQL Server': ['/var/opt/mssql'],
  Cassandra: ['/var/lib/cassandra'],
  CouchDB: ['/opt/couchdb/data'],
  InfluxDB: ['/var/lib/influxdb2', '/var/lib/influxdb'],
  ClickHouse: ['/var/lib/clickhouse'],
  CockroachDB: ['/cockroach/cockroach-data'],
  Neo4j: ['/data'],
  Qdrant: ['/qdrant/storage'],
  RabbitMQ: ['/var/lib/rabbitmq'],
  Elasticsearch: ['/usr/share/elasticsearch/data'],
  OpenSearch: ['/usr/share/opensearch/data'],
  Meilisearch: ['/meili_data'],
  Solr: ['/var/solr'],
  MinIO: ['/data'],
};

/** The first major version of PostgreSQL's image that keeps its data one folder higher (docker-library/postgres, "PGDATA"). */
const POSTGRES_HIGHER = 18;

/** What is known of an image's data; undefined for images that keep none, or of which it is not known. */
export function knownData(reference: string): KnownData | undefined {
  const product = knownImage(reference)?.product;
  const folders = product === undefined ? undefined : FOLDERS[product];
  const image = parseImage(reference);
  if (product === undefined || folders === undefined || image.kind === 'error') return undefined;
  const vendor = /(^|\/)bitnami(legacy)?\/(.+)$/.exec(image.repository.text)?.[3];
  if (vendor !== undefined) return { product, folders: [`/bitnami/${vendor}`, ...folders] };
  const isHigher = product === 'PostgreSQL' && Number.parseInt(image.tag?.text ?? '', 10) >= POSTGRES_HIGHER;
  return { product, folders: isHigher ? ['/var/lib/postgresql', ...folders] : folders };
}

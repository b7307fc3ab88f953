import type { Engine } from '../../../model/platform/data-store.ts';
import type { Resource } from '../module/types.ts';
import { textOf } from '../platform/codecs.ts';

/** A database engine as AWS names it, taken apart. */
export interface AwsEngine {
  readonly family: Engine;
  readonly isAurora: boolean;
  /** `[16, 3]`; empty where it is not known. */
  readonly version: readonly number[];
  /** Undefined where nothing says. */
  readonly name: string | undefined;
}

const BY_KIND: Readonly<Record<string, string>> = {
  aws_docdb_cluster: 'docdb',
  aws_docdb_cluster_instance: 'docdb',
  aws_neptune_cluster: 'neptune',
  aws_neptune_cluster_instance: 'neptune',
};

const FAMILIES: readonly (readonly [name: RegExp, family: Engine])[] = [
  [/postgres/, 'postgres'],
  [/mysql|^aurora$/, 'mysql'],
  [/^mariadb$/, 'mariadb'],
  [/sqlserver/, 'sqlserver'],
  [/oracle/, 'oracle'],
  [/^docdb$/, 'mongodb'],
  [/^neptune$/, 'graph'],
];

/**
 * The oldest versions that were in standard support when this was written (Amazon RDS, release calendars): PostgreSQL 13 ended on
 * 28 February 2026, MySQL 8.0 on 31 July 2026, MariaDB 10.6 on 31 August 2026, DocumentDB 3.6 on 30 March 2026.
 */
const SUPPORTED: Readonly<Partial<Record<Engine, string>>> = { postgres: '14', mysql: '8.4', mariadb: '10.11', mongodb: '4.0' };
/** Amazon's own MySQL has versions, and ends of support, of its own. */
const AURORA_MYSQL = '8.0';

/** The oldest version of an engine in standard support. */
export function oldestSupported({ family, isAurora }: AwsEngine): string | undefined {
  return isAurora && family === 'mysql' ? AURORA_MYSQL : SUPPORTED[family];
}

export function engineOf(resource: Resource): AwsEngine {
  const name = BY_KIND[resource.kind] ?? textOf(resource.get('engine'));
  const version = textOf(resource.get('engine_version'));
  return {
    name,
    family: FAMILIES.find(([pattern]) => name !== undefined && pattern.test(name))?.[1] ?? 'other',
    isAurora: name?.startsWith('aurora') ?? false,
    version: version === undefined ? [] : [...version.matchAll(/^\d+|(?<=^[\d.]*\.)\d+/g)].map(([part]) => Number(part)),
  };
}

/** The logs that RDS, Aurora and DocumentDB send to CloudWatch (Amazon RDS, "Publishing database logs to Amazon CloudWatch Logs"). */
export function logsOf({ family, isAurora }: AwsEngine): readonly string[] {
  switch (family) {
    case 'postgres':
      return isAurora ? ['postgresql'] : ['postgresql', 'upgrade'];
    case 'mysql':
    case 'mariadb':
      return ['error', 'slowquery'];
    case 'sqlserver':
      return ['error'];
    case 'oracle':
      return ['alert', 'listener'];
    case 'mongodb':
      return ['audit', 'profiler'];
    default:
      return ['audit'];
  }
}

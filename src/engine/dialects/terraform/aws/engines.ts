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

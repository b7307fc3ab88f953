import type { DataStore } from '../../../model/platform/data-store.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { Resource } from '../module/types.ts';
import { flag, text, textOf } from '../platform/codecs.ts';
import { backupDays, encryptedAtRest, engineSetting, exportedLogs, finalSnapshot, monitored } from './databases.ts';
import { requiresTls } from './database-tls.ts';
import { engineOf, oldestSupported } from './engines.ts';
import { absent, computed, dynamic, headOf, isWritten, known, setting, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** The instances of each kind of cluster, and what it calls its parameter group and its logs. */
const KINDS: Readonly<Record<string, { readonly instances: string; readonly group: string; readonly logs: string }>> = {
  aws_rds_cluster: { instances: 'aws_rds_cluster_instance', group: 'db_cluster_parameter_group_name', logs: 'enabled_cloudwatch_logs_exports' },
  aws_docdb_cluster: { instances: 'aws_docdb_cluster_instance', group: 'db_cluster_parameter_group_name', logs: 'enabled_cloudwatch_logs_exports' },
  aws_neptune_cluster: { instances: 'aws_neptune_cluster_instance', group: 'neptune_cluster_parameter_group_name', logs: 'enable_cloudwatch_logs_exports' },
};

/** Aurora, a Multi-AZ cluster of RDS, DocumentDB, Neptune. Its storage is in three zones; that it goes on needs a second instance. */
export function readDatabaseCluster(resource: Resource, world: World): DataStore {
  const kind = KINDS[resource.kind];
  const engine = engineOf(resource);
  const isServerless = textOf(resource.get('engine_mode')) === 'serverless';
  const base = {
    ...subjectOf('data-store', resource),
    engine: engineSetting(resource, engine),
    version: setting(resource, 'engine_version', text),
    oldestSupported: oldestSupported(engine),
    deletionProtection: setting(resource, 'deletion_protection', flag, false),
    requiresTls: requiresTls(resource, engine, kind?.group ?? '', world),
    severalZones: isServerless ? undefined : severalZones(resource, kind?.instances ?? '', world),
    exportedLogs: exportedLogs(resource, engine, kind?.logs),
    readReplicas: replicasOf(resource, kind?.instances ?? '', world),
  };
  if (isWritten(resource, 'replication_source_identifier')) return base;
  return {
    ...base,
    encryptedAtRest: encryptedAtRest(resource, isServerless),
    backupDays: backupDays(resource, 1, world),
    finalSnapshot: finalSnapshot(resource),
  };
}

/** All of its instances but the one that writes. */
function replicasOf(resource: Resource, instances: string, world: World): number | undefined {
  const { certain } = world.joined(resource, 'cluster_identifier', [instances], ['cluster_identifier']);
  return resource.instances === 'certain' && certain.length > 0 ? certain.length - 1 : undefined;
}

/** One instance of a cluster: what is its own to settle. */
export function readClusterInstance(resource: Resource): DataStore {
  const engine = engineOf(resource);
  const base = { ...subjectOf('data-store', resource), engine: engineSetting(resource, engine) };
  if (resource.kind === 'aws_docdb_cluster_instance') return { ...base, monitored: monitored(resource, 'enable_performance_insights') };
  const own = {
    ...base,
    isPublic: setting(resource, 'publicly_accessible', flag, false),
    minorUpgrades: setting(resource, 'auto_minor_version_upgrade', flag, true),
  };
  return resource.kind === 'aws_neptune_cluster_instance' ? own : { ...own, monitored: monitoredInstance(resource) };
}

/** What the cluster switches on holds for its instances; which cluster it is may not be known. */
function monitoredInstance(resource: Resource): Setting<boolean> {
  const own = monitored(resource);
  if (own.value.kind !== 'absent') return own;
  const clusters = resource.module.resources.filter(({ kind }) => kind === 'aws_rds_cluster');
  const mayBeOn = clusters.some(cluster => ['performance_insights_enabled', 'monitoring_interval', 'database_insights_mode'].some(name => isWritten(cluster, name)));
  return mayBeOn ? computed(own.name, dynamic(own.value.span, 'its cluster decides it')) : own;
}

function severalZones(resource: Resource, instances: string, world: World): Setting<boolean> {
  const name = `${instances} of ${resource.address}`;
  const span = headOf(resource);
  // A Multi-AZ cluster of RDS is three instances in three zones.
  if (isWritten(resource, 'db_cluster_instance_class')) return computed(name, known(true, span));
  const { certain, possible } = world.joined(resource, 'cluster_identifier', [instances], ['cluster_identifier']);
  if (certain.length > 1) return computed(name, known(true, span));
  if (possible !== undefined) return computed(name, dynamic(span, possible));
  // A cluster without instances is the sleeping half of a pair, or has them elsewhere.
  return certain.length === 0 ? computed(name, dynamic(span, 'its instances are not here')) : computed(name, absent(span), false);
}

import type { Cache } from '../../../model/platform/cache.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { Change } from '../../../text/change.ts';
import type { Resource } from '../module/types.ts';
import { count, flag, textOf, words } from '../platform/codecs.ts';
import { absent, computed, dynamic, isWritten, known, setting, subjectOf } from '../platform/settings.ts';

/** `aws_elasticache_replication_group`. Defaults are those of the provider's page; of Valkey's encryption in transit it says none. */
export function readReplicationGroup(resource: Resource): Cache {
  const engine = resource.get('engine');
  const isValkey = textOf(engine) === 'valkey';
  const mayBeValkey = isValkey || engine.kind === 'dynamic';
  const base = subjectOf('cache', resource);
  const severalZones = setting(resource, 'multi_az_enabled', flag, false);
  // A secondary of a global datastore takes its encryption from the primary.
  if (isWritten(resource, 'global_replication_group_id')) return { ...base, severalZones };
  return {
    ...base,
    severalZones: { ...severalZones, ...zoneSetter(resource, severalZones) },
    encryptedAtRest: setting(resource, 'at_rest_encryption_enabled', flag, isValkey ? true : mayBeValkey ? undefined : false),
    encryptedInTransit: setting(resource, 'transit_encryption_enabled', flag, mayBeValkey ? undefined : false),
    authenticated: authenticated(resource),
    backupDays: setting(resource, 'snapshot_retention_limit', count, 0),
  };
}

/** Multi-AZ needs automatic failover, and failover a second node (provider's page: "num_cache_clusters ... must be at least 2"). */
function zoneSetter(resource: Resource, severalZones: Setting<boolean>): Pick<Setting<boolean>, 'set'> {
  const failover = setting(resource, 'automatic_failover_enabled', flag, false);
  const isOn = failover.value.kind === 'known' && failover.value.value;
  const nodes = setting(resource, 'num_cache_clusters', count, 1);
  const hasReplicas = isWritten(resource, 'replicas_per_node_group') || isWritten(resource, 'num_node_groups') || isWritten(resource, 'cluster_mode');
  const { set } = severalZones;
  if (set === undefined) return {};
  return {
    set: value => [...set(value), ...(isOn ? [] : (failover.set?.(true) ?? [])), ...(hasReplicas ? [] : atLeastTwo(nodes))],
  };
}

function atLeastTwo({ value, set }: Setting<number>): readonly Change[] {
  const isOne = value.kind === 'absent' || (value.kind === 'known' && value.value < 2);
  return isOne ? (set?.(2) ?? []) : [];
}

/** Zones need as many nodes (provider's page: "If you want to choose `cross-az`, `num_cache_nodes` must be greater than 1"). */
function memcachedZones(resource: Resource): Setting<boolean> {
  const zones = setting(resource, 'az_mode', words(['cross-az'], ['single-az']), false);
  const { set } = zones;
  return set === undefined ? zones : { ...zones, set: value => [...set(value), ...atLeastTwo(setting(resource, 'num_cache_nodes', count, 1))] };
}

/** The token, or the users, are references and secrets: that they are written is what counts. */
function authenticated(resource: Resource): Setting<boolean> {
  const names = ['auth_token', 'user_group_ids'] as const;
  const written = names.find(name => isWritten(resource, name));
  const span = setting(resource, written ?? 'auth_token', flag).value.span;
  return computed(written ?? 'auth_token', written === undefined ? absent(span) : known(true, span), false);
}

/** `aws_elasticache_cluster`: a single node of Redis, or nodes of Memcached, each of which forgets what it held when it goes. */
export function readCacheCluster(resource: Resource): Cache {
  const base = subjectOf('cache', resource);
  // A node of a replication group says nothing of its own.
  if (isWritten(resource, 'replication_group_id')) return base;
  const engine = resource.get('engine');
  const isMemcached = textOf(engine) === 'memcached';
  const zones = isMemcached
    ? memcachedZones(resource)
    : computed('a replica', engine.kind === 'dynamic' ? dynamic<boolean>(base.span, engine.because) : absent<boolean>(base.span), false);
  return {
    ...base,
    severalZones: zones,
    encryptedInTransit: isMemcached ? setting(resource, 'transit_encryption_enabled', flag, false) : undefined,
    backupDays: isMemcached ? undefined : setting(resource, 'snapshot_retention_limit', count, 0),
  };
}

/** `aws_elasticache_serverless_cache` and MemoryDB: in several zones and encrypted whatever one writes. */
export function readServerlessCache(resource: Resource): Cache {
  return { ...subjectOf('cache', resource), backupDays: setting(resource, 'snapshot_retention_limit', count, 0) };
}

/** `aws_memorydb_cluster`: TLS is on unless it is taken away; `acl_name` must be written, and `open-access` asks nobody. */
export function readMemoryDb(resource: Resource): Cache {
  const acl = textOf(resource.get('acl_name'));
  const span = setting(resource, 'acl_name', flag).value.span;
  const replicas = setting(resource, 'num_replicas_per_shard', count, 1);
  const several = replicas.value.kind === 'known' ? known(replicas.value.value > 0, replicas.value.span) : replicas.value;
  return {
    ...subjectOf('cache', resource),
    severalZones: computed(replicas.name, several, true),
    encryptedInTransit: setting(resource, 'tls_enabled', flag, true),
    authenticated: computed('acl_name', acl === undefined ? dynamic(span, 'the list is not known') : known(acl !== 'open-access', span)),
    backupDays: setting(resource, 'snapshot_retention_limit', count, 0),
  };
}

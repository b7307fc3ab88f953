import type { DataStore, Engine } from '../../../model/platform/data-store.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { PlainValue } from '../../../text/change.ts';
import { Choice } from '../../../text/change.ts';
import type { Resource } from '../module/types.ts';
import { count, flag, text, textList, textOf } from '../platform/codecs.ts';
import type { Codec } from '../platform/codecs.ts';
import { requiresTls } from './database-tls.ts';
import type { AwsEngine } from './engines.ts';
import { engineOf, logsOf, oldestSupported } from './engines.ts';
import { anyOf, computed, dynamic, isWritten, mapped, setter, setting, spanAt, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** A single database: `aws_db_instance`. Defaults are those of the provider's page of the resource. */
export function readDatabase(resource: Resource, world: World): DataStore {
  const source = world.named(resource.get('replicate_source_db'));
  // A replica is what its source is.
  const engine = engineOf(isWritten(resource, 'engine') ? resource : (source ?? resource));
  const base = { ...subjectOf('data-store', resource), engine: engineSetting(resource, engine), version: setting(resource, 'engine_version', text), oldestSupported: oldestSupported(engine) };
  const own = {
    isPublic: setting(resource, 'publicly_accessible', flag, false),
    exportedLogs: exportedLogs(resource, engine),
    monitored: monitored(resource),
    minorUpgrades: setting(resource, 'auto_minor_version_upgrade', flag, true),
    requiresTls: requiresTls(isWritten(resource, 'parameter_group_name') ? resource : (source ?? resource), engine, 'parameter_group_name', world),
  };
  // What a replica keeps is a copy: encrypted as its source is, and had again from there.
  if (isWritten(resource, 'replicate_source_db')) return { ...base, ...own };
  return {
    ...base,
    ...own,
    encryptedAtRest: encryptedAtRest(resource, false),
    deletionProtection: setting(resource, 'deletion_protection', flag, false),
    // SQL Server Express has no standby.
    severalZones: engine.name === 'sqlserver-ex' ? undefined : setting(resource, 'multi_az', flag, false),
    backupDays: backupDays(resource, 0, world),
    finalSnapshot: finalSnapshot(resource),
    readReplicas: replicasOf(resource, world),
  };
}

/** By a reference to it, or by its name. */
function replicasOf(resource: Resource, world: World): number | undefined {
  return resource.instances === 'certain' ? world.joined(resource, 'replicate_source_db', ['aws_db_instance'], ['identifier']).certain.length : undefined;
}

export function engineSetting(resource: Resource, { family }: AwsEngine): Setting<Engine> {
  const written = resource.get('engine');
  const span = spanAt(written.place);
  return computed('engine', written.kind === 'dynamic' ? dynamic(span, written.because) : { kind: 'known', value: family, span });
}

/** What is restored has the encryption of its snapshot, whatever is written here. */
export function encryptedAtRest(resource: Resource, byDefault: boolean): Setting<boolean> {
  const own = setting(resource, 'storage_encrypted', flag, byDefault);
  const origin = ['snapshot_identifier', 'restore_to_point_in_time', 's3_import'].find(name => isWritten(resource, name) || resource.blocks(name).length > 0);
  const isOn = own.value.kind === 'known' && own.value.value;
  return origin === undefined || isOn ? own : computed(own.name, dynamic(own.value.span, 'what it is restored from decides it'));
}

/** AWS Backup may keep what the database itself does not. */
export function backupDays(resource: Resource, byDefault: number, world: World): Setting<number> {
  const own = setting(resource, 'backup_retention_period', count, byDefault);
  const isNone = own.value.kind === 'known' ? own.value.value === 0 : own.value.kind === 'absent' && byDefault === 0;
  const plan = world.ofKind('aws_backup_selection')[0];
  return isNone && plan !== undefined ? computed(own.name, dynamic(own.value.span, `${plan.address} may keep backups of it`)) : own;
}

export function exportedLogs(resource: Resource, engine: AwsEngine, attribute = 'enabled_cloudwatch_logs_exports'): Setting<readonly string[]> {
  const codec: Codec<readonly string[]> = { read: evaluated => textList.read(evaluated), write: () => logsOf(engine) };
  const { set, ...own } = setting(resource, attribute, codec, []);
  // Each engine has logs of its own.
  return set === undefined || engine.name === undefined ? own : { ...own, set };
}

/** Performance Insights, Database Insights or Enhanced Monitoring. */
export function monitored(resource: Resource, attribute = 'performance_insights_enabled'): Setting<boolean> {
  const insights = setting(resource, attribute, flag, false);
  const interval = mapped(setting(resource, 'monitoring_interval', count, 0), seconds => seconds > 0, false);
  const mode = mapped(setting(resource, 'database_insights_mode', text), word => word === 'advanced', false);
  return anyOf(insights, interval, mode);
}

/** A final snapshot needs a name that nothing else has. */
export function finalSnapshot(resource: Resource): Setting<boolean> {
  const skip = setting(resource, 'skip_final_snapshot', flag, false);
  const name = resource.get('final_snapshot_identifier');
  const { place } = resource.get('skip_final_snapshot');
  const proposed = `${(textOf(resource.get('identifier')) ?? textOf(resource.get('cluster_identifier')) ?? resource.name).replaceAll('_', '-')}-final`;
  const naming = name.kind === 'absent' ? setter<PlainValue>(name.place, value => value).set : () => [];
  const { set: writeSkip } = setter<boolean>(place, value => value);
  const set = writeSkip === undefined || naming === undefined ? undefined : (value: boolean) => [...writeSkip(!value), ...naming(new Choice(proposed))];
  return mapped(skip, value => !value, true, set);
}

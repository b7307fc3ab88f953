import type { CloudFunction, EncryptionKey, LogStore, Queue, SecretContent, SecretStore, Table } from '../../../model/platform/compute.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { Evaluated, Resource } from '../module/types.ts';
import { chosenCount, count, flag, text, textOf, words } from '../platform/codecs.ts';
import { absent, computed, dynamic, headOf, isWritten, known, setting, spanAt, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** Runtimes that Amazon had deprecated when this was written (AWS Lambda, "Lambda runtimes"): .NET 8 last, on 10 November 2026. */
const ENDED = /^(?:nodejs(?:\d|1[0-8]|20)\.|nodejs$|python(?:2\.7|3\.(?:[6-9]|10))$|ruby(?:2\.|3\.2)|java8$|go1\.x$|dotnetcore|dotnet(?:[67]|5\.0|8)$|provided$)/;
/** What CloudWatch takes. */
const RETENTIONS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** `aws_lambda_function`. */
export function readFunction(resource: Resource, world: World): CloudFunction {
  return {
    ...subjectOf('function', resource),
    runtime: textOf(resource.get('package_type')) === 'Image' ? undefined : setting(resource, 'runtime', text),
    isRuntimeEnded: ENDED.test(textOf(resource.get('runtime')) ?? ''),
    keepsFailedEvents: keepsFailedEvents(resource, world),
  };
}

function keepsFailedEvents(resource: Resource, world: World): Setting<boolean> {
  const name = 'dead_letter_config';
  if (isWritten(resource, `${name}.target_arn`)) return computed(name, known(true, headOf(resource)));
  const { certain, possible } = world.joined(resource, 'function_name', ['aws_lambda_function_event_invoke_config'], ['function_name']);
  if (certain.some(one => isWritten(one, 'destination_config.on_failure.destination'))) return computed(name, known(true, headOf(resource)));
  return computed(name, possible === undefined ? absent(headOf(resource)) : dynamic(headOf(resource), possible), false);
}

/** `aws_dynamodb_table`. */
export function readTable(resource: Resource): Table {
  // The locks of Terraform's own state (backend s3, "DynamoDB Table"): what was in it yesterday is of no use to anybody.
  if (textOf(resource.get('hash_key')) === 'LockID') return { ...subjectOf('table', resource), pointInTimeRecovery: undefined };
  return { ...subjectOf('table', resource), pointInTimeRecovery: setting(resource, 'point_in_time_recovery.enabled', flag, false) };
}

/** `aws_sqs_queue` is encrypted where nobody writes anything (Amazon SQS, October 2022); `aws_kinesis_stream` is not. */
export function readQueue(resource: Resource): Queue {
  const base = subjectOf('queue', resource);
  if (resource.kind === 'aws_kinesis_stream') return { ...base, encryptedAtRest: setting(resource, 'encryption_type', words(['KMS'], ['NONE']), false) };
  const hasKey = isWritten(resource, 'kms_master_key_id');
  return { ...base, encryptedAtRest: hasKey ? computed('kms_master_key_id', known(true, headOf(resource))) : setting(resource, 'sqs_managed_sse_enabled', flag, true) };
}

/** `aws_cloudwatch_log_group`: of the class `DELIVERY` Amazon keeps lines for two days, whatever is written. */
export function readLogGroup(resource: Resource): LogStore | readonly [] {
  if (textOf(resource.get('log_group_class')) === 'DELIVERY') return [];
  return { ...subjectOf('log-store', resource), retentionDays: setting(resource, 'retention_in_days', chosenCount, 0), retentions: RETENTIONS };
}

/** `aws_kms_key`: only keys that encrypt, and whose material is Amazon's, rotate (AWS KMS, "Rotating AWS KMS keys"). */
export function readKey(resource: Resource): EncryptionKey {
  const spec = resource.get('customer_master_key_spec');
  const usage = resource.get('key_usage');
  const isPlain = (spec.kind === 'absent' || textOf(spec) === 'SYMMETRIC_DEFAULT') && (usage.kind === 'absent' || textOf(usage) === 'ENCRYPT_DECRYPT');
  const canRotate = isPlain && !isWritten(resource, 'custom_key_store_id') && !isWritten(resource, 'xks_key_id');
  return { ...subjectOf('key', resource), rotates: canRotate ? setting(resource, 'enable_key_rotation', flag, false) : undefined };
}

/** `aws_secretsmanager_secret`. */
export function readSecret(resource: Resource): SecretStore {
  return { ...subjectOf('secret-store', resource), recoveryDays: setting(resource, 'recovery_window_in_days', count, 30), contents: [], contentsKnown: true };
}

/** `aws_secretsmanager_secret_version`, and `aws_ssm_parameter` where it is a secret. */
export function readSecretContent(resource: Resource): SecretStore | readonly [] {
  if (resource.kind === 'aws_ssm_parameter' && textOf(resource.get('type')) !== 'SecureString') return [];
  const written = resource.get(resource.kind === 'aws_ssm_parameter' ? 'value' : 'secret_string');
  const all = contentsOf(written.json ?? written, undefined);
  return { ...subjectOf('secret-store', resource), contents: all.filter(one => one !== undefined), contentsKnown: !all.includes(undefined) };
}

/** Undefined for each part that is not known. */
function contentsOf(evaluated: Evaluated, name: string | undefined): (SecretContent | undefined)[] {
  if (evaluated.kind === 'scalar') return [{ name, literal: String(evaluated.value), span: spanAt(evaluated.place) }];
  if (evaluated.kind === 'absent') return [];
  if (evaluated.kind !== 'map') return [undefined];
  const { entries, open } = evaluated;
  const inner = entries.keys.flatMap(key => {
    const value = entries.get(key);
    return value === undefined ? [undefined] : contentsOf(value, key);
  });
  return open === undefined ? inner : [...inner, undefined];
}

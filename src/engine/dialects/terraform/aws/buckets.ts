import type { Bucket } from '../../../model/platform/bucket.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import { Choice } from '../../../text/change.ts';
import type { Resource } from '../module/types.ts';
import { BUCKET_NAMES, companion } from './companion.ts';
import { plainHttpDenied } from './bucket-policy.ts';
import { publicAccess } from './bucket-access.ts';
import { flag, text, words } from '../platform/codecs.ts';
import type { Codec } from '../platform/codecs.ts';
import { absent, anyOf, computed, dynamic, headOf, isWritten, known, mapped, setting, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/**
 * `aws_s3_bucket` with the resources that say the rest of it. Since January 2023 S3 encrypts what is put into any bucket, and
 * since April 2023 a new one blocks public access ("Amazon S3 now automatically encrypts all new objects", "Default settings for
 * new S3 buckets FAQ").
 */
export function readBucket(resource: Resource, world: World): Bucket {
  const ownKey = hasOwnKey(resource, world);
  return {
    ...subjectOf('bucket', resource),
    versioned: versioned(resource, world),
    encryptedAtRest: computed('server_side_encryption_configuration', absent(headOf(resource)), true),
    ownKey,
    publicAccess: publicAccess(resource, world),
    lifecycle: lifecycle(resource, world),
    accessLogs: accessLogs(resource, world),
    deniesPlainHttp: plainHttpDenied(resource, world),
    isLogTarget: isLogTarget(resource, world),
  };
}

const STATUS = words(['Enabled'], ['Suspended', 'Disabled']);

function versioned(resource: Resource, world: World): Setting<boolean> {
  const add = companion(resource, 'aws_s3_bucket_versioning', world, { versioning_configuration: [{ status: 'Enabled' }] });
  return split(resource, world, 'aws_s3_bucket_versioning', {
    name: 'versioning',
    inline: () => (resource.blocks('versioning').length > 0 ? setting(resource, 'versioning.enabled', flag, false) : undefined),
    read: one => setting(one, 'versioning_configuration.status', STATUS),
    add,
  });
}

function lifecycle(resource: Resource, world: World): Setting<boolean> {
  return split(resource, world, 'aws_s3_bucket_lifecycle_configuration', {
    name: 'lifecycle rules',
    inline: () => rulesOf(resource, 'lifecycle_rule', 'enabled', flag),
    read: one => rulesOf(one, 'rule', 'status', STATUS) ?? computed('rule', absent(headOf(one)), false),
    add: companion(resource, 'aws_s3_bucket_lifecycle_configuration', world, {
      rule: [
        {
          id: 'expire-old-versions',
          status: 'Enabled',
          filter: [{}],
          noncurrent_version_expiration: [{ noncurrent_days: new Choice(90) }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    }),
  });
}

/** On where one of the rules is. */
function rulesOf(resource: Resource, type: string, attribute: string, codec: Codec<boolean>): Setting<boolean> | undefined {
  const open = resource.openBlocks(type);
  const [first, ...others] = resource.blocks(type).map(rule => setting(rule, attribute, codec));
  if (first !== undefined) return anyOf(first, ...others);
  return open === undefined ? undefined : computed(type, dynamic(headOf(resource), open));
}

function accessLogs(resource: Resource, world: World): Setting<boolean> {
  return split(resource, world, 'aws_s3_bucket_logging', {
    name: 'logging',
    inline: () => (resource.blocks('logging').length > 0 ? computed('logging', known(true, headOf(resource))) : undefined),
    read: one => computed('logging', known(true, headOf(one))),
  });
}

function hasOwnKey(resource: Resource, world: World): Setting<boolean> {
  const path = 'rule.apply_server_side_encryption_by_default.kms_master_key_id';
  return split(resource, world, 'aws_s3_bucket_server_side_encryption_configuration', {
    name: 'kms_master_key_id',
    inline: () => {
      if (resource.blocks('server_side_encryption_configuration').length === 0) return undefined;
      return keyOf(resource, `server_side_encryption_configuration.${path}`);
    },
    read: one => keyOf(one, path),
  });
}

/** The reference to a key is not known before it is there; that it is written is what counts. */
function keyOf(resource: Resource, path: string): Setting<boolean> {
  if (isWritten(resource, path)) {
    const { value } = setting(resource, path, text);
    return computed(path, known(true, value.span));
  }
  return mapped(setting(resource, path, text), () => true, false);
}

function isLogTarget(resource: Resource, world: World): boolean {
  const targets = [
    ['target_bucket', 'aws_s3_bucket_logging'],
    ['access_logs.bucket', 'aws_lb'],
    ['access_logs.bucket', 'aws_alb'],
    ['logging_config.bucket', 'aws_cloudfront_distribution'],
    ['s3_bucket_name', 'aws_cloudtrail'],
    ['log_destination', 'aws_flow_log'],
  ] as const;
  return targets.some(([attribute, kind]) => world.joined(resource, attribute, [kind], BUCKET_NAMES).certain.length > 0);
}

/** How a part of a bucket is said: in a block of its own, or in a resource of its own since version 4 of the provider. */
interface Split {
  readonly name: string;
  readonly inline: () => Setting<boolean> | undefined;
  readonly read: (resource: Resource) => Setting<boolean>;
  readonly add?: Setting<boolean>['set'] | undefined;
}

function split(bucket: Resource, world: World, kind: string, { name, inline, read, add }: Split): Setting<boolean> {
  const { certain, possible } = world.joined(bucket, 'bucket', [kind], BUCKET_NAMES);
  const [first] = certain;
  if (first !== undefined) return read(first);
  const own = inline();
  if (own !== undefined) return own;
  return possible === undefined ? computed(name, absent(headOf(bucket)), false, add) : computed(name, dynamic(headOf(bucket), possible));
}

import type { Setting } from '../../../model/platform/setting.ts';
import { Expression } from '../../../text/change.ts';
import type { Resource } from '../module/types.ts';
import { BUCKET_NAMES, companion } from './companion.ts';
import type { Policy, Statement } from './policy.ts';
import { readPolicy } from './policy.ts';
import { absent, computed, dynamic, headOf, isWritten, known } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

const NAME = 'aws:SecureTransport';

/** The policies of a bucket; `possible` says why there may be others. */
export function policiesOf(bucket: Resource, world: World): { readonly policies: readonly Policy[]; readonly possible: string | undefined } {
  const { certain, possible } = world.joined(bucket, 'bucket', ['aws_s3_bucket_policy'], BUCKET_NAMES);
  const inline = isWritten(bucket, 'policy') ? [bucket] : [];
  return { policies: [...certain, ...inline].map(one => readPolicy(one.get('policy'), world)), possible };
}

/** A statement that denies what does not come over TLS (Amazon S3, "Security best practices": encryption of data in transit). */
export function plainHttpDenied(bucket: Resource, world: World): Setting<boolean> {
  const { policies, possible } = policiesOf(bucket, world);
  const denial = policies.flatMap(({ statements }) => statements).find(deniesPlainHttp);
  if (denial !== undefined) return computed(NAME, known(true, denial.span));
  const isOpen = policies.some(({ open }) => open);
  if (isOpen || possible !== undefined) return computed(NAME, dynamic(headOf(bucket), possible ?? 'its policy is not known'));
  return computed(NAME, absent(headOf(bucket)), false, policies.length === 0 ? proposal(bucket, world) : undefined);
}

function deniesPlainHttp({ effect, conditions }: Statement): boolean {
  return effect === 'Deny' && conditions.some(({ key, values }) => (key === 'aws:securetransport' ? values.open || values.known.some(({ text }) => text === 'false') : key === 's3:tlsversion'));
}

function proposal(bucket: Resource, world: World): Setting<boolean>['set'] {
  if (bucket.document.source.text.includes('\r\n')) return undefined;
  const arn = `${bucket.kind}.${bucket.name}.arn`;
  const policy = `jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [${arn}, "\${${arn}}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })`;
  return companion(bucket, 'aws_s3_bucket_policy', world, { policy: new Expression(policy) });
}

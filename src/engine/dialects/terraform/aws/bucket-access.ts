import type { Weakness, Weaknesses } from '../../../model/platform/setting.ts';
import type { Change } from '../../../text/change.ts';
import type { Resource } from '../module/types.ts';
import { BUCKET_NAMES } from './companion.ts';
import { policiesOf } from './bucket-policy.ts';
import { flag, text } from '../platform/codecs.ts';
import type { Statement } from './policy.ts';
import { headOf, setting } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** The four switches of a public access block; each is off where the block does not name it. */
const SWITCHES = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'] as const;

const PUBLIC_ACLS: Readonly<Record<string, string>> = {
  'public-read': 'lets everybody read it',
  'public-read-write': 'lets everybody read and write it',
  'authenticated-read': 'lets everybody with an AWS account read it',
};

/**
 * What lets everybody into a bucket. A bucket without a block of its own has been given one by AWS since April 2023; where a block
 * stands in the repository, it is what holds.
 */
export function publicAccess(bucket: Resource, world: World): Weaknesses {
  const { certain, possible } = world.joined(bucket, 'bucket', ['aws_s3_bucket_public_access_block'], BUCKET_NAMES);
  const [block] = certain;
  const switches = new Map(block === undefined ? [] : SWITCHES.map(name => [name, setting(block, name, flag, false)]));
  const isOn = (name: (typeof SWITCHES)[number]): boolean => {
    const value = switches.get(name)?.value;
    return value?.kind === 'known' && value.value;
  };
  const acls = isOn('ignore_public_acls') ? [] : publicAcls(bucket, world);
  const policies = policiesOf(bucket, world);
  const grants = isOn('restrict_public_buckets') ? [] : policies.policies.flatMap(({ statements }) => statements).filter(admitsEverybody);
  return {
    found: [
      ...(block === undefined ? [] : openSwitches(block)),
      ...acls,
      ...grants.map(({ span, principals }) => ({ span: principals.known[0]?.span ?? span, says: 'lets everybody in by its policy' })),
    ],
    open: possible !== undefined || policies.possible !== undefined || [...switches.values()].some(({ value }) => value.kind === 'dynamic'),
  };
}

function openSwitches(block: Resource): Weakness[] {
  const all = SWITCHES.map(name => setting(block, name, flag, false));
  const missing = all.filter(({ value }) => value.kind === 'absent');
  const off = all.filter(({ value }) => value.kind === 'known' && !value.value);
  const close = (some: typeof all): (() => readonly Change[]) => () => some.flatMap(({ set }) => set?.(true) ?? []);
  const mendOf = (some: typeof all): Pick<Weakness, 'mend'> =>
    some.every(({ set }) => set !== undefined) ? { mend: { title: `Block public access with ${namesOf(some)}`, changes: close(some) } } : {};
  const says = (some: typeof all): string => `does not block public access: ${namesOf(some)} ${some.length === 1 ? 'is' : 'are'} off`;
  return [
    ...off.map(one => ({ span: one.value.span, says: says([one]), ...mendOf([one]) })),
    ...(missing.length === 0 ? [] : [{ span: headOf(block), says: says(missing), ...mendOf(missing) }]),
  ];
}

function namesOf(settings: readonly { readonly name: string }[]): string {
  return settings.map(({ name }) => name).join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function publicAcls(bucket: Resource, world: World): Weakness[] {
  const { certain } = world.joined(bucket, 'bucket', ['aws_s3_bucket_acl'], BUCKET_NAMES);
  return [bucket, ...certain].flatMap(one => {
    const { value, set } = setting(one, 'acl', text);
    const says = value.kind === 'known' ? PUBLIC_ACLS[value.value] : undefined;
    if (says === undefined) return [];
    const mend = set === undefined ? {} : { mend: { title: 'Make the ACL private', changes: () => set('private') } };
    return [{ span: value.span, says: `has an ACL that ${says}`, ...mend }];
  });
}

/** For everybody, and under no condition that could narrow it. */
export function admitsEverybody({ effect, principals, conditions }: Statement): boolean {
  return effect === 'Allow' && conditions.length === 0 && principals.known.some(({ text: name }) => name === '*');
}

import type { Field, Value } from '../../model/field.ts';
import { text } from './codecs.ts';
import { ComputedField, readValue } from './field.ts';
import type { Spot } from './spot.ts';

/** The model's words for the policies of `restart` and of `deploy.restart_policy.condition`. */
const POLICIES: readonly (readonly [RegExp, string])[] = [
  [/^(always|unless-stopped|any)$/, 'Always'],
  [/^on-failure(:\d+)?$/, 'OnFailure'],
  [/^(no|none|false)$/, 'Never'],
];

/**
 * Whether a service is restarted. `deploy.restart_policy` is Swarm's word for it, and Compose heeds it too; Swarm heeds no other, and
 * restarts whatever does not say otherwise.
 */
export function restartPolicy(service: Spot, isStack: boolean): Field<string> {
  const policy = service.path('deploy.restart_policy');
  const isDeploy = isStack || (policy.isWritten && !service.at('restart').isWritten);
  const spot = isDeploy ? policy.at('condition') : service.at('restart');
  return new ComputedField<string>({
    name: isDeploy ? 'deploy.restart_policy.condition' : 'restart',
    value: () => policyOf(spot, isDeploy),
    set: wanted => spot.set(spelt(wanted, isDeploy)),
    remove: () => spot.remove(),
  });
}

/** A `deploy.restart_policy` without a condition restarts under any. */
function policyOf(spot: Spot, isDeploy: boolean): Value<string> {
  const value = readValue(spot, text);
  if (value.kind === 'absent' && isDeploy) return { kind: 'known', value: 'Always', span: value.span };
  if (value.kind !== 'known') return value;
  const policy = POLICIES.find(([form]) => form.test(value.value))?.[1];
  return policy === undefined ? { kind: 'dynamic', span: value.span, because: 'it is no policy', literal: value.value } : { ...value, value: policy };
}

function spelt(policy: string, isDeploy: boolean): string {
  switch (policy) {
    case 'Always':
      return isDeploy ? 'any' : 'unless-stopped';
    case 'OnFailure':
      return 'on-failure';
    default:
      return isDeploy ? 'none' : 'no';
  }
}

import type { Field, Value } from '../../model/field.ts';
import { text } from './codecs.ts';
import { ComputedField, readValue } from './field.ts';
import type { Spot } from './spot.ts';

const TO_MODEL: Readonly<Record<string, string>> = { always: 'Always', never: 'Never', missing: 'IfNotPresent', if_not_present: 'IfNotPresent' };
const TO_COMPOSE: Readonly<Record<string, string>> = { Always: 'always', Never: 'never', IfNotPresent: 'missing' };

/** When the image is pulled, in the model's words. `build`, `daily` and the like have none there. */
export function pullPolicy(service: Spot): Field<string> {
  const spot = service.at('pull_policy');
  return new ComputedField<string>({
    name: 'pull_policy',
    value: (): Value<string> => {
      const value = readValue(spot, text);
      if (value.kind !== 'known') return value;
      const policy = TO_MODEL[value.value];
      return policy === undefined ? { kind: 'dynamic', span: value.span, because: 'the model has no word for it' } : { ...value, value: policy };
    },
    set: policy => spot.set(TO_COMPOSE[policy] ?? policy),
    remove: () => spot.remove(),
  });
}

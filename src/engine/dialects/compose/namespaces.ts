import type { Field, Value } from '../../model/field.ts';
import { text } from './codecs.ts';
import { ComputedField, readValue } from './field.ts';
import type { Spot } from './spot.ts';

/** Whether a namespace is shared with the host: `pid: host`, `network_mode: host`. */
export function sharedWithHost(service: Spot, key: 'network_mode' | 'pid' | 'ipc' | 'userns_mode'): Field<boolean> {
  const spot = service.at(key);
  return new ComputedField<boolean>({
    name: key,
    value: (): Value<boolean> => {
      const value = readValue(spot, text);
      return value.kind === 'known' ? { ...value, value: value.value === 'host' } : value;
    },
    set: isShared => (isShared ? spot.set('host') : spot.remove()),
    remove: () => spot.remove(),
  });
}

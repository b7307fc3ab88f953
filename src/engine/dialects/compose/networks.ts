import type { Networks } from '../../model/workload.ts';
import type { Spot } from './spot.ts';

/** The networks that a service is on (Compose specification, 05-services, `networks`, `network_mode`). */
export function networksOf(service: Spot): Networks {
  const mode = service.at('network_mode');
  if (mode.isWritten) return mode.text === undefined ? { kind: 'unknown' } : { kind: 'none' };
  const stated = service.at('networks');
  if (!stated.isSound || service.open !== undefined) return { kind: 'unknown' };
  if (!stated.isWritten) return { kind: 'named', names: ['default'], areStated: false };
  const items = stated.items().map(({ text }) => text);
  const names = [...stated.entries().map(({ key }) => key), ...items.flatMap(name => name ?? [])];
  if (names.length < items.length || stated.tree?.kind === 'scalar') return { kind: 'unknown' };
  return { kind: 'named', names, areStated: names.some(name => name !== 'default') };
}

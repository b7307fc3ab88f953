import type { Container } from '../../model/container.ts';
import { Choice } from '../../text/change.ts';
import { Cursor } from '../../syntax/cursor.ts';
import type { Spot } from './spot.ts';

/** Mounts a named volume and declares it; undefined where what stands in place of the list is none. */
export function volumeAdder(service: Spot): Container['addVolume'] {
  const volumes = service.at('volumes');
  if (volumes.isWritten && volumes.tree?.kind !== 'list') return undefined;
  return (name, path) => {
    const declaration = Cursor.root(service.own).at('volumes').at(name);
    return [volumes.append(new Choice(`${name}:${path}`)), ...(declaration.node === undefined ? [declaration.set({})] : [])];
  };
}

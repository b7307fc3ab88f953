import { parsePort } from './short/port.ts';
import { parseVolume } from './short/volume.ts';
import type { MapTree, Tree } from './tree.ts';

/**
 * What makes an item of a list the same as another one, so that a later file replaces it instead of adding to it
 * (Compose specification, 13-merge, "Unique resources").
 */
export function identityOf(path: string, item: Tree): string {
  if (item.kind === 'scalar') return textIdentity(path, item.text);
  if (item.kind !== 'map') return '';
  const of = (key: string): string => scalarAt(item, key) ?? '';
  switch (path) {
    case 'ports':
      return [of('host_ip'), of('published'), of('target'), scalarAt(item, 'protocol') ?? 'tcp'].join(':');
    case 'volumes':
    case 'devices':
      return of('target');
    case 'secrets':
    case 'configs':
      return scalarAt(item, 'target') ?? `${path}/${of('source')}`;
    case 'env_file':
      return of('path');
    default:
      return JSON.stringify([...item.entries].map(([key, value]) => [key, value.kind === 'scalar' ? value.text : '']));
  }
}

function textIdentity(path: string, text: string): string {
  switch (path) {
    case 'ports': {
      const port = parsePort(text);
      return port === undefined ? text : [port.address ?? '', port.published ?? '', port.target, port.protocol].join(':');
    }
    case 'volumes':
      return parseVolume(text).target;
    case 'devices':
      return text.split(':')[1] ?? text;
    case 'secrets':
    case 'configs':
      return `${path}/${text}`;
    case 'environment':
    case 'labels':
    case 'annotations':
    case 'sysctls':
    case 'build.args':
    case 'build.labels':
    case 'deploy.labels':
      return text.split('=', 1)[0] ?? text;
    default:
      return text;
  }
}

function scalarAt(map: MapTree, key: string): string | undefined {
  const value = map.entries.get(key);
  return value?.kind === 'scalar' && !value.isNull ? value.text : undefined;
}

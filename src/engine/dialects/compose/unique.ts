import { parsePort } from './short/port.ts';
import { parseVolume } from './short/volume.ts';
import type { MapTree, Tree } from './tree.ts';

/** Where a secret is mounted that says nothing of it. */
const SECRETS = '/run/secrets';

/** Lists whose items are the same where they are up to a `=`; of the rest, all of the text counts. */
const NAMED = /^(environment|labels|annotations|sysctls|build\.(args|labels|additional_contexts|tags)|deploy\.labels|cap_add|cap_drop|dns|dns_opt|dns_search|links|profiles|tmpfs|networks\.[^.]+\.(aliases|link_local_ips))$/;

/**
 * What makes an item of a list the same as another one, so that a later file replaces it instead of adding to it
 * (Compose specification, 13-merge, "Unique resources"; override/uncity.go of compose-go).
 */
export function identityOf(path: string, item: Tree): string {
  if (item.kind === 'scalar') return textIdentity(path, item.text);
  if (item.kind !== 'map') return '';
  const of = (key: string): string => scalarAt(item, key) ?? '';
  switch (path) {
    case 'ports':
      return portIdentity(scalarAt(item, 'host_ip'), of('published'), of('target'), scalarAt(item, 'protocol') ?? 'tcp');
    case 'volumes':
      return pathIdentity(of('target'));
    case 'devices':
      return of('target');
    case 'secrets':
      return scalarAt(item, 'target') ?? `${SECRETS}/${of('source')}`;
    case 'configs':
      return scalarAt(item, 'target') ?? `/${of('source')}`;
    case 'env_file':
      return of('path');
    default:
      return JSON.stringify([...item.entries].map(([key, value]) => [key, value.kind === 'scalar' ? value.text : '']));
  }
}

function textIdentity(path: string, text: string): string {
  if (NAMED.test(path)) return text.split('=', 1)[0] ?? text;
  switch (path) {
    case 'ports': {
      const port = parsePort(text);
      return port === undefined ? text : portIdentity(port.address, port.published ?? '', port.target, port.protocol);
    }
    case 'volumes':
      return pathIdentity(parseVolume(text).target);
    case 'devices':
      return text.split(':')[1] ?? text;
    case 'secrets':
      return `${SECRETS}/${text}`;
    case 'configs':
      return `/${text}`;
    default:
      return text;
  }
}

function portIdentity(address: string | undefined, published: string, target: string, protocol: string): string {
  return [address ?? '0.0.0.0', published, target, protocol].join(':');
}

function pathIdentity(path: string): string {
  return path.replace(/(?!^)\/+$/, '');
}

function scalarAt(map: MapTree, key: string): string | undefined {
  const value = map.entries.get(key);
  return value?.kind === 'scalar' && !value.isNull ? value.text : undefined;
}

import type { Reference } from '../../model/configuration.ts';
import { nearest } from '../../text/nearest.ts';
import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import { partOf } from '../../text/source.ts';
import { Cursor } from '../../syntax/cursor.ts';
import type { Declarations, Sort } from './declarations.ts';
import { anchorOf } from './field.ts';
import { joinPath } from '../../text/paths.ts';
import { folderFor } from './place.ts';
import type { Place } from './place.ts';
import { parseVolume } from './short/volume.ts';
import type { Spot } from './spot.ts';

/** What a reference is looked for in. */
export interface Surroundings extends Place {
  readonly declarations: Declarations;
}

/** The named volumes, secrets, configs and env files that a service refers to. */
export function referencesOf(service: Spot, around: Surroundings): Reference[] {
  return [
    ...service.at('volumes').items().flatMap(item => volume(item, around)),
    ...(['secrets', 'configs'] as const).flatMap(sort => service.at(sort).items().flatMap(item => granted(item, sort, around))),
    ...envFiles(service.at('env_file')).flatMap(item => envFile(item, around)),
  ];
}

function volume(item: Spot, { declarations }: Surroundings): Reference[] {
  if (item.tree?.kind === 'map') {
    const source = item.at('source');
    if ((item.at('type').text ?? 'volume') !== 'volume' || source.text === undefined || source.span === undefined) return [];
    return [declared('volumes', source.text, source.span, item, declarations)];
  }
  const { text, span } = item;
  if (text === undefined || span === undefined) return [];
  const { source, isBind } = parseVolume(text);
  return source === undefined || source === '' || isBind ? [] : [declared('volumes', source, partOf(span, text, 0, source.length), item, declarations)];
}

function granted(item: Spot, sort: 'secrets' | 'configs', { declarations }: Surroundings): Reference[] {
  const source = item.tree?.kind === 'map' ? item.at('source') : item;
  const { text, span } = source;
  return text === undefined || span === undefined ? [] : [declared(sort, text, span, item, declarations)];
}

const WORDS = { volumes: 'volume', secrets: 'secret', configs: 'config', networks: 'network' } as const satisfies Record<Sort, string>;

function declared(sort: Sort, name: string, span: Span, { own }: Spot, declarations: Declarations): Reference {
  const what = `${WORDS[sort]} ${name}`;
  const kind = sort === 'volumes' ? 'volume' : 'configuration';
  const exists = declarations.has(sort, name);
  // A secret without a source is refused as well: only of a volume nothing more is to be said.
  const declare = sort === 'volumes' ? { declare: { where: 'the project', change: (): Change => Cursor.root(own).at(sort).at(name).set({}) } } : {};
  const near = exists === false ? nearest(name, declarations.names(sort), 2) : undefined;
  return { kind, what, span, exists, near, ...declare };
}

function envFiles(spot: Spot): Spot[] {
  if (spot.tree?.kind === 'scalar') return [spot];
  return spot.items();
}

/** An env file that Git leaves out is made where the project runs: whether it is there is not known. */
function envFile(item: Spot, around: Surroundings): Reference[] {
  const { files } = around;
  const path = item.tree?.kind === 'map' ? item.at('path') : item;
  if (path.text === undefined || item.at('required').text === 'false') return [];
  const file = joinPath(folderFor(path.span?.source.uri ?? '', around), path.text);
  const exists = file === undefined ? undefined : files.exists(file) ? true : files.isIgnored(file) === false ? false : undefined;
  return [{ kind: 'file', what: `env file ${path.text}`, span: path.span ?? anchorOf(item), exists }];
}

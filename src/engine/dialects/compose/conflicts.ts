import type { StructureFault } from '../../model/description.ts';
import { nearest } from '../../text/nearest.ts';
import type { Document, Node } from '../../syntax/tree.ts';
import { faultAt } from './schema/fault.ts';
import { parseBytes } from './short/bytes.ts';
import { Spot } from './spot.ts';
import type { MapTree } from './tree.ts';

/**
 * What a service says in two ways that Compose refuses beside each other, whichever files say it (checkConsistency of compose-go,
 * 2.1 to 2.16). Each is told where it stands in the document that is looked at; what a variable decides is not judged.
 */
export function conflicts(services: ReadonlyMap<string, MapTree>, own: Document): readonly StructureFault[] {
  const faults = new Map<Node, StructureFault>();
  for (const [name, tree] of services) {
    for (const { places, message, written, word } of conflictsIn(new Spot(tree, own))) {
      const node = places.map(place => nodeIn(own, place)).find(one => one !== undefined);
      if (node !== undefined) faults.set(node, faultAt(own, node, `Service ${name} ${message}.`, written, word));
    }
  }
  return [...faults.values()];
}

interface Conflict {
  /** Where it may be told, the best place first. */
  readonly places: readonly Spot[];
  readonly message: string;
  readonly written?: string;
  readonly word?: string | undefined;
}

function conflictsIn(service: Spot): Conflict[] {
  return [...exclusive(service), ...scales(service), ...TWICE.flatMap(resource => differing(service, resource)), ...platforms(service), ...tests(service)];
}

function exclusive(service: Spot): Conflict[] {
  const [mode, networks] = [service.at('network_mode'), service.at('networks')];
  const [file, inline] = [service.path('build.dockerfile'), service.path('build.dockerfile_inline')];
  return [
    ...(isSaid(mode) && networks.items().length + networks.entries().length > 0 ? [{ places: [mode, networks], message: 'sets network_mode and networks: Compose takes one of them' }] : []),
    ...(isSaid(file) && isSaid(inline) ? [{ places: [inline, file], message: 'sets dockerfile and dockerfile_inline of its build: Compose takes one of them' }] : []),
  ];
}

function scales(service: Spot): Conflict[] {
  const [scale, replicas] = [service.at('scale'), service.path('deploy.replicas')];
  const [one, other] = [scale, replicas].map(spot => wholeNumber(decided(spot) ?? ''));
  if (one === undefined || other === undefined || one === other) return [];
  return [{ places: [scale, replicas], message: differ('scale', 'deploy.replicas') }];
}

/** A resource in its older spelling and in that of `deploy`. */
interface Twice {
  readonly short: string;
  readonly group: string;
  readonly key: string;
  readonly read: (text: string) => number | undefined;
}

const LIMITS = 'deploy.resources.limits';

const TWICE: readonly Twice[] = [
  { short: 'mem_limit', group: LIMITS, key: 'memory', read: text => parseBytes(text)?.number },
  { short: 'mem_reservation', group: 'deploy.resources.reservations', key: 'memory', read: text => parseBytes(text)?.number },
  { short: 'cpus', group: LIMITS, key: 'cpus', read: text => (/^\d*\.?\d+$/.test(text) ? Number(text) : undefined) },
  { short: 'pids_limit', group: LIMITS, key: 'pids', read: wholeNumber },
];

/** Compose compares the two as soon as `deploy` says anything of that group: what it leaves out counts as 0 there. */
function differing(service: Spot, { short, group, key, read }: Twice): Conflict[] {
  const [own, map] = [service.at(short), service.path(group)];
  const amount = read(decided(own) ?? '');
  const other = map.at(key);
  if (amount === undefined || amount === 0 || map.tree?.kind !== 'map') return [];
  if (!other.isWritten) return other.isSound && service.open === undefined ? [{ places: [own, map], message: `sets ${short} beside ${group}, which sets no ${key}: Compose refuses that` }] : [];
  const said = read(decided(other) ?? '');
  return said === undefined || said === amount ? [] : [{ places: [own, other], message: differ(short, `${group}.${key}`) }];
}

function differ(one: string, other: string): string {
  return `sets ${one} and ${other} to different values: Compose refuses that`;
}

function platforms(service: Spot): Conflict[] {
  const [platform, built] = [service.at('platform'), service.path('build.platforms')];
  const name = decided(platform);
  const names = built.items().map(decided);
  if (name === undefined || name === '' || names.length === 0 || names.includes(undefined) || names.includes(name)) return [];
  return [{ places: [platform, built], message: `sets platform to ${name}, which is none of its build.platforms: Compose refuses that` }];
}

const STARTS = ['CMD', 'CMD-SHELL', 'NONE'];

function tests(service: Spot): Conflict[] {
  const [first] = service.path('healthcheck.test').items();
  const word = first === undefined ? undefined : decided(first);
  if (first === undefined || word === undefined || STARTS.includes(word)) return [];
  return [{ places: [first], message: `has a healthcheck.test that begins with ${word === '' ? 'nothing' : word}: Compose takes CMD, CMD-SHELL or NONE there`, written: word, word: nearest(word, STARTS, 1) }];
}

function wholeNumber(text: string): number | undefined {
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}

function isSaid(spot: Spot): boolean {
  return (decided(spot) ?? '') !== '';
}

/** What the files say by themselves: the environment may give a variable another value than its default. */
function decided({ tree, text }: Spot): string | undefined {
  const node = tree?.kind === 'scalar' ? tree.at.node : undefined;
  return node?.kind === 'scalar' && !node.text.includes('$') ? text : undefined;
}

/** The key, or the item of a list, where a value stands in a document. */
function nodeIn(own: Document, { tree }: Spot): Node | undefined {
  if (tree === undefined) return undefined;
  const at = (tree.kind === 'scalar' ? [tree.at] : tree.layers.map(layer => layer.at)).find(({ document }) => document === own);
  return at?.keyNode ?? at?.node;
}

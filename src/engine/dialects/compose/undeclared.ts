import type { StructureFault } from '../../model/description.ts';
import { nearest } from '../../text/nearest.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Node } from '../../syntax/tree.ts';
import type { Declarations } from './declarations.ts';
import { faultAt } from './schema/fault.ts';
import type { MapTree } from './tree.ts';

/** What the services of a file may name. */
export interface Named {
  readonly declarations: Declarations;
  /** The services of the project, the included ones among them. */
  readonly services: ReadonlyMap<string, MapTree>;
  /** Those that stand for nothing by themselves: another project extends them, and has what they name. */
  readonly bases: readonly string[];
}

/**
 * The networks and services that the services of a file name and that the project has not: Compose refuses it (checkConsistency of
 * compose-go). Volumes, secrets and configs are told by rules of their own. Names that variables make are not judged.
 */
export function undeclared(root: Cursor, { declarations, services, bases }: Named): readonly StructureFault[] {
  const faults = new Map<Node, StructureFault>();
  const tell = (name: string, node: Node, known: readonly string[], sentence: string): void => {
    if (name.includes('$') || known.includes(name)) return;
    const near = nearest(name, known, 2);
    faults.set(node, faultAt(root.document, node, `${sentence}${near === undefined ? '' : `; the nearest is ${near}`}.`, name, near));
  };
  const names = [...services.keys()];
  for (const { key, value } of root.at('services').entries()) {
    if (bases.includes(key) || !declarations.areWhole) continue;
    const networks = ['default', ...declarations.names('networks')];
    for (const [name, node] of namesAt(value.at('networks'))) tell(name, node, networks, `Service ${key} is on network ${name}, which the project does not declare`);
    for (const [name, node] of namesAt(value.at('depends_on'))) tell(name, node, names, `Service ${key} depends on ${name}, which is no service of the project`);
  }
  return [...faults.values()];
}

/** The names of a list, or the keys of a map, as they are written in this file. */
function namesAt(at: Cursor): (readonly [string, Node])[] {
  if (isTakenBack(at)) return [];
  if (at.node?.kind === 'map') return at.entries().flatMap(({ key, keyNode, value }) => (isTakenBack(value) ? [] : [[key, keyNode] as const]));
  return at.items().flatMap(({ node: item }) => (item?.kind === 'scalar' && item.tag !== '!reset' ? [[item.text, item] as const] : []));
}

function isTakenBack({ node }: Cursor): boolean {
  return node !== undefined && node.kind !== 'alias' && node.tag === '!reset';
}

import type { Setting } from '../../../model/platform/setting.ts';
import type { PlainValue } from '../../../text/change.ts';
import { Expression } from '../../../text/change.ts';
import type { Resource } from '../module/types.ts';
import type { World } from '../platform/world.ts';

/** What the resources that belong to a bucket may name it by. */
export const BUCKET_NAMES = ['bucket', 'id'];

/**
 * Adds the resource that says a part of another one, under the other's name. Undefined where the other is one of several, its file
 * is JSON, or the name is taken.
 */
export function companion(owner: Resource, kind: string, world: World, body: Readonly<Record<string, PlainValue>>, attribute = 'bucket'): Setting<boolean>['set'] {
  const { document, key, name, module } = owner;
  const isTaken = world.ofKind(kind).some(one => one.module === module && one.name === name);
  if (key !== undefined || owner.path === undefined || isTaken || document.source.uri.endsWith('.json')) return undefined;
  const reference = new Expression(`${owner.kind}.${name}.id`);
  const value = { resource: { [kind]: { [name]: { [attribute]: reference, ...body } } } };
  return () => [{ kind: 'append-document', writer: document, value }];
}

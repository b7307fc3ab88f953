import { WrittenBlock } from './block.ts';
import type { Declaration } from './declarations.ts';
import { countedInstances, instancesOf } from './instances.ts';
import type { InstanceList } from './instances.ts';
import { withNames } from './scope.ts';
import type { Scope } from './scope.ts';
import type { Evaluated, InstanceKey, Instances } from './types.ts';
import { entriesOf, list, mapping } from './values.ts';

/** What `count` or `for_each` makes of a block. */
export interface Expansion<T> {
  readonly by: 'nothing' | 'count' | 'for_each';
  readonly all: readonly T[];
  /** Why it is not known which there are; then one stands for all. */
  readonly open: string | undefined;
}

export interface Expanded {
  readonly block: WrittenBlock;
  readonly key: InstanceKey | undefined;
  readonly instances: Instances;
}

/** A block of a declaration, with names that only hold in it. */
export function blockOf({ type, labels, layers }: Declaration, scope: Scope): WrittenBlock | undefined {
  const base = layers.at(-1);
  return base === undefined ? undefined : new WrittenBlock(type, labels, base, layers, scope);
}

/** The instances of a `resource`, `data` or `module` block (Terraform, "The count Meta-Argument", "The for_each Meta-Argument"). */
export function expand(declaration: Declaration, scope: Scope): Expansion<Expanded> {
  const block = blockOf(declaration, scope);
  if (block === undefined) return { by: 'nothing', all: [], open: undefined };
  const by = block.expression('count') !== undefined ? 'count' : block.expression('for_each') !== undefined ? 'for_each' : 'nothing';
  if (by === 'nothing') return { by, all: [{ block, key: undefined, instances: 'certain' }], open: undefined };
  const { instances, open } = by === 'count' ? countedInstances(block.get('count')) : keyed(instancesOf(block.get('for_each')));
  const all = instances.flatMap(({ key, value, name }): Expanded[] => {
    const entries = by === 'count' ? entriesOf(new Map([['index', key]])) : entriesOf(new Map([['key', key], ['value', value]]));
    const own = blockOf(declaration, withNames(scope, new Map([[by === 'count' ? 'count' : 'each', mapping(entries, key.place)]])));
    return own === undefined ? [] : [{ block: own, key: name, instances: open === undefined ? 'certain' : 'dynamic' }];
  });
  return { by, all, open };
}

/** Unlike those of `dynamic` blocks, instances need keys that are known, and each has its own; a list will be a set. */
function keyed(list: InstanceList): InstanceList {
  const nameless = list.instances.find(({ name }) => name === undefined);
  if (nameless !== undefined) {
    const because = list.open ?? (nameless.value.kind === 'dynamic' ? nameless.value.because : 'a key is not known');
    return { instances: [nameless], open: because };
  }
  const byName = new Map(list.instances.map(({ key, value, name }) => [name, { key: value.kind === 'scalar' && value.value === name ? value : key, value, name }]));
  return { instances: [...byName.values()], open: list.open };
}

/** The instances as an expression sees them: one, a list or a map. */
export function expansionValue<T>({ by, all, open }: Expansion<T>, here: Evaluated['place'], valueOf: (one: T) => Evaluated, keyOf: (one: T) => InstanceKey | undefined): Evaluated | undefined {
  const values = all.map(valueOf);
  if (by === 'nothing') return values[0];
  if (by === 'count' || open !== undefined) return list(values, here, open);
  return mapping(entriesOf(new Map(all.map((one, i): [string, Evaluated] => [String(keyOf(one)), values[i] ?? list([], here)]))), here);
}

import type { For } from '../../../syntax/hcl/tree.ts';
import { evaluate } from './evaluate.ts';
import { booleanOf, plainOf, textOf } from './plain.ts';
import { withNames } from './scope.ts';
import type { Scope } from './scope.ts';
import type { Evaluated, Place } from './types.ts';
import { entriesOf, follows, list, mapping, pairsOf, placeOf, refused, scalar, within } from './values.ts';
import type { Origin } from './values.ts';

/** A result with more items is not worked out. */
const MOST_ITEMS = 5000;

/** `[for k, v in xs : v if c]` and `{for ...}` over what is known. */
export function evaluateFor(node: For, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  const collection = evaluate(node.collection, within(at), scope);
  const items = itemsOf(collection);
  if (items === undefined) return collection.kind === 'scalar' || collection.kind === 'absent' ? refused('there is nothing to go through', here) : follows(collection, here);
  if (items.length > MOST_ITEMS) return follows(collection, here);
  const gathered = new Gathered(openOf(collection));
  for (const [key, value] of items) {
    const [first = '', second] = node.names;
    const names = new Map<string, Evaluated>(second === undefined ? [[first, value]] : [[first, key], [second, value]]);
    const refusal = takeItem(node, within(at), withNames(scope, names), gathered);
    if (refusal !== undefined) return refusal;
  }
  return gathered.result(node, here);
}

function openOf(value: Evaluated): string | undefined {
  return value.kind === 'list' || value.kind === 'map' ? value.open : undefined;
}

/** Keys and values of what can be gone through. */
export function itemsOf(collection: Evaluated): (readonly [Evaluated, Evaluated])[] | undefined {
  const { place } = collection;
  if (collection.kind === 'list') return collection.items.map((item, i) => [scalar(i, { ...place, path: undefined }), item]);
  if (collection.kind !== 'map') return undefined;
  // In Terraform's order, which is that of the keys' code points.
  const pairs = pairsOf(collection.entries).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return pairs.map(([key, value]) => [scalar(key, { ...place, path: undefined }), value]);
}

class Gathered {
  open: string | undefined;
  readonly items: Evaluated[] = [];
  readonly groups = new Map<string, Evaluated[]>();

  constructor(open: string | undefined) {
    this.open = open;
  }

  result(node: For, here: Place): Evaluated {
    if (node.key === undefined) return list(this.items, here, this.open);
    const entries = new Map<string, Evaluated>();
    for (const [key, [first, ...more]] of this.groups) {
      if (node.groups) entries.set(key, list(first === undefined ? [] : [first, ...more], here, this.open));
      else if (more.length > 0) return refused(`two items have the key ${key}`, here);
      else if (first !== undefined) entries.set(key, first);
    }
    return mapping(entriesOf(entries), here, this.open);
  }
}

/** @returns what the whole comes to where one item is refused. */
function takeItem(node: For, at: Origin, scope: Scope, gathered: Gathered): Evaluated | undefined {
  if (node.condition !== undefined) {
    const condition = evaluate(node.condition, at, scope);
    const plain = plainOf(condition);
    if (plain === undefined) {
      gathered.open ??= condition.kind === 'dynamic' ? condition.because : 'a condition is not known';
      return undefined;
    }
    if (booleanOf(plain) !== true) return undefined;
  }
  const value = evaluate(node.value, at, scope);
  if (value.kind === 'dynamic' && value.refused === true) return value;
  if (node.key === undefined) {
    gathered.items.push(value);
    return undefined;
  }
  const key = evaluate(node.key, at, scope);
  const text = key.kind === 'scalar' ? textOf(key.value) : undefined;
  if (text === undefined) gathered.open ??= key.kind === 'dynamic' ? key.because : 'a key is not known';
  else gathered.groups.set(text, [...(gathered.groups.get(text) ?? []), value]);
  return undefined;
}

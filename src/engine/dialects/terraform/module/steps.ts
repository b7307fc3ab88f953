import type { Step } from '../../../syntax/hcl/tree.ts';
import { evaluate } from './evaluate.ts';
import { numberOf } from './plain.ts';
import type { Scope } from './scope.ts';
import type { Dynamic, Evaluated, List, Place, Reference } from './types.ts';
import { dynamic, follows, list, mentionsOf, refused } from './values.ts';
import type { Origin } from './values.ts';

/** Takes what `.a[0][*].b` names of a value. */
export function takeSteps(value: Evaluated, steps: readonly Step[], at: Origin, here: Place, scope: Scope): Evaluated {
  return steps.reduce((of, one) => takeStep(of, one, at, here, scope), value);
}

function takeStep(of: Evaluated, one: Step, at: Origin, here: Place, scope: Scope): Evaluated {
  switch (one.kind) {
    case 'attribute':
      return step(of, one.name, here);
    case 'index': {
      const key = evaluate(one.key, at, scope);
      if (key.kind === 'scalar' && typeof key.value !== 'boolean') return step(of, key.value, here);
      return unknownIndex(of, key, here);
    }
    case 'splat':
      return takeSplat(of, one.steps, at, here, scope);
  }
}

/** A part of a value, as Terraform takes it: what is not there is refused. */
export function step(of: Evaluated, key: string | number, here: Place): Evaluated {
  switch (of.kind) {
    case 'map':
      return of.entries.get(String(key)) ?? (of.open === undefined ? refused(`there is no ${String(key)} in it`, here) : dynamic(of.open, here, mentionsOf(of)));
    case 'list':
      return stepIntoList(of, key, here);
    case 'dynamic':
      return of.at?.(key) ?? attributeOf(of, key, here);
    case 'scalar':
      return refused(`it has no ${String(key)}`, here);
    case 'absent':
      return refused('it is null', here);
  }
}

function stepIntoList(of: List, key: string | number, here: Place): Evaluated {
  const [first] = of.items;
  // One instance of a resource stands for all that there may be.
  if (of.open !== undefined) return first?.reference?.attribute === '' ? first : dynamic(of.open, here, mentionsOf(of));
  const index = numberOf(key);
  if (index === undefined) return refused(`a list has no ${String(key)}`, here);
  return of.items[index] ?? refused(`there is no item ${String(index)} in it`, here);
}

/** A part of what only the provider knows. */
function attributeOf(of: Dynamic, key: string | number, here: Place): Dynamic {
  const result = follows(of, here);
  if (of.reference === undefined) return result;
  const reference = extended(of.reference, key);
  return { ...dynamic(of.because, here), reference };
}

export function extended(reference: Reference, key: string | number): Reference {
  return { ...reference, attribute: reference.attribute === '' ? String(key) : `${reference.attribute}.${String(key)}` };
}

/** One of several instances of a resource, and it is not known which. */
function unknownIndex(of: Evaluated, key: Evaluated, here: Place): Evaluated {
  const [first] = of.kind === 'list' ? of.items : of.kind === 'map' ? of.entries.keys.slice(0, 1).map(name => of.entries.get(name)) : [];
  const reference = of.reference ?? (first?.kind === 'dynamic' && first.reference?.attribute === '' ? first.reference : undefined);
  const result = follows(key, here);
  if (reference === undefined) return { ...result, mentions: [...result.mentions, ...mentionsOf(of)] };
  return { ...result, reference: { ...reference, key: undefined } };
}

/** Of a list, of each item; of null, of nothing; of anything else, of that alone. */
function takeSplat(of: Evaluated, steps: readonly Step[], at: Origin, here: Place, scope: Scope): Evaluated {
  const each = (item: Evaluated): Evaluated => takeSteps(item, steps, at, here, scope);
  if (of.kind === 'list') return { ...list(of.items.map(each), of.place, of.open) };
  if (of.kind === 'absent') return list([], here);
  if (of.kind === 'dynamic' && of.reference?.attribute !== '') return follows(of, here);
  return list([each(of)], here);
}

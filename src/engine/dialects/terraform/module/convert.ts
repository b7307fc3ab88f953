import { isExpression } from '../../../syntax/hcl/children.ts';
import type { Expression } from '../../../syntax/hcl/tree.ts';
import type { Node } from '../../../syntax/tree.ts';
import { evaluate } from './evaluate.ts';
import { toSet } from './functions/sets.ts';
import { booleanOf, numberOf, textOf } from './plain.ts';
import type { Plain } from './plain.ts';
import type { Scope } from './scope.ts';
import type { Evaluated, Mapping } from './types.ts';
import { absent, dynamic, Lazy, list, mapping, refused, scalar, within } from './values.ts';
import type { Origin } from './values.ts';

/**
 * A value as a variable of that type takes it (Terraform, "Type Constraints"): texts become numbers, objects lose what their
 * type does not name and get the defaults of its optional attributes. What does not fit is refused.
 */
export function convert(value: Evaluated, type: Node, at: Origin, scope: Scope): Evaluated {
  const expression = isExpression(type) ? type : type.kind === 'scalar' ? scope.work.parse(type.text) : undefined;
  return expression === undefined ? value : convertTo(value, expression, at, scope);
}

function convertTo(value: Evaluated, type: Expression, at: Origin, scope: Scope): Evaluated {
  if (value.kind === 'absent' || value.kind === 'dynamic') return value;
  // Before Terraform 0.12 types were texts: "string".
  if (type.form === 'literal' || type.form === 'reference') return convertScalar(value, type.form === 'literal' ? type.text : type.name);
  if (type.form !== 'call') return value;
  const [inner] = type.args;
  if (inner === undefined) return value;
  switch (type.name) {
    case 'list':
    case 'set': {
      if (value.kind !== 'list') return misfit(value);
      const items = list(value.items.map(item => convertTo(item, inner, at, scope)), value.place, value.open);
      return type.name === 'set' ? toSet([items], value.place) : items;
    }
    case 'map':
      return value.kind === 'map' ? each(value, item => convertTo(item, inner, at, scope)) : misfit(value);
    case 'object':
      return value.kind === 'map' ? toObject(value, inner, at, scope) : misfit(value);
    case 'tuple':
      return value.kind === 'list' && inner.form === 'tuple' ? list(value.items.map((item, i) => convertTo(item, inner.items[i] ?? inner, at, scope)), value.place, value.open) : value;
    default:
      return value;
  }
}

const SCALARS: Readonly<Record<string, (plain: Plain) => string | number | boolean | undefined>> = { string: textOf, number: numberOf, bool: booleanOf };

function convertScalar(value: Evaluated, type: string): Evaluated {
  const conversion = SCALARS[type];
  if (conversion === undefined) return value;
  const converted = value.kind === 'scalar' ? conversion(value.value) : undefined;
  if (converted === undefined) return misfit(value);
  return value.kind === 'scalar' && converted === value.value ? value : { ...value, ...scalar(converted, value.place) };
}

function misfit(value: Evaluated): Evaluated {
  return refused('it does not fit the type of its variable', value.place);
}

function each(value: Mapping, change: (item: Evaluated) => Evaluated): Mapping {
  const makers = new Map(value.entries.keys.map(key => [key, () => change(value.entries.get(key) ?? absent(value.place))]));
  return mapping(new Lazy(makers), value.place, value.open);
}

function toObject(value: Mapping, type: Expression, at: Origin, scope: Scope): Evaluated {
  if (type.form !== 'object') return value;
  const makers = new Map<string, () => Evaluated>();
  for (const { key, value: wanted } of type.entries) {
    if (key.form !== 'literal') return value;
    const name = key.text;
    const [inner, otherwise] = wanted.form === 'call' && wanted.name === 'optional' ? wanted.args : [wanted];
    const isOptional = inner !== wanted;
    makers.set(name, () => {
      const own = value.entries.get(name);
      if (own === undefined && value.open !== undefined) return dynamic(value.open, value.place);
      const given = own ?? missing(value, name);
      if (given.kind === 'absent' && isOptional && otherwise !== undefined) return converted(evaluate(otherwise, within(at), scope), inner, at, scope);
      return converted(given, inner, at, scope);
    });
  }
  return mapping(new Lazy(makers), value.place);
}

function converted(value: Evaluated, type: Expression | undefined, at: Origin, scope: Scope): Evaluated {
  return type === undefined ? value : convertTo(value, type, at, scope);
}

/** Where an attribute that an object does not give would be written. */
function missing({ place }: Mapping, name: string): Evaluated {
  const { document, head, path } = place;
  return absent({ document, start: head.start, end: head.end, head, path: path === undefined ? undefined : [...path, name] });
}

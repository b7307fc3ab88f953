import type { Plain } from '../plain.ts';
import { booleanOf, evaluatedOf, isList, isMap, numberOf, plainOf, textOf } from '../plain.ts';
import type { Evaluated, Place } from '../types.ts';
import { dynamic, scalar } from '../values.ts';
import { invalid, unknown } from './support.ts';
import type { Functions } from './support.ts';

/** Functions that convert, encode and forgive (Terraform, "Type Conversion Functions", "Encoding Functions"). */
export const CONVERSIONS: Functions = new Map([
  ['tostring', (args, here) => converted(args, here, textOf)],
  ['tonumber', (args, here) => converted(args, here, numberOf)],
  ['tobool', (args, here) => converted(args, here, booleanOf)],
  ['tolist', (args, here) => collected(args, here, 'list')],
  ['tomap', (args, here) => collected(args, here, 'map')],
  ['nonsensitive', ([arg], here) => arg ?? invalid(here)],
  ['sensitive', (_, here) => dynamic('it is sensitive', here)],
  ['try', tried],
  ['can', can],
  ['jsonencode', jsonEncode],
  ['yamlencode', yamlEncode],
  ['jsondecode', jsonDecode],
]);

/** What is the same in another type stays where it is written. */
function converted([arg]: readonly Evaluated[], here: Place, convert: (plain: Plain) => string | number | boolean | undefined): Evaluated {
  if (arg === undefined) return invalid(here);
  if (arg.kind === 'absent' || arg.kind === 'dynamic') return arg;
  const value = arg.kind === 'scalar' ? convert(arg.value) : undefined;
  return value === undefined ? invalid(here) : value === (arg.kind === 'scalar' ? arg.value : undefined) ? arg : { ...scalar(value, arg.place), ...(arg.reference === undefined ? {} : { reference: arg.reference }) };
}

function collected([arg]: readonly Evaluated[], here: Place, kind: 'list' | 'map'): Evaluated {
  if (arg === undefined) return invalid(here);
  return arg.kind === kind || arg.kind === 'absent' || arg.kind === 'dynamic' ? arg : invalid(here);
}

function tried(args: readonly Evaluated[], here: Place): Evaluated {
  return args.find(arg => !(arg.kind === 'dynamic' && arg.refused === true)) ?? invalid(here);
}

function can(args: readonly Evaluated[], here: Place): Evaluated {
  const [arg] = args;
  if (arg === undefined) return invalid(here);
  if (arg.kind !== 'dynamic') return scalar(true, here);
  return arg.refused === true ? scalar(false, here) : unknown(arg, args, here);
}

function jsonEncode(args: readonly Evaluated[], here: Place): Evaluated {
  const [arg] = args;
  if (arg === undefined) return invalid(here);
  const plain = plainOf(arg);
  const json = { json: arg };
  if (plain === undefined) return { ...unknown(arg, args, here), because: arg.kind === 'dynamic' ? arg.because : 'a part of it is not known', ...json };
  return { ...scalar(jsonText(plain), here), ...json };
}

/** Terraform writes no white space, sorts keys, and spells what a browser might take for markup as code points. */
function jsonText(plain: Plain): string {
  if (plain === null) return 'null';
  if (isList(plain)) return `[${plain.map(jsonText).join(',')}]`;
  if (isMap(plain)) return `{${[...plain].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${jsonText(key)}:${jsonText(value)}`).join(',')}}`;
  if (typeof plain !== 'string') return textOf(plain) ?? '';
  return JSON.stringify(plain).replaceAll(/[<>&\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** How Terraform lays YAML out is nobody's business; what it says is known. */
function yamlEncode(args: readonly Evaluated[], here: Place): Evaluated {
  const [arg] = args;
  return arg === undefined ? invalid(here) : { ...dynamic('the function yamlencode decides it', here), json: arg };
}

function jsonDecode(args: readonly Evaluated[], here: Place): Evaluated {
  const [arg] = args;
  if (arg === undefined) return invalid(here);
  return jsonOf(arg) ?? (arg.kind === 'dynamic' ? unknown(arg, args, here) : invalid(here));
}

/** What a text says as JSON; undefined where it is none or is not known. */
export function jsonOf(value: Evaluated): Evaluated | undefined {
  if (value.json !== undefined) return value.json;
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
  try {
    return evaluatedOf(plainJson(JSON.parse(value.value)), { ...value.place, path: undefined });
  } catch {
    return undefined;
  }
}

function plainJson(value: unknown, depth = 0): Plain {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth > 50) return null;
  if (Array.isArray(value)) return value.map(item => plainJson(item, depth + 1));
  return new Map(Object.entries(value).map(([key, item]) => [key, plainJson(item, depth + 1)]));
}

import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { parse } from 'yaml';
import type { Path, PlainValue } from '../../../../src/engine/text/change.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Step = { readonly kind: 'set'; readonly path: Path; readonly value: PlainValue } | { readonly kind: 'remove'; readonly path: Path };

/** What two independent parsers read. Throws where one of them refuses the text or they do not agree. */
export function readBoth(text: string): Json {
  const one = load(text, { schema: CORE_SCHEMA.withTags(mergeTag) });
  const other: unknown = parse(text, { merge: true, logLevel: 'silent' });
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error(`two parsers disagree: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
  return toJson(one);
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

/** The value that changes come to. Indexes are those of the value before the changes. */
export function applied(value: Json, steps: readonly Step[]): Json {
  let result = structuredClone(value);
  for (const step of steps) if (step.kind === 'set') result = withSet(result, step.path, toJson(step.value));
  for (const step of steps) if (step.kind === 'remove') result = withSet(result, step.path, REMOVED);
  return prune(result);
}

const REMOVED = 'removed \u{1F5D1}';

function prune(value: Json): Json {
  if (Array.isArray(value)) return value.filter(item => item !== REMOVED).map(prune);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => (child === REMOVED ? [] : [[key, prune(child)]])));
}

function withSet(value: Json | undefined, path: Path, wanted: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return wanted;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? value : [];
    list[step] = withSet(list[step], rest, wanted);
    return list;
  }
  const map = isMap(value) ? value : {};
  map[step] = withSet(map[step], rest, wanted);
  return map;
}

export function at(value: Json | undefined, path: Path): Json | undefined {
  let result = value;
  for (const step of path) {
    if (Array.isArray(result) && typeof step === 'number') result = result[step];
    else if (isMap(result) && typeof step === 'string') result = result[step];
    else return undefined;
  }
  return result;
}

/** Every path of a value, its own first. */
export function pathsOf(value: Json, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, i) => pathsOf(item, [...path, i]))];
  if (isMap(value)) return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
  return [path];
}

export function isMap(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

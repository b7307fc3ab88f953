import type { Change, PlainValue } from '../../src/engine/text/change.ts';
import { Choice } from '../../src/engine/text/change.ts';

/** Makes changes on plain data: the oracle that edits of text are compared with. */
export function applyChanges(value: unknown, changes: readonly Change[]): unknown {
  const root = { root: structuredClone(value) };
  // Removals last and backwards, so that indices stay what they were; a set of the same path wins.
  for (const change of changes) if (change.kind === 'set') set(root, ['root', ...change.path], toPlain(change.value));
  for (const change of changes) if (change.kind === 'append') push(root, ['root', ...change.path], toPlain(change.value));
  const removals = changes.filter(change => change.kind === 'remove' && !changes.some(other => other.kind === 'set' && same(other.path, change.path)));
  for (const change of removals.toReversed()) if (change.kind === 'remove') remove(root, ['root', ...change.path]);
  return root.root;
}

/** A proposed value as plain data. */
export function toPlain(value: PlainValue): unknown {
  if (value instanceof Choice) return value.value;
  if (Array.isArray(value)) return value.map((item: PlainValue) => toPlain(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, PlainValue]) => [key, toPlain(item)]));
}

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function read(container: Container, key: string | number): unknown {
  return Array.isArray(container) ? container[Number(key)] : container[key];
}

function put(container: Container, key: string | number, value: unknown): void {
  if (Array.isArray(container)) container[Number(key)] = value;
  else container[key] = value;
}

function set(container: Container, [key, ...rest]: readonly (string | number)[], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    put(container, key, value);
    return;
  }
  const next = read(container, key);
  const child: Container = isContainer(next) ? next : typeof rest[0] === 'number' ? [] : {};
  if (child !== next) put(container, key, child);
  set(child, rest, value);
}

function push(container: Container, path: readonly (string | number)[], value: unknown): void {
  const list = path.reduce<unknown>((at, key) => (isContainer(at) ? read(at, key) : undefined), container);
  set(container, [...path, Array.isArray(list) ? list.length : 0], value);
}

function remove(container: Container, [key, ...rest]: readonly (string | number)[]): void {
  if (key === undefined) return;
  if (rest.length > 0) {
    const next = read(container, key);
    if (isContainer(next)) remove(next, rest);
  } else if (Array.isArray(container)) {
    container.splice(Number(key), 1);
  } else {
    Reflect.deleteProperty(container, key);
  }
}

function same(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

import { Choice } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import type { Entry, Node } from '../../tree.ts';
import { buildTree } from '../build.ts';
import { buildLenientTree } from '../lenient.ts';
import { recover } from '../recover.ts';
import { readScalar } from '../scalar.ts';
import { isPlainList, isPlainMap, valueOf } from '../../edit/wanted.ts';
import type { Wanted } from '../../edit/wanted.ts';

/**
 * Reads the changed text again and compares: what was wanted is there, and all else is what it was. The last
 * line of defence: whatever the edits could not foresee becomes a refusal, never a broken file.
 */
export function comesOutRight(before: Node | undefined, wanted: Wanted | undefined, text: string): boolean {
  return before === undefined || agrees(before, wanted, readAgain(text));
}

function readAgain(text: string): Node | undefined {
  try {
    return buildTree(text);
  } catch (error) {
    const lenient = buildLenientTree(text, error);
    if (lenient !== undefined) return lenient.root;
    const { root, errors } = recover(text);
    return errors.length > 0 ? undefined : root;
  }
}

function agrees(before: Node, wanted: Wanted | undefined, now: Node | undefined): boolean {
  if (now === undefined) return false;
  if (wanted === undefined || wanted.kind === 'remove') return isEqual(before, now);
  if (wanted.kind === 'set') return hasValue(now, wanted.value);
  if (before.kind === 'map') return now.kind === 'map' && mapAgrees(before.entries, wanted.children, now.entries);
  if (before.kind === 'list') return now.kind === 'list' && listAgrees(before.items, wanted.children, now.items);
  const value = valueOf(wanted);
  return value === undefined ? isEqual(before, now) : hasValue(now, value);
}

function mapAgrees(before: readonly Entry[], children: Map<string | number, Wanted>, now: readonly Entry[]): boolean {
  let at = 0;
  const lastOf = new Map(before.map((entry, i) => [keyOf(entry), i]));
  for (const [i, entry] of before.entries()) {
    const key = keyOf(entry);
    const wanted = key === undefined ? undefined : (children.get(key) ?? children.get(Number(key)));
    if (wanted?.kind === 'remove') continue;
    const other = now[at];
    at += 1;
    if (other === undefined || !isEqual(entry.key, other.key)) return false;
    if (!agrees(entry.value, lastOf.get(key) === i ? wanted : undefined, other.value)) return false;
  }
  const added = [...children].filter(([step, wanted]) => !lastOf.has(String(step)) && valueOf(wanted) !== undefined);
  return added.length === now.length - at && added.every(([step, wanted], i) => {
    const entry = now[at + i];
    return entry !== undefined && keyOf(entry) === String(step) && hasValue(entry.value, valueOf(wanted));
  });
}

function listAgrees(before: readonly Node[], children: Map<string | number, Wanted>, now: readonly Node[]): boolean {
  let at = 0;
  for (const [i, item] of before.entries()) {
    const wanted = children.get(i);
    if (wanted?.kind === 'remove') continue;
    if (!agrees(item, wanted, now[at])) return false;
    at += 1;
  }
  for (let i = before.length; at < now.length; i += 1, at += 1) {
    const wanted = children.get(i);
    if (wanted === undefined || !hasValue(now[at], valueOf(wanted))) return false;
  }
  return true;
}

function isEqual(a: Node, b: Node): boolean {
  if (a.kind === 'scalar') {
    return b.kind === 'scalar' && a.text === b.text && a.tag === b.tag && (a.style === 'plain') === (b.style === 'plain');
  }
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (a.kind === 'list') {
    return b.kind === 'list' && a.tag === b.tag && isEqualList(a.items, b.items);
  }
  if (b.kind !== 'map' || a.tag !== b.tag || a.entries.length !== b.entries.length) return false;
  return isEqualList(a.entries.flatMap(({ key, value }) => [key, value]), b.entries.flatMap(({ key, value }) => [key, value]));
}

function isEqualList(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, i) => {
    const other = b[i];
    return other !== undefined && isEqual(node, other);
  });
}

function hasValue(node: Node | undefined, value: PlainValue | undefined): boolean {
  if (node?.kind === 'alias') return hasValue(node.target, value);
  if (node === undefined || value === undefined) return false;
  if (isPlainList(value)) {
    return node.kind === 'list' && node.items.length === value.length && value.every((child, i) => hasValue(node.items[i], child));
  }
  if (isPlainMap(value)) {
    if (node.kind !== 'map') return false;
    const last = new Map(node.entries.map(entry => [keyOf(entry), entry.value]));
    return last.size === Object.keys(value).length && Object.entries(value).every(([key, child]) => hasValue(last.get(key), child));
  }
  return readScalar(node) === (value instanceof Choice ? value.value : value);
}

function keyOf(entry: Entry): string | undefined {
  return entry.key.kind === 'scalar' ? entry.key.text : undefined;
}

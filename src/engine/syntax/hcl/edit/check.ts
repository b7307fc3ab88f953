import { Choice, Expression } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import { isPlainList, isPlainMap, valueOf } from '../../edit/wanted.ts';
import type { Step, Wanted } from '../../edit/wanted.ts';
import { childrenOf } from '../children.ts';
import { jsonIn } from '../json.ts';
import type { Body, BlockList, Expression as ExpressionNode, ObjectNode, TupleNode } from '../tree.ts';
import { encoded } from './value.ts';

/** A tree with the text it was read from. */
export interface Read<T> {
  readonly node: T;
  readonly text: string;
}

/** What a path can lead to. */
type Value = Body | BlockList | ExpressionNode;

/** Compares a tree with the tree of the changed text: what was wanted is there, and all else is what it was. */
export function agrees(before: Read<Body>, wanted: Wanted | undefined, now: Read<Body>): boolean {
  return bodyAgrees(before, wanted, now);
}

function valueAgrees(before: Read<Value>, wanted: Wanted | undefined, now: Read<Value>): boolean {
  if (wanted === undefined || wanted.kind === 'remove') return isEqual(before, now);
  if (before.node.form === 'body') return now.node.form === 'body' && bodyAgrees({ ...before, node: before.node }, wanted, { ...now, node: now.node });
  if (wanted.kind === 'set') return hasValue(now, wanted.value);
  const [inner, innerNow] = [opened(before), opened(now)];
  if (inner !== undefined) return innerNow !== undefined && valueAgrees(inner, wanted, innerNow);
  const [a, b] = [partsOf(before), partsOf(now)];
  if (a === undefined || a.named !== b?.named) return hasValue(now, valueOf(wanted));
  return partsAgree(a.parts, wanted.children, b.parts, a.named);
}

function bodyAgrees(before: Read<Body>, wanted: Wanted | undefined, now: Read<Body>): boolean {
  if (wanted?.kind === 'set') return hasValue(now, wanted.value);
  const children = wanted?.kind === 'inside' ? wanted.children : new Map<Step, Wanted>();
  return partsAgree(bodyParts(before), children, bodyParts(now), true);
}

interface Part {
  readonly key: Step | undefined;
  /** What the key is, for one that is computed. */
  readonly computed: ExpressionNode | undefined;
  readonly value: Read<Value>;
}

function bodyParts({ node, text }: Read<Body>): Part[] {
  return valuesOf(node).map(([key, value]) => ({ key, computed: undefined, value: { node: value, text } }));
}

function valuesOf(body: Body): [string, Value][] {
  const lists = new Map<string, BlockList>();
  for (const { key, value } of body.entries) if (isBlockList(value) && key.kind === 'scalar') lists.set(key.text, value);
  // Which type stands first may change when the first block of one goes.
  const sorted = [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...body.attributes.map(({ name, value }): [string, Value] => [name.text, value]), ...sorted];
}

function isBlockList(node: object): node is BlockList {
  return 'form' in node && node.form === 'blocks';
}

function partsOf({ node, text }: Read<Value>): { readonly parts: Part[]; readonly named: boolean } | undefined {
  if (node.form === 'object') {
    const parts = node.entries.map(({ key, value }) => ({ key: key.form === 'literal' ? key.text : undefined, computed: key, value: { node: value, text } }));
    return { parts, named: true };
  }
  if (node.form !== 'tuple' && node.form !== 'blocks') return undefined;
  return { parts: node.items.map((item, key) => ({ key, computed: undefined, value: { node: item, text } })), named: false };
}

/** What stays keeps its order; what is new may stand anywhere among named parts, and at the end of a list. */
function partsAgree(before: readonly Part[], children: ReadonlyMap<Step, Wanted>, now: readonly Part[], named: boolean): boolean {
  const wantedOf = (part: Part): Wanted | undefined => {
    const wanted = part.key === undefined ? undefined : (children.get(part.key) ?? children.get(String(part.key)));
    return part.value.node.form === 'blocks' ? ofBlocks(part.value.node, wanted) : wanted;
  };
  const stays = before.filter(part => wantedOf(part)?.kind !== 'remove');
  const known = new Set(before.map(part => part.key));
  const added = [...children].filter(([step, wanted]) => !known.has(named ? String(step) : step) && valueOf(wanted) !== undefined);
  const kept = named ? now.filter(part => part.key === undefined || known.has(part.key)) : now.slice(0, stays.length);
  if (now.length !== stays.length + added.length || kept.length !== stays.length) return false;
  const rest = now.filter(part => !kept.includes(part));
  const lastOf = new Map(before.map((part, i) => [part.key, i]));
  return (
    stays.every((part, i) => {
      const other = kept[i];
      if (other === undefined || (named && !keysAgree(part, other))) return false;
      const isLast = part.key === undefined || before[lastOf.get(part.key) ?? -1] === part;
      return valueAgrees(part.value, isLast ? wantedOf(part) : undefined, other.value);
    }) &&
    added.every(([step, wanted], i) => {
      const part = named ? rest.find(one => one.key === String(step)) : rest[i];
      return part !== undefined && hasValue(part.value, valueOf(wanted));
    })
  );
}

/** Where each block of a type goes, the type goes. */
function ofBlocks({ items }: BlockList, wanted: Wanted | undefined): Wanted | undefined {
  const goes = wanted?.kind === 'inside' ? wanted.children.size === items.length && [...wanted.children.values()].every(({ kind }) => kind === 'remove') : false;
  return goes || (wanted?.kind === 'set' && isPlainList(wanted.value) && wanted.value.length === 0) ? { kind: 'remove' } : wanted;
}

function keysAgree(a: Part, b: Part): boolean {
  if (a.key !== b.key) return false;
  return a.computed === undefined || b.computed === undefined || sameExpression(a.computed, b.computed);
}

/** What an encoding call or a heredoc of JSON holds. */
function opened({ node, text }: Read<Value>): Read<ExpressionNode> | undefined {
  if (node.form === 'body' || node.form === 'blocks') return undefined;
  const inner = (node.form === 'call' ? encoded(node) : undefined) ?? jsonIn(text, node);
  return inner === undefined ? undefined : { node: inner, text };
}

function isEqual(a: Read<Value>, b: Read<Value>): boolean {
  if (a.node.form === 'body') return b.node.form === 'body' && bodyAgrees({ ...a, node: a.node }, undefined, { ...b, node: b.node }) && labelsOf(a.node) === labelsOf(b.node);
  if (a.node.form === 'blocks' || b.node.form === 'blocks' || b.node.form === 'body') {
    return a.node.form === 'blocks' && b.node.form === 'blocks' && areEqual(a, a.node.items, b, b.node.items) && labels(a.node) === labels(b.node);
  }
  return sameExpression(a.node, b.node);
}

function areEqual(a: Read<Value>, items: readonly Value[], b: Read<Value>, others: readonly Value[]): boolean {
  return items.length === others.length && items.every((node, i) => {
    const other = others[i];
    return other !== undefined && isEqual({ ...a, node }, { ...b, node: other });
  });
}

function labelsOf(body: Body): string {
  return body.blocks.map(({ type, labels: own }) => [type, ...own].map(({ text }) => JSON.stringify(text)).join(' ')).join('\n');
}

function labels(list: BlockList): string {
  return list.blocks.map(({ labels: own }) => own.map(({ text }) => JSON.stringify(text)).join(' ')).join('\n');
}

/** True for expressions that say the same, whatever their white space. */
function sameExpression(a: ExpressionNode, b: ExpressionNode): boolean {
  if (a.form !== b.form || (a.form === 'literal' && b.form === 'literal' && (a.value !== b.value || a.style !== b.style))) return false;
  const [some, others] = [childrenOf(a), childrenOf(b)];
  if (some.length !== others.length) return false;
  if (a.form !== 'literal' && a.form !== 'object' && a.form !== 'tuple' && bare(a) !== bare(b)) return false;
  return some.every((node, i) => {
    const other = others[i];
    return other !== undefined && sameExpression(node, other);
  });
}

function bare(node: ExpressionNode): string {
  return node.kind === 'scalar' ? node.text.replaceAll(/\s+/g, '') : '';
}

function hasValue(read: Read<Value>, value: PlainValue | undefined): boolean {
  if (value === undefined) return false;
  const { node, text } = read;
  if (node.form === 'body') return isPlainMap(value) && hasEntries(valuesOf(node), value, text);
  const isCollection = isPlainList(value) || isPlainMap(value);
  const inner = isCollection && node.form !== 'blocks' ? opened(read) : undefined;
  if (inner !== undefined) return hasValue(inner, value);
  if (isPlainList(value)) return (node.form === 'tuple' || node.form === 'blocks') && hasItems(node, value, text);
  if (isPlainMap(value)) return node.form === 'blocks' ? hasLabelled(node, value, text) : node.form === 'object' && hasEntries(literalEntries(node), value, text);
  if (value instanceof Expression) return node.kind === 'scalar' && node.text === `\${${String(value.value)}}`;
  return node.form === 'literal' && node.value === (value instanceof Choice ? value.value : value);
}

function hasItems(node: TupleNode | BlockList, value: readonly PlainValue[], text: string): boolean {
  return node.items.length === value.length && value.every((child, i) => {
    const item = node.items[i];
    return item !== undefined && hasValue({ node: item, text }, child);
  });
}

function hasLabelled({ blocks }: BlockList, value: Readonly<Record<string, PlainValue>>, text: string): boolean {
  return blocks.length === Object.keys(value).length && blocks.every(({ labels: [label], body }) => label !== undefined && hasValue({ node: body, text }, value[label.text]));
}

function literalEntries(node: ObjectNode): [string, Value][] {
  return node.entries.flatMap(({ key, value }): [string, Value][] => (key.form === 'literal' ? [[key.text, value]] : []));
}

function hasEntries(entries: readonly [string, Value][], value: Readonly<Record<string, PlainValue>>, text: string): boolean {
  const last = new Map(entries);
  return last.size === Object.keys(value).length && Object.entries(value).every(([key, child]) => {
    const node = last.get(key);
    return node !== undefined && hasValue({ node, text }, child);
  });
}

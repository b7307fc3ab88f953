import { Choice, Expression as Written } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import type { Out } from '../../edit/plan.ts';
import { isPlainList, isPlainMap, valueOf } from '../../edit/wanted.ts';
import type { PlainMap, Step, Wanted } from '../../edit/wanted.ts';
import { jsonIn } from '../json.ts';
import type { Call, Expression, ObjectNode, TupleNode } from '../tree.ts';
import { layoutOf, rewrite } from './collection.ts';
import { decidedBy, indentAt } from './context.ts';
import type { Context } from './context.ts';
import { entry, expression } from './emit.ts';
import type { Spot } from './emit.ts';

type Children = ReadonlyMap<Step, Wanted>;

/** Where a value stands: `json` is set in the JSON of a heredoc. */
export interface Place extends Spot {
  readonly json: boolean;
}

/** Functions that say the same as their argument: what is wanted of the one is written into the other. */
const ENCODERS: ReadonlySet<string> = new Set(['jsonencode', 'yamlencode']);

/** What an encoding call encodes. */
export function encoded(node: Call): Expression | undefined {
  return ENCODERS.has(node.name) && node.args.length === 1 && !node.spread ? node.args[0] : undefined;
}

/** True where a literal already says what is wanted. */
export function isSame(node: Expression, value: PlainValue): boolean {
  if (value instanceof Written) return node.form !== 'literal' && node.kind === 'scalar' && node.text === `\${${String(value.value)}}`;
  return node.form === 'literal' && node.value === (value instanceof Choice ? value.value : value);
}

/** Writes what is wanted of an expression. It is never removed here: that is for what holds it. */
export function changeValue(context: Context, node: Expression, wanted: Exclude<Wanted, { kind: 'remove' }>, place: Place): void {
  if (wanted.kind === 'set' && isSame(node, wanted.value)) return;
  const value = wanted.kind === 'set' ? wanted.value : undefined;
  const inner = value === undefined || isPlainMap(value) || isPlainList(value) ? innerOf(context, node) : undefined;
  if (inner !== undefined) changeValue(context, inner.node, wanted, { ...place, json: inner.json });
  else if (node.form === 'object' && (value === undefined || isPlainMap(value))) {
    changeObject(context, node, wanted.kind === 'inside' ? wanted.children : mapDifference(node, value ?? {}), place);
  } else if (node.form === 'tuple' && (value === undefined || isPlainList(value))) {
    changeTuple(context, node, wanted.kind === 'inside' ? wanted.children : listDifference(node, value ?? []), place);
  } else if (node.form !== 'literal' && node.form !== 'object' && node.form !== 'tuple') context.plan.refuse(decidedBy(node));
  else if (value === undefined && !(node.form === 'literal' && node.value === null)) context.plan.refuse('another kind of value stands where it would have to be');
  else replace(context, node, value ?? valueOf(wanted), place);
}

/** What stands in an encoding call or in a heredoc of JSON. */
function innerOf({ plan }: Context, node: Expression): { readonly node: Expression; readonly json: boolean } | undefined {
  const argument = node.form === 'call' ? encoded(node) : undefined;
  if (argument !== undefined) return { node: argument, json: false };
  const json = jsonIn(plan.text, node);
  return json === undefined ? undefined : { node: json, json: true };
}

function replace({ plan, eol, unit }: Context, node: Expression, value: PlainValue | undefined, { json, inline }: Place): void {
  if (value === undefined) return;
  const style = { eol, unit, json, assign: json ? ': ' : ' = ', quotes: json };
  plan.replace(node.start, node.end, expression(plan, value, style, { indent: indentAt(plan.text, node.start), inline }));
}

function mapDifference(node: ObjectNode, value: PlainMap): Children {
  const children = new Map<Step, Wanted>();
  for (const { key } of node.entries) if (key.form === 'literal' && !Object.hasOwn(value, key.text)) children.set(key.text, { kind: 'remove' });
  for (const [key, child] of Object.entries(value)) children.set(key, { kind: 'set', value: child });
  return children;
}

function listDifference(node: TupleNode, value: readonly PlainValue[]): Children {
  const children = new Map<Step, Wanted>();
  value.forEach((child, i) => children.set(i, { kind: 'set', value: child }));
  for (let i = value.length; i < node.items.length; i += 1) children.set(i, { kind: 'remove' });
  return children;
}

function changeObject(context: Context, node: ObjectNode, children: Children, place: Place): void {
  const layout = layoutOf(context, node, place);
  const removed = new Set<number>();
  const added: Out[] = [];
  for (const [step, wanted] of children) {
    if (typeof step === 'number') context.plan.refuse('an object stands where a list would have to be');
    const key = String(step);
    const found = node.entries.flatMap((one, i) => (one.key.form === 'literal' && one.key.text === key ? [i] : []));
    const last = node.entries[found.at(-1) ?? -1];
    if (last === undefined) {
      const value = valueOf(wanted);
      if (value === undefined) continue;
      if (node.entries.some(one => one.key.form !== 'literal')) context.plan.refuse(`one of the computed keys may be ${key}`);
      added.push(entry(context.plan, key, value, layout.style, layout.spot));
    } else if (wanted.kind === 'remove') for (const i of found) removed.add(i);
    else changeValue(context, last.value, wanted, { ...layout.spot, json: place.json });
  }
  rewrite(context, node, layout, { removed, added });
}

function changeTuple(context: Context, node: TupleNode, children: Children, place: Place): void {
  const layout = layoutOf(context, node, place);
  const removed = new Set<number>();
  const added: Out[] = [];
  for (const [step, wanted] of [...children].sort(([a], [b]) => Number(a) - Number(b))) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    if (typeof step !== 'number') context.plan.refuse('a list stands where an object would have to be');
    else if (item === undefined) {
      const value = valueOf(wanted);
      if (value === undefined) continue;
      if (step !== node.items.length + added.length) context.plan.refuse(`the list has ${String(node.items.length)} items`);
      added.push(expression(context.plan, value, layout.style, layout.spot));
    } else if (wanted.kind === 'remove') removed.add(step);
    else changeValue(context, item, wanted, { ...layout.spot, json: place.json });
  }
  rewrite(context, node, layout, { removed, added });
}

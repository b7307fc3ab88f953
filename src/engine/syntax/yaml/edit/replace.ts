import { Choice } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../../tree.ts';
import { blanksBefore, breakAt, columnOf, endOfLine, eolNear, isFirstOnLine, lineStart, skipBlanks } from '../../edit/lines.ts';
import { readScalar } from '../scalar.ts';
import type { Context, Place } from './context.ts';
import { blockLines, flow, inline, lineAt, needsLines } from './emit.ts';
import { flowStyleOf } from './flow.ts';
import { removalObstacle } from './obstacles.ts';
import { blockScalarIndent, contentEnd, headerEnd, isBlockScalar, partsOf } from './place.ts';
import { Out } from '../../edit/plan.ts';
import type { Plan } from '../../edit/plan.ts';
import { isPlainScalar, literal, scalar } from './scalars.ts';
import { isPlainList, isPlainMap } from '../../edit/wanted.ts';
import type { PlainMap } from '../../edit/wanted.ts';

/** True for a scalar that means null: `~`, `null`, or nothing written. */
export function isNull(node: Node): boolean {
  return readScalar(node) === null;
}

/** True where a scalar already says what is wanted. */
export function isSame(node: Node, value: PlainValue): boolean {
  if (node.kind === 'alias') return node.target !== undefined && isSame(node.target, value);
  return node.kind === 'scalar' && readScalar(node) === (value instanceof Choice ? value.value : value);
}

/** Puts a value in the place of a node that cannot be made into it part by part. */
export function replaceValue(context: Context, node: Node, value: PlainValue, place: Place): void {
  const { plan } = context;
  const obstacle = removalObstacle(node, context.uses);
  if (obstacle !== undefined) plan.refuse(obstacle);
  else if (node.kind !== 'alias' && node.tag !== undefined && !tagAgrees(node.tag, value)) {
    plan.refuse(`the tag ${node.tag} asks for another kind of value`);
  } else if (place.flow !== undefined) replaceText(plan, node, flow(value, { ...place.flow, like: node.kind === 'scalar' ? node.style : 'plain' }));
  else if ((node.kind === 'map' || node.kind === 'list') && node.flow) replaceFlow(context, node, value);
  else if (needsLines(value)) replaceByLines(plan, node, value, place);
  else replaceInline(plan, node, value, place);
}

function tagAgrees(tag: string, value: PlainValue): boolean {
  if (tag === '!!map') return isPlainMap(value);
  if (tag === '!!seq') return isPlainList(value);
  return tag === '!!str' && typeof (value instanceof Choice ? value.value : value) === 'string';
}

function replaceFlow(context: Context, node: MapNode | ListNode, value: PlainValue): void {
  const { text } = context.plan;
  const style = flowStyleOf(text, node, partsOf(text, node), { json: context.json, unit: '  ', outer: undefined });
  context.plan.replace(node.start, node.end, flow(value, { ...style, lines: undefined }));
}

/** Puts a scalar, `{}` or `[]` in the place of a block collection, a scalar or an alias. */
function replaceInline(plan: Plan, node: Node, value: PlainValue, place: Place): void {
  if (node.kind === 'map' || node.kind === 'list') {
    const out = inline(value, 'block');
    const end = contentEnd(plan.text, node);
    if (place.introducer < 0 || !isFirstOnLine(plan.text, node.start)) plan.replace(node.start, end, out);
    else {
      plan.insert(place.introducer, new Out().add(' ').append(out));
      plan.deleteLines(node.start, end);
    }
  } else if (isBlockScalar(node) && typeof value === 'string' && replaceLiteral(plan, node, value)) return;
  else if (isPlainScalar(value)) replaceText(plan, node, scalar(value, 'block', node.kind === 'scalar' ? node.style : 'plain'));
  else replaceText(plan, node, inline(value, 'block'));
}

/** New lines for a block scalar, in the columns of the old ones. */
function replaceLiteral(plan: Plan, node: ScalarNode, value: string): boolean {
  const lines = literal(value);
  const indent = blockScalarIndent(plan.text, node);
  if (lines === undefined || indent === undefined) return false;
  const first = endOfLine(plan.text, node.start);
  const eol = breakAt(plan.text, first);
  const body = lines.lines.map(line => (line === '' ? eol : lineAt(eol, indent) + line)).join('');
  plan.replace(node.start, headerEnd(plan.text, node), lines.header);
  plan.replace(first, endOfLine(plan.text, contentEnd(plan.text, node)), body);
  return true;
}

/** Replaces a node's own text by text that fits on its line. */
function replaceText(plan: Plan, node: Node, out: Out): void {
  if (node.start === node.end) {
    insertBehind(plan, node.start, out);
  } else if (isBlockScalar(node)) {
    plan.replace(node.start, headerEnd(plan.text, node), out);
    plan.delete(endOfLine(plan.text, node.start), endOfLine(plan.text, contentEnd(plan.text, node)));
  } else plan.replace(node.start, node.end, out);
}

/** Writes a value that nobody wrote behind its `:`, its `-`, or an anchor; in `{a}` the colon is missing too. */
function insertBehind(plan: Plan, at: number, out: Out): void {
  const rest = skipBlanks(plan.text, at);
  const bare = rest === endOfLine(plan.text, at);
  const before = plan.text[at - 1];
  const lacksColon = before !== ':' && before !== '-' && ',}'.includes(plan.text[rest] ?? ' ');
  plan.replace(at, bare ? rest : at, new Out().add(lacksColon ? ': ' : ' ').append(out));
}

/** Puts a block map or list in the place of a block collection of the other kind, a scalar or an alias. */
function replaceByLines(plan: Plan, node: Node, value: PlainMap | readonly PlainValue[], place: Place): void {
  const { text } = plan;
  const style = { ...place.block, eol: eolNear(text, node.start), dashGap: 1, like: 'plain' } as const;
  const below = place.column + (place.parent === 'list' ? 2 : isPlainList(value) ? style.listOffset : style.step);
  const own = columnOf(text, node.start);
  if (node.kind === 'map' || node.kind === 'list') {
    const alone = isFirstOnLine(text, node.start) && place.parent === 'map';
    const column = alone ? below : own;
    const start = alone ? lineStart(text, node.start) : node.start;
    plan.replace(start, contentEnd(text, node), new Out().add(alone ? ' '.repeat(column) : '').append(blockLines(value, column, style)));
  } else if (place.introducer < 0) plan.refuse('the document is a single value');
  else if (node.start > place.introducer && isFirstOnLine(text, node.start)) replaceText(plan, node, blockLines(value, own, style));
  else if (place.parent === 'list' && !place.properties) {
    const column = node.start === node.end ? place.column + 2 : own;
    replaceText(plan, node, blockLines(value, column, style));
  } else moveBelow(plan, node, new Out().add(lineAt(style.eol, below)).append(blockLines(value, below, style)));
}

/** Cuts a scalar or an alias off its line and writes lines below it; a comment on the line stays. */
function moveBelow(plan: Plan, node: Node, lines: Out): void {
  const start = blanksBefore(plan.text, node.start);
  if (isBlockScalar(node)) {
    const header = endOfLine(plan.text, node.start);
    plan.delete(start, headerEnd(plan.text, node));
    plan.insert(header, lines);
    plan.delete(header, endOfLine(plan.text, contentEnd(plan.text, node)));
  } else {
    if (node.start < node.end) plan.delete(start, node.end);
    plan.insert(endOfLine(plan.text, node.end), lines);
  }
}

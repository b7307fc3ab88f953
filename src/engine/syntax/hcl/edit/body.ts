import type { PlainValue } from '../../../text/change.ts';
import { breakAt, endOfLine, endOfLineBefore, lineStart } from '../../edit/lines.ts';
import { Out } from '../../edit/plan.ts';
import { isPlainList, isPlainMap, valueOf } from '../../edit/wanted.ts';
import type { PlainMap, Step, Wanted } from '../../edit/wanted.ts';
import type { Attribute, Block, Body } from '../tree.ts';
import { hasComment, indentAt } from './context.ts';
import type { Context } from './context.ts';
import { attribute, block, isBlocks } from './emit.ts';
import type { Style } from './emit.ts';
import { innerBlocks } from '../labels.ts';
import type { NewBlock } from '../labels.ts';
import { changeValue } from './value.ts';

type Children = ReadonlyMap<Step, Wanted>;
type Item = Attribute | Block;

/** What happens to the items of one body. */
interface Rewrite {
  readonly removed: Set<Item>;
  readonly attributes: { readonly name: string; readonly value: PlainValue }[];
  readonly blocks: NewBlock[];
}

/** Writes what is wanted of a body: a file's, or a block's. */
export function changeBody(context: Context, body: Body, children: Children): void {
  const changes: Rewrite = { removed: new Set(), attributes: [], blocks: [] };
  // A block on one line stays there.
  const inline = isOneLine(context, body);
  for (const [step, wanted] of children) {
    const name = String(step);
    const own = body.attributes.filter(one => one.name.text === name);
    const last = own.at(-1);
    if (last === undefined) changeBlocks(context, body, name, wanted, changes);
    else if (wanted.kind === 'remove') for (const one of own) changes.removed.add(one);
    else changeValue(context, last.value, wanted, { indent: indentAt(context.plan.text, last.start), inline, json: false });
  }
  rewrite(context, body, changes);
}

/** Adds blocks to a body, behind all that is there. */
export function addBlocks(context: Context, body: Body, blocks: readonly NewBlock[]): void {
  rewrite(context, body, { removed: new Set(), attributes: [], blocks: [...blocks] });
}

function changeBlocks(context: Context, body: Body, name: string, wanted: Wanted, changes: Rewrite): void {
  const { plan } = context;
  const blocks = body.blocks.filter(({ type }) => type.text === name);
  const dynamic = body.blocks.some(({ type, labels }) => type.text === 'dynamic' && labels[0]?.text === name);
  const value = valueOf(wanted);
  if (wanted.kind === 'remove') {
    if (dynamic) plan.refuse(`a dynamic block makes ${name}`);
    for (const one of blocks) changes.removed.add(one);
  } else if (blocks.length === 0 && !dynamic) {
    if (value === undefined) return;
    const labelled = innerBlocks(name, value);
    if (labelled !== undefined) changes.blocks.push(...labelled);
    else if (isBlocks(value)) changes.blocks.push(...value.map(one => ({ type: name, labels: [], value: one })));
    else changes.attributes.push({ name, value });
  } else if (wanted.kind === 'set' && !isPlainList(wanted.value)) plan.refuse(`blocks stand where the attribute ${name} would have to be`);
  else changeEach(context, name, blocks, wanted.kind === 'inside' ? wanted.children : blockDifference(blocks, wanted.value), dynamic, changes);
}

function blockDifference(blocks: readonly Block[], value: PlainValue): Children {
  const children = new Map<Step, Wanted>();
  if (isPlainList(value)) value.forEach((child, i) => children.set(i, { kind: 'set', value: child }));
  for (let i = children.size; i < blocks.length; i += 1) children.set(i, { kind: 'remove' });
  return children;
}

function changeEach(context: Context, name: string, blocks: readonly Block[], children: Children, dynamic: boolean, changes: Rewrite): void {
  const { plan } = context;
  let count = blocks.length;
  for (const [step, wanted] of [...children].sort(([a], [b]) => Number(a) - Number(b))) {
    const found = typeof step === 'number' ? blocks[step] : undefined;
    const value = valueOf(wanted);
    if (typeof step !== 'number') plan.refuse(`blocks stand where the object ${name} would have to be`);
    else if (found !== undefined) changeBlock(context, found, wanted, changes);
    else if (value === undefined) continue;
    else if (dynamic) plan.refuse(`a dynamic block makes ${name}`);
    else if (!isPlainMap(value) || step !== count) plan.refuse(`there are ${String(blocks.length)} blocks ${name}`);
    else if (blocks.some(({ labels }) => labels.length > 0)) plan.refuse(`a block ${name} needs labels of its own`);
    else {
      changes.blocks.push({ type: name, labels: [], value });
      count += 1;
    }
  }
}

function changeBlock(context: Context, found: Block, wanted: Wanted, changes: Rewrite): void {
  if (wanted.kind === 'remove') changes.removed.add(found);
  else if (wanted.kind === 'inside') changeBody(context, found.body, wanted.children);
  else if (isPlainMap(wanted.value)) changeBody(context, found.body, bodyDifference(found.body, wanted.value));
  else context.plan.refuse('a block stands where a value would have to be');
}

function bodyDifference(body: Body, value: PlainMap): Children {
  const children = new Map<Step, Wanted>();
  for (const { key } of body.entries) if (key.kind === 'scalar' && !Object.hasOwn(value, key.text)) children.set(key.text, { kind: 'remove' });
  for (const [key, child] of Object.entries(value)) children.set(key, { kind: 'set', value: child });
  return children;
}

function rewrite(context: Context, body: Body, changes: Rewrite): void {
  const { plan, document, eol, unit } = context;
  const { text } = plan;
  const isFile = body === document.root;
  const adds = changes.attributes.length + changes.blocks.length > 0;
  if (!adds && changes.removed.size === 0) return;
  const outer = isFile ? undefined : indentAt(text, body.start);
  const [first] = body.items;
  const style: Style = { eol, unit, assign: ' = ', quotes: false, json: false };
  const kept = body.items.filter(item => !changes.removed.has(item));
  const oneLine = isOneLine(context, body);
  const indent = outer === undefined ? '' : first === undefined || oneLine ? outer + unit : indentAt(text, first.start);
  const made = written(context, changes, style, indent);
  if (oneLine) unfold(context, body, kept, made, { indent, outer: outer ?? '' });
  else {
    for (const item of changes.removed) removeItem(context, item, !adds);
    insertAttributes(context, body, { kept, removed: changes.removed, attributes: made.attributes }, indent);
    insertBlocks(context, body, kept, made.blocks, indent);
  }
}

function isOneLine({ plan, document }: Context, body: Body): boolean {
  return body !== document.root && !plan.text.slice(body.start, body.end).includes('\n');
}

interface Made {
  readonly attributes: readonly Out[];
  readonly blocks: readonly { readonly type: string; readonly out: Out }[];
}

function written({ plan }: Context, changes: Rewrite, style: Style, indent: string): Made {
  return {
    attributes: changes.attributes.map(({ name, value }) => attribute(plan, name, value, style, { indent, inline: false })),
    blocks: changes.blocks.map(({ type, labels, value }) => ({ type, out: block(plan, type, labels, value, style, indent) })),
  };
}

/** A block on one line can hold one attribute: with more, it stands on several. */
function unfold(context: Context, body: Body, kept: readonly Item[], made: Made, { indent, outer }: { readonly indent: string; readonly outer: string }): void {
  const { plan, eol } = context;
  const [item] = kept;
  const inside = { start: body.start + 1, end: body.end - 1 };
  if (hasComment(context, inside.start, inside.end)) {
    plan.refuse('a comment stands between the braces');
    return;
  }
  const out = new Out();
  for (const one of made.attributes) out.add(eol + indent).append(one);
  made.blocks.forEach(({ out: one }, i) => out.add(i > 0 || item !== undefined || made.attributes.length > 0 ? eol : '').add(eol + indent).append(one));
  if (item === undefined) plan.replace(inside.start, inside.end, out.text === '' ? out : out.add(eol + outer));
  else if (out.text !== '') {
    plan.replace(inside.start, item.start, eol + indent);
    plan.replace(item.end, inside.end, out.add(eol + outer));
  }
}

/** Takes an item with its lines; of two blank lines that would meet, or one at an end of the body, one goes too. */
function removeItem({ plan }: Context, item: Item, tidy: boolean): void {
  const { text } = plan;
  plan.deleteLines(item.start, item.end);
  if (!tidy) return;
  const above = endOfLineBefore(text, item.start);
  if (above === undefined) return;
  const below = endOfLine(text, item.end) + breakAt(text, endOfLine(text, item.end)).length;
  const next = text.slice(below, endOfLine(text, below)).trim();
  const before = text.slice(lineStart(text, above), above).trim();
  const ends = next === '' || next.startsWith('}');
  if (before === '' && ends) plan.deleteLines(above, above);
  else if (before.endsWith('{') && next === '' && below < text.length) plan.deleteLines(below, below);
}

interface Insertion {
  readonly kept: readonly Item[];
  readonly removed: ReadonlySet<Item>;
  readonly attributes: readonly Out[];
}

/** New attributes follow those at the head of the body, before its blocks. */
function insertAttributes({ plan, eol }: Context, body: Body, { kept, removed, attributes }: Insertion, indent: string): void {
  if (attributes.length === 0) return;
  const { text } = plan;
  const firstBlock = kept.findIndex(item => item.kind === 'block');
  const head = firstBlock < 0 ? kept : kept.slice(0, firstBlock);
  const anchor = head.at(-1) ?? kept.findLast(item => item.kind === 'attribute');
  const [next] = kept;
  const isFile = body.end === text.length && body.start === 0;
  const at = anchor !== undefined ? endOfLine(text, anchor.end) : next === undefined || isFile ? behindAll(text, body) : endOfLine(text, body.start);
  const out = new Out();
  for (const [i, one] of attributes.entries()) out.add(at === 0 && i === 0 ? '' : eol + indent).append(one);
  if (anchor === undefined && next !== undefined && !isFile && !isBlankBelow(text, at, removed)) out.add(eol);
  if (isFile && at === text.length && !text.endsWith('\n')) out.add(text === '' ? eol : '');
  plan.insert(at, out);
}

/** A new block follows the last of its type, else all that is there, with a blank line before it. */
function insertBlocks({ plan, eol }: Context, body: Body, kept: readonly Item[], blocks: Made['blocks'], indent: string): void {
  const { text } = plan;
  for (const [i, { type, out: one }] of blocks.entries()) {
    const like = kept.findLast(item => item.kind === 'block' && item.type.text === type);
    const at = like === undefined ? behindAll(text, body) : endOfLine(text, like.end);
    const bare = kept.length === 0 && i === 0 && text.slice(body.start, at).trim() === (body.start === 0 && body.end === text.length ? '' : '{');
    const dense = like?.kind === 'block' && like.index > 0 && isDense(text, kept, like);
    const out = new Out().add(bare || dense ? '' : eol);
    plan.insert(at, out.add(at === 0 && i === 0 ? '' : eol + indent).append(one).add(text === '' && i === blocks.length - 1 ? eol : ''));
  }
}

/** True where blocks of one type stand without a blank line between. */
function isDense(text: string, kept: readonly Item[], like: Block): boolean {
  const before = kept[kept.indexOf(like) - 1];
  return before !== undefined && !/\n[ \t]*\r?\n/.test(text.slice(before.end, like.start));
}

/** Behind the last thing in a body that is no white space, a comment included. */
function behindAll(text: string, body: Body): number {
  const end = body.start === 0 && body.end === text.length ? text.length : body.end - 1;
  return body.start + text.slice(body.start, end).trimEnd().length;
}

/** Whether the next line that stays is blank. */
function isBlankBelow(text: string, at: number, removed: ReadonlySet<Item>): boolean {
  const start = at + breakAt(text, at).length;
  const end = endOfLine(text, start);
  const gone = [...removed].find(item => item.start >= start && item.start < end);
  return gone === undefined ? text.slice(start, end).trim() === '' : isBlankBelow(text, endOfLine(text, gone.end), removed);
}

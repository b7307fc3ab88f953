import { bodyOf, objectOf, tupleOf } from './nodes.ts';
import type { Numbering } from './nodes.ts';
import type { Attribute, Block, Body, Expression, ObjectEntry, Range, Step, TemplatePart } from './tree.ts';

/** Items with all places in them further down by `by` UTF-16 units, and their blocks numbered anew. */
export function movedItems(items: readonly (Attribute | Block)[], by: number, numbering: Numbering): readonly (Attribute | Block)[] {
  return items.map(item => {
    const there = by === 0 ? item : movedItem(item, by);
    if (there.kind === 'attribute') return there;
    const index = numbering.next(there.type.text);
    return index === there.index ? there : { ...there, index };
  });
}

/** A range, or anything that has one and holds no other places. */
export function moved<T extends Range>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

function movedItem(item: Attribute | Block, by: number): Attribute | Block {
  if (item.kind === 'attribute') return { ...moved(item, by), name: moved(item.name, by), equals: item.equals + by, value: movedNode(item.value, by) };
  return { ...moved(item, by), type: moved(item.type, by), labels: item.labels.map(label => moved(label, by)), body: movedBody(item.body, by) };
}

function movedBody({ start, end, items }: Body, by: number): Body {
  return bodyOf(start + by, end + by, items.map(item => movedItem(item, by)));
}

function movedNode(node: Expression, by: number): Expression {
  switch (node.form) {
    case 'literal':
    case 'unreadable':
      return moved(node, by);
    case 'template':
      return { ...moved(node, by), parts: node.parts.map(part => movedPart(part, by)) };
    case 'object':
      return objectOf(node.start + by, node.end + by, node.entries.map(entry => movedEntry(entry, by)));
    case 'tuple':
      return tupleOf(node.start + by, node.end + by, node.items.map(item => movedNode(item, by)), node.ranges.map(range => moved(range, by)));
    case 'reference':
      return { ...moved(node, by), steps: movedSteps(node.steps, by) };
    case 'access':
      return { ...moved(node, by), of: movedNode(node.of, by), steps: movedSteps(node.steps, by) };
    case 'call':
      return { ...moved(node, by), args: node.args.map(arg => movedNode(arg, by)) };
    case 'conditional':
      return { ...moved(node, by), condition: movedNode(node.condition, by), whenTrue: movedNode(node.whenTrue, by), whenFalse: movedNode(node.whenFalse, by) };
    case 'for':
      return { ...moved(node, by), collection: movedNode(node.collection, by), key: maybe(node.key, by), value: movedNode(node.value, by), condition: maybe(node.condition, by) };
    case 'unary':
      return { ...moved(node, by), operand: movedNode(node.operand, by) };
    case 'binary':
      return { ...moved(node, by), left: movedNode(node.left, by), right: movedNode(node.right, by) };
  }
}

function maybe(node: Expression | undefined, by: number): Expression | undefined {
  return node === undefined ? undefined : movedNode(node, by);
}

function movedEntry(entry: ObjectEntry, by: number): ObjectEntry {
  return { ...moved(entry, by), key: movedNode(entry.key, by), value: movedNode(entry.value, by), equals: entry.equals + by };
}

function movedPart(part: TemplatePart, by: number): TemplatePart {
  return part.kind === 'interpolation' ? { ...moved(part, by), expression: movedNode(part.expression, by) } : moved(part, by);
}

function movedSteps(steps: readonly Step[], by: number): readonly Step[] {
  return steps.map(step => (step.kind === 'index' ? { ...step, key: movedNode(step.key, by) } : step.kind === 'splat' ? { ...step, steps: movedSteps(step.steps, by) } : step));
}

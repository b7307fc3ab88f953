import type { Node } from '../tree.ts';
import type { Attribute, Body, Expression, Step } from './tree.ts';

/** True for a file of HCL, and for what a block holds. */
export function isBody(node: Node): node is Body {
  return 'form' in node && node.form === 'body';
}

/** A node of HCL, not of JSON or YAML. */
export function isExpression(node: Node): node is Expression {
  return 'form' in node && node.form !== 'body' && node.form !== 'blocks';
}

/** The expressions that an expression is made of, in the order of the text. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.form) {
    case 'literal':
    case 'unreadable':
      return [];
    case 'template':
      return node.parts.flatMap(part => (part.kind === 'interpolation' ? [part.expression] : []));
    case 'object':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'tuple':
      return node.items;
    case 'reference':
      return stepsOf(node.steps);
    case 'access':
      return [node.of, ...stepsOf(node.steps)];
    case 'call':
      return node.args;
    case 'conditional':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'for':
      return [node.collection, ...(node.key === undefined ? [] : [node.key]), node.value, ...(node.condition === undefined ? [] : [node.condition])];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
  }
}

function stepsOf(steps: readonly Step[]): Expression[] {
  return steps.flatMap(step => (step.kind === 'index' ? [step.key] : step.kind === 'splat' ? stepsOf(step.steps) : []));
}

/** Every attribute of a body and of the bodies in it. */
export function* attributesOf(body: Body): Generator<Attribute> {
  for (const item of body.items) {
    if (item.kind === 'attribute') yield item;
    else yield* attributesOf(item.body);
  }
}

import { isExpression } from '../../../syntax/hcl/children.ts';
import { jsonIn } from '../../../syntax/hcl/json.ts';
import type { Access, Call, Conditional, Expression, Literal, ObjectNode, Reference, TupleNode } from '../../../syntax/hcl/tree.ts';
import type { Node } from '../../../syntax/tree.ts';
import { evaluateFor } from './for.ts';
import { callFunction } from './functions/index.ts';
import { evaluateJson } from './json.ts';
import { evaluateBinary, evaluateUnary } from './operators.ts';
import { booleanOf, plainOf, same, textOf } from './plain.ts';
import type { Scope } from './scope.ts';
import { takeSteps } from './steps.ts';
import { evaluateTemplate } from './template.ts';
import type { Evaluated } from './types.ts';
import { absent, below, dynamic, follows, Lazy, list, mapping, mentionsOf, placeOf, refused, scalar, within } from './values.ts';
import type { Origin } from './values.ts';

/** What an expression comes to. Never throws, and ends: what goes too deep or takes too long is dynamic. */
export function evaluate(node: Node, at: Origin, scope: Scope): Evaluated {
  if (!scope.work.enter()) return dynamic('there is too much to work out', placeOf(node, at));
  try {
    return isExpression(node) ? evaluateExpression(node, at, scope) : evaluateJson(node, at, scope);
  } finally {
    scope.work.leave();
  }
}

function evaluateExpression(node: Expression, at: Origin, scope: Scope): Evaluated {
  switch (node.form) {
    case 'literal':
      return evaluateLiteral(node, at, scope);
    case 'template':
      return withJson(node, at, scope, evaluateTemplate(node, at, scope));
    case 'object':
      return evaluateObject(node, at, scope);
    case 'tuple':
      return evaluateTuple(node, at, scope);
    case 'reference':
      return evaluateReference(node, at, scope);
    case 'access':
      return evaluateAccess(node, at, scope);
    case 'call':
      return evaluateCall(node, at, scope);
    case 'conditional':
      return evaluateConditional(node, at, scope);
    case 'for':
      return evaluateFor(node, at, scope);
    case 'unary':
      return evaluateUnary(node, at, scope);
    case 'binary':
      return evaluateBinary(node, at, scope);
    case 'unreadable':
      return dynamic('it cannot be read', placeOf(node, at));
  }
}

function evaluateLiteral(node: Literal, at: Origin, scope: Scope): Evaluated {
  const place = placeOf(node, at);
  if (node.value === null) return absent(place);
  const value = scalar(node.value, place);
  return node.style === 'literal' ? withJson(node, at, scope, value) : value;
}

/** What a heredoc says as JSON. */
function withJson(node: Expression, at: Origin, scope: Scope, value: Evaluated): Evaluated {
  const tree = at.fixed === undefined ? jsonIn(at.document.source.text, node) : undefined;
  return tree === undefined ? value : { ...value, json: evaluate(tree, at, scope) };
}

function evaluateTuple(node: TupleNode, at: Origin, scope: Scope): Evaluated {
  const items = node.items.map((item, i) => evaluate(item, below(at, i, undefined), scope));
  return list(items, placeOf(node, at));
}

function evaluateObject(node: ObjectNode, at: Origin, scope: Scope): Evaluated {
  const makers = new Map<string, () => Evaluated>();
  let open: string | undefined;
  for (const { key, value } of node.entries) {
    const name = evaluate(key, within(at), scope);
    const text = name.kind === 'scalar' ? textOf(name.value) : undefined;
    if (text === undefined) open = 'one of its keys is not known';
    else makers.set(text, () => evaluate(value, below(at, text, { start: key.start, end: key.end }), scope));
  }
  return mapping(new Lazy(makers), placeOf(node, at), open);
}

function evaluateReference(node: Reference, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  const path: string[] = [];
  for (const one of node.steps) {
    const name = one.kind === 'attribute' ? one.name : one.kind === 'index' && one.key.form === 'literal' && typeof one.key.value === 'string' ? one.key.value : undefined;
    if (name === undefined) break;
    path.push(name);
  }
  const { value, used } = scope.resolve(node.name, path, here);
  return moved(takeSteps(value, node.steps.slice(used), within(at), here, scope), here);
}

function evaluateAccess(node: Access, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  return moved(takeSteps(evaluate(node.of, within(at), scope), node.steps, within(at), here, scope), here);
}

/** What is not known is not known here; what is known stays where it is written. */
function moved(value: Evaluated, here: ReturnType<typeof placeOf>): Evaluated {
  return value.kind === 'dynamic' ? { ...value, place: here } : value;
}

function evaluateCall(node: Call, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  // What is encoded is written as it is: the edits go through these.
  const inner = ENCODERS.has(node.name) ? at : within(at);
  const args = node.args.map(arg => evaluate(arg, inner, scope));
  const last = args.at(-1);
  if (!node.spread || last === undefined) return callFunction(node.name, args, here);
  if (last.kind !== 'list' || last.open !== undefined) return follows(last, here);
  return callFunction(node.name, [...args.slice(0, -1), ...last.items], here);
}

const ENCODERS: ReadonlySet<string> = new Set(['jsonencode', 'yamlencode']);

function evaluateConditional(node: Conditional, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  const condition = evaluate(node.condition, within(at), scope);
  const plain = plainOf(condition);
  if (plain !== undefined) {
    const holds = booleanOf(plain);
    if (holds === undefined) return refused('its condition is neither true nor false', here);
    return evaluate(holds ? node.whenTrue : node.whenFalse, within(at), scope);
  }
  const branches = [evaluate(node.whenTrue, within(at), scope), evaluate(node.whenFalse, within(at), scope)];
  const [a, b] = branches.map(plainOf);
  // Whatever the condition says.
  if (a !== undefined && b !== undefined && same(a, b)) return branches[0] ?? follows(condition, here);
  return { ...dynamic(condition.kind === 'dynamic' ? condition.because : 'its condition is not known', here), mentions: mentionsOf(condition, ...branches) };
}


import type { Binary, Unary } from '../../../syntax/hcl/tree.ts';
import { evaluate } from './evaluate.ts';
import { booleanOf, numberOf, plainOf, same } from './plain.ts';
import type { Scope } from './scope.ts';
import type { Evaluated, Place } from './types.ts';
import { dynamic, follows, mentionsOf, placeOf, refused, scalar, within } from './values.ts';
import type { Origin } from './values.ts';

export function evaluateUnary(node: Unary, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  const operand = evaluate(node.operand, within(at), scope);
  const plain = plainOf(operand);
  if (plain === undefined) return follows(operand, here);
  const value = node.operator === '!' ? negated(booleanOf(plain)) : minus(numberOf(plain));
  return value === undefined ? refused(`${node.operator} cannot be taken of it`, here) : scalar(value, here);
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function minus(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

export function evaluateBinary(node: Binary, at: Origin, scope: Scope): Evaluated {
  const here = placeOf(node, at);
  const left = evaluate(node.left, within(at), scope);
  const right = evaluate(node.right, within(at), scope);
  const { operator } = node;
  if (operator === '&&' || operator === '||') return logical(operator === '||', left, right, here);
  if (operator === '==' || operator === '!=') return equality(operator === '==', left, right, here);
  const [a, b] = [plainOf(left), plainOf(right)];
  if (a === undefined || b === undefined) return unknown(left, right, here);
  const [x, y] = [numberOf(a), numberOf(b)];
  const result = x === undefined || y === undefined ? undefined : OPERATORS[operator]?.(x, y);
  return result === undefined || (typeof result === 'number' && !Number.isFinite(result)) ? refused(`${operator} needs two numbers`, here) : scalar(result, here);
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** One side that settles it is enough. */
function logical(settling: boolean, left: Evaluated, right: Evaluated, here: Place): Evaluated {
  const plains = [plainOf(left), plainOf(right)];
  if (plains.some(plain => plain !== undefined && booleanOf(plain) === settling)) return scalar(settling, here);
  if (plains.some(plain => plain === undefined)) return unknown(left, right, here);
  return plains.every(plain => plain !== undefined && booleanOf(plain) !== undefined) ? scalar(!settling, here) : refused('it needs two that are true or false', here);
}

function equality(equal: boolean, left: Evaluated, right: Evaluated, here: Place): Evaluated {
  const [a, b] = [plainOf(left), plainOf(right)];
  if (a !== undefined && b !== undefined) return scalar(same(a, b) === equal, here);
  // A list or an object is not null, whatever it holds.
  const [one, other] = left.kind === 'absent' ? [left, right] : [right, left];
  if (one.kind === 'absent' && (other.kind === 'list' || other.kind === 'map')) return scalar(!equal, here);
  return unknown(left, right, here);
}

function unknown(left: Evaluated, right: Evaluated, here: Place): Evaluated {
  const from = plainOf(left) === undefined ? left : right;
  return { ...dynamic(follows(from, here).because, here), mentions: mentionsOf(left, right), ...(from.kind === 'dynamic' && from.refused === true ? { refused: true as const } : {}) };
}

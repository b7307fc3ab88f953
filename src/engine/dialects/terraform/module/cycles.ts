import { childrenOf } from '../../../syntax/hcl/children.ts';
import type { Expression } from '../../../syntax/hcl/tree.ts';
import type { Node } from '../../../syntax/tree.ts';
import type { Problem, Span } from '../../../text/source.ts';
import { isExpression } from './evaluate.ts';

/** A local value as it is written. */
export interface WrittenLocal {
  readonly node: Node;
  /** Its name. */
  readonly span: Span;
}

/** Locals that need themselves to be worked out: one problem for each circle, at the first of its names. */
export function cyclesOf(locals: ReadonlyMap<string, WrittenLocal>): Problem[] {
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const [name, { span }] of locals) {
    const cycle = done.has(name) ? undefined : cycleThrough(name, locals, done);
    if (cycle === undefined) continue;
    for (const one of cycle) done.add(one);
    const chain = [...cycle, name].map(one => `local.${one}`).join(' → ');
    problems.push({ span, message: `local.${name} needs itself to be worked out: ${chain}.` });
  }
  return problems;
}

/** The shortest way from a local back to itself. */
function cycleThrough(name: string, locals: ReadonlyMap<string, WrittenLocal>, done: ReadonlySet<string>): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [name];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    const written = locals.get(current);
    for (const next of written === undefined ? [] : needsOf(written)) {
      if (next === name) return wayTo(current, from, name);
      if (from.has(next) || done.has(next) || !locals.has(next)) continue;
      from.set(next, current);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(last: string, from: ReadonlyMap<string, string>, first: string): string[] {
  const way = [last];
  for (let at = last; at !== first; ) {
    at = from.get(at) ?? first;
    way.unshift(at);
  }
  return way;
}

const NEEDS = new WeakMap<Node, readonly string[]>();

function needsOf({ node }: WrittenLocal): readonly string[] {
  let needs = NEEDS.get(node);
  if (needs === undefined) {
    const found = new Set<string>();
    if (isExpression(node)) gather(node, found);
    needs = [...found];
    NEEDS.set(node, needs);
  }
  return needs;
}

function gather(node: Expression, into: Set<string>): void {
  const [first] = node.form === 'reference' && node.name === 'local' ? node.steps : [];
  if (first?.kind === 'attribute') into.add(first.name);
  for (const child of childrenOf(node)) gather(child, into);
}

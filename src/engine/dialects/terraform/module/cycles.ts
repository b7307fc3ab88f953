import { isExpression } from '../../../syntax/hcl/children.ts';
import { childrenOf } from '../../../syntax/hcl/children.ts';
import type { Expression } from '../../../syntax/hcl/tree.ts';
import type { Node } from '../../../syntax/tree.ts';
import type { Problem, Span } from '../../../text/source.ts';

/** A local value as it is written. */
export interface WrittenLocal {
  readonly node: Node;
  /** Its name. */
  readonly span: Span;
}

/** Locals that need themselves to be worked out: one problem for all that need each other, at the first of their names. */
export function cyclesOf(locals: ReadonlyMap<string, WrittenLocal>): Problem[] {
  const places = new Map([...locals.keys()].map((name, i) => [name, i]));
  return knots(locals).flatMap(knot => {
    const name = [...knot].reduce((first, one) => ((places.get(one) ?? 0) < (places.get(first) ?? 0) ? one : first));
    const span = locals.get(name)?.span;
    const cycle = cycleThrough(name, locals, knot);
    if (span === undefined || cycle === undefined) return [];
    const chain = [...cycle, name].map(one => `local.${one}`).join(' → ');
    return [{ span, message: `local.${name} needs itself to be worked out: ${chain}.` }];
  });
}

/**
 * The sets of locals that all need each other, by Tarjan's algorithm, which looks at each local once; without recursion,
 * since generated files hold chains of thousands.
 */
function knots(locals: ReadonlyMap<string, WrittenLocal>): ReadonlySet<string>[] {
  const found: ReadonlySet<string>[] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const pending: string[] = [];
  const isPending = new Set<string>();
  const way: { readonly name: string; readonly needs: Iterator<string> }[] = [];
  const enter = (name: string): void => {
    low.set(name, order.size);
    order.set(name, order.size);
    pending.push(name);
    isPending.add(name);
    way.push({ name, needs: knownNeeds(name, locals).values() });
  };
  const lower = (name: string, to: number | undefined): void => {
    low.set(name, Math.min(low.get(name) ?? 0, to ?? 0));
  };
  const leave = (name: string): void => {
    if (low.get(name) !== order.get(name)) return;
    const knot = new Set(pending.splice(pending.lastIndexOf(name)));
    for (const one of knot) isPending.delete(one);
    if (knot.size > 1 || knownNeeds(name, locals).includes(name)) found.push(knot);
  };
  for (const start of locals.keys()) {
    if (!order.has(start)) enter(start);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const next = at.needs.next();
      if (next.done !== true) {
        if (!order.has(next.value)) enter(next.value);
        else if (isPending.has(next.value)) lower(at.name, order.get(next.value));
        continue;
      }
      way.pop();
      leave(at.name);
      const before = way.at(-1);
      if (before !== undefined) lower(before.name, low.get(at.name));
    }
  }
  return found;
}

function knownNeeds(name: string, locals: ReadonlyMap<string, WrittenLocal>): readonly string[] {
  const written = locals.get(name);
  return written === undefined ? [] : needsOf(written).filter(one => locals.has(one));
}

/** The shortest way from a local back to itself, among those that need each other. */
function cycleThrough(name: string, locals: ReadonlyMap<string, WrittenLocal>, knot: ReadonlySet<string>): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [name];
  // A queue that is never shortened: to take its first away costs as much as it is long.
  for (let i = 0, current = queue[i]; current !== undefined; i += 1, current = queue[i]) {
    for (const next of knownNeeds(current, locals)) {
      if (next === name) return wayTo(current, from, name);
      if (from.has(next) || !knot.has(next)) continue;
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
    way.push(at);
  }
  return way.reverse();
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

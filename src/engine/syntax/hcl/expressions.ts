import { computed, objectOf, plain, quoted, tupleOf } from './nodes.ts';
import { decodeQuoted } from './strings.ts';
import { readTemplate } from './templates.ts';
import type { Call, Conditional, Expression, For, ObjectEntry, ObjectNode, Range, Reference, Step, TupleNode } from './tree.ts';
import type { Walker } from './walker.ts';

/** Reads the node that the walker stands at: an `expression`, or one side of an operation. */
export function readExpression(walker: Walker): Expression {
  const terms = new Terms(walker);
  walker.each(type => {
    terms.take(type);
  });
  return terms.only;
}

/** The expression at a place where none could be read. */
export function unreadable(walker: Walker, start: number, end: number): Expression {
  return { ...computed(walker.text, start, end), form: 'unreadable' };
}

/** Gathers the children of a node into terms: `a.b[0] + (c)` has two, with an operator between. */
class Terms {
  readonly #walker: Walker;
  readonly #start: number;
  readonly #done: Expression[] = [];
  readonly operators: string[] = [];
  #open: Expression | undefined;
  /** Where the parenthesis around the open term stands. */
  #parenthesis: number | undefined;

  constructor(walker: Walker) {
    this.#walker = walker;
    this.#start = walker.start;
  }

  get only(): Expression {
    return this.#open ?? unreadable(this.#walker, this.#start, this.#walker.end);
  }

  get all(): readonly Expression[] {
    return [...this.#done, this.only];
  }

  take(type: string): void {
    const walker = this.#walker;
    if (type === '(') this.#parenthesis = walker.start;
    else if (type === 'get_attr' || type === 'index' || type === 'splat') this.#extend(readSteps(walker, type), walker.end);
    else if (type !== ')' && type !== '?' && type !== ':') {
      const term = readTerm(walker, type);
      if (term === undefined) this.#operator(type);
      else this.#open = term;
    }
  }

  #operator(type: string): void {
    this.operators.push(type);
    if (this.#open !== undefined) this.#done.push(this.#open);
    this.#open = undefined;
    this.#parenthesis = undefined;
  }

  #extend(steps: readonly Step[], end: number): void {
    const of = this.only;
    const { text } = this.#walker;
    const base = computed(text, this.#parenthesis ?? of.start, end);
    this.#open =
      of.form === 'reference' && this.#parenthesis === undefined
        ? { ...base, form: 'reference', name: of.name, steps: [...of.steps, ...steps] }
        : of.form === 'access'
          ? { ...of, ...base, steps: [...of.steps, ...steps] }
          : { ...base, form: 'access', of, steps };
  }
}

function readTerm(walker: Walker, type: string): Expression | undefined {
  switch (type) {
    case 'expression':
      return readExpression(walker);
    case 'literal_value':
      return only(walker, readLiteral);
    case 'variable_expr':
      return readVariable(walker);
    case 'template_expr':
      return only(walker, () => readTemplate(walker));
    case 'collection_value':
      return only(walker, kind => (kind === 'tuple' ? readTuple(walker) : readObject(walker)));
    case 'function_call':
      return readCall(walker);
    case 'for_expr':
      return only(walker, readFor);
    case 'operation':
      return only(walker, readOperation);
    case 'conditional':
      return readConditional(walker);
    default:
      return undefined;
  }

  function readLiteral(kind: string): Expression {
    const { start, end, written } = walker;
    if (kind === 'string_lit') return readString(walker);
    if (kind === 'numeric_lit') return plain(start, end, Number(written));
    return plain(start, end, kind === 'null_lit' ? null : written === 'true');
  }

  function readFor(kind: string): Expression {
    return readForExpression(walker, kind === 'for_object_expr');
  }

  function readOperation(kind: string): Expression {
    return kind === 'unary_operation' ? readUnary(walker) : readBinary(walker);
  }
}

/** A string without interpolation, such as a label. */
export function readString(walker: Walker): ReturnType<typeof quoted> {
  const { start, end, written } = walker;
  if (written.includes('\n')) walker.error(start, end, 'A string ends on the line on which it starts.');
  return quoted(start, end, decodeQuoted(written.slice(1, written.length > 1 && written.endsWith('"') ? -1 : undefined)));
}

function readVariable(walker: Walker): Reference {
  const { start, end, text, written } = walker;
  return { ...computed(text, start, end), form: 'reference', name: written, steps: [] };
}

function readSteps(walker: Walker, type: string): Step[] {
  if (type === 'get_attr') return [{ kind: 'attribute', name: walker.written.replace(/^\.\s*/, '') }];
  const steps: Step[] = [];
  walker.each(kind => {
    if (type === 'index') steps.push(readIndex(walker, kind));
    else steps.push(...readSplat(walker, kind));
  });
  return steps;
}

function readIndex(walker: Walker, kind: string): Step {
  const { start, end, written } = walker;
  let key: Expression = unreadable(walker, start, end);
  if (kind === 'legacy_index') key = plain(start + 1, end, Number(written.slice(1)));
  else walker.each(inner => {
    if (inner === 'expression') key = readExpression(walker);
  });
  return { kind: 'index', key };
}

/** Behind `.*`, a `[0]` is taken of the whole result and ends the splat; behind `[*]`, of each element. */
function readSplat(walker: Walker, kind: string): Step[] {
  const each: Step[] = [];
  const behind: Step[] = [];
  walker.each(type => {
    if (type !== 'get_attr' && type !== 'index') return;
    const ends = kind === 'attr_splat' && type === 'index' && walker.text[walker.start] === '[';
    (ends || behind.length > 0 ? behind : each).push(...readSteps(walker, type));
  });
  return [{ kind: 'splat', steps: each }, ...behind];
}

function readTuple(walker: Walker): TupleNode {
  const { start, end } = walker;
  const items: Expression[] = [];
  const ranges: Range[] = [];
  walker.each(type => {
    if (type !== 'expression') return;
    items.push(readExpression(walker));
    ranges.push({ start: walker.start, end: walker.end });
  });
  return tupleOf(start, end, items, ranges);
}

function readObject(walker: Walker): ObjectNode {
  const { start, end } = walker;
  const entries: ObjectEntry[] = [];
  walker.each(type => {
    if (type === 'object_elem') entries.push(readEntry(walker));
  });
  for (const [i, entry] of entries.entries()) {
    const next = entries[i + 1];
    if (next !== undefined && !/[,\n]/.test(walker.text.slice(entry.end, next.start))) {
      walker.error(next.start, next.end, 'A comma or a line break is missing before this.');
    }
  }
  return objectOf(start, end, entries);
}

function readEntry(walker: Walker): ObjectEntry {
  const { start, end } = walker;
  let key: Expression | undefined;
  let value: Expression | undefined;
  let equals = end;
  walker.each(type => {
    if (type === 'expression') {
      if (key === undefined) key = readKey(walker);
      else value = readExpression(walker);
    } else if (type === '=' || type === ':') equals = walker.start;
  });
  return { key: key ?? unreadable(walker, start, start), value: value ?? unreadable(walker, end, end), start, end, equals };
}

/** A bare name is the key itself, unlike `(name)`, which is computed; so are words and numbers. */
function readKey(walker: Walker): Expression {
  const parenthesised = walker.text[walker.start] === '(';
  const key = readExpression(walker);
  const name = key.form === 'reference' && key.steps.length === 0 && !parenthesised ? key.name : undefined;
  return name === undefined ? key : plain(key.start, key.end, name);
}

function readCall(walker: Walker): Call {
  const { start, end, text } = walker;
  let name = '';
  let spread = false;
  const args: Expression[] = [];
  walker.each(type => {
    if (type === 'identifier') name = walker.written;
    else if (type === 'function_arguments') walker.each(kind => {
      if (kind === 'expression') args.push(readExpression(walker));
      else if (kind === 'ellipsis') spread = true;
    });
  });
  return { ...computed(text, start, end), form: 'call', name, args, spread };
}

function readConditional(walker: Walker): Expression {
  const { start, end, text } = walker;
  const parts: { readonly expression: Expression; readonly bare: boolean }[] = [];
  walker.each(type => {
    if (type !== 'expression') return;
    const from = walker.start;
    const expression = readExpression(walker);
    parts.push({ expression, bare: expression.start === from });
  });
  const [condition, whenTrue, whenFalse] = parts;
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) return unreadable(walker, start, end);
  const made = { condition: condition.expression, whenTrue: whenTrue.expression, whenFalse: whenFalse.expression };
  return rotated(text, { ...computed(text, start, end), form: 'conditional', ...made }, condition.bare);
}

/** The grammar takes `a ? b : c ? d : e` from the left; HCL, as everybody, from the right. */
function rotated(text: string, outer: Conditional, bare: boolean): Conditional {
  const inner = outer.condition;
  if (!bare || inner.form !== 'conditional') return outer;
  const base = computed(text, inner.whenFalse.start, outer.end);
  const rest: Conditional = { ...outer, ...base, condition: inner.whenFalse };
  return { ...outer, condition: inner.condition, whenTrue: inner.whenTrue, whenFalse: rotated(text, rest, text[inner.whenFalse.start - 1] !== '(') };
}

function readForExpression(walker: Walker, isObject: boolean): Expression {
  const { start, end, text } = walker;
  const names: string[] = [];
  const results: Expression[] = [];
  let collection: Expression | undefined;
  let condition: Expression | undefined;
  let groups = false;
  walker.each(type => {
    if (type === 'expression') results.push(readExpression(walker));
    else if (type === 'ellipsis') groups = true;
    else if (type === 'for_cond') walker.each(kind => {
      if (kind === 'expression') condition = readExpression(walker);
    });
    else if (type === 'for_intro') walker.each(kind => {
      if (kind === 'identifier') names.push(walker.written);
      else if (kind === 'expression') collection = readExpression(walker);
    });
  });
  const [first, second] = results;
  const value = isObject ? second : first;
  if (collection === undefined || value === undefined) return unreadable(walker, start, end);
  const made: For = { ...computed(text, start, end), form: 'for', names, collection, key: isObject ? first : undefined, value, condition, groups };
  return made;
}

function readUnary(walker: Walker): Expression {
  const { start, end, text } = walker;
  const terms = new Terms(walker);
  walker.each(type => {
    terms.take(type);
  });
  const operand = terms.only;
  const operator = terms.operators[0] ?? '-';
  if (operator === '-' && operand.form === 'literal' && typeof operand.value === 'number') return plain(start, end, -operand.value);
  return { ...computed(text, start, end), form: 'unary', operator, operand };
}

function readBinary(walker: Walker): Expression {
  const { start, end, text } = walker;
  const terms = new Terms(walker);
  walker.each(type => {
    terms.take(type);
  });
  const [left, right] = terms.all;
  const operator = terms.operators[0];
  if (left === undefined || right === undefined || operator === undefined) return unreadable(walker, start, end);
  return { ...computed(text, start, end), form: 'binary', operator, left, right };
}

/** Reads the one child that a wrapping node has. */
function only(walker: Walker, read: (type: string) => Expression): Expression | undefined {
  let found: Expression | undefined;
  walker.each(type => {
    found ??= read(type);
  });
  return found ?? unreadable(walker, walker.start, walker.end);
}

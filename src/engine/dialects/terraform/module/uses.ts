import { isBody, isExpression } from '../../../syntax/hcl/children.ts';
import type { Block, Expression, ObjectNode, Step, Template } from '../../../syntax/hcl/tree.ts';
import type { Node } from '../../../syntax/tree.ts';
import type { Declaration } from './declarations.ts';
import { quotedTemplate } from './json.ts';
import type { Use } from './types.ts';

/** Whose result tells nothing of what they are given, or is told on purpose. */
const CONCEALING: ReadonlySet<string> = new Set(
  'length can contains startswith endswith regexall sha1 sha256 sha512 md5 bcrypt base64sha256 base64sha512 nonsensitive issensitive keys'.split(' '),
);
const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||']);

/** Everything that the expressions of a block name. @param parse reads an expression out of a text of Terraform's JSON syntax. */
export function usesIn({ type, labels, layers }: Declaration, parse: Parse): readonly Use[] {
  const walk = new Walk({ type, labels }, parse);
  for (const { body } of layers) walk.body(body, []);
  return walk.found;
}

type Parse = (text: string) => Expression | undefined;

class Walk {
  readonly found: Use[] = [];
  readonly #within: Use['within'];
  readonly #parse: Parse;

  constructor(within: Use['within'], parse: Parse) {
    this.#within = within;
    this.#parse = parse;
  }

  body(body: Node, at: readonly string[]): void {
    if (!isBody(body)) {
      this.#visit(body, { at, shows: true });
      return;
    }
    for (const { name, value } of body.attributes) this.#visit(value, { at: [...at, name.text], shows: true });
    for (const block of body.blocks) this.body(block.body, [...at, ...nameOf(block)]);
  }

  #visit(node: Node, spot: Spot): void {
    if (isExpression(node)) this.#expression(node, spot);
    else if (node.kind === 'list') for (const item of node.items) this.#visit(item, spot);
    else if (node.kind === 'map') for (const { key, value } of node.entries) this.#visit(value, key.kind === 'scalar' && key.text !== '//' ? below(spot, key.text) : spot);
    else if (node.kind === 'scalar') this.#jsonText(node.text, spot);
  }

  /** A text of Terraform's JSON syntax is a template; in a few places it is the expression itself. */
  #jsonText(text: string, spot: Spot): void {
    const isBare = BARE.has(spot.at[0] ?? '');
    if (!isBare && !text.includes('${') && !text.includes('%{')) return;
    const expression = this.#parse(isBare ? text : quotedTemplate(text));
    if (expression === undefined) this.#words(text, spot);
    else this.#expression(expression, spot);
  }

  #expression(node: Expression, spot: Spot): void {
    switch (node.form) {
      case 'literal':
        return;
      case 'unreadable':
        this.#words(node.text, spot);
        return;
      case 'template':
        this.#template(node, spot);
        return;
      case 'object':
        this.#object(node, spot);
        return;
      case 'reference':
        this.found.push({ root: node.name, path: namesOf(node.steps), within: this.#within, at: spot.at, shows: spot.shows });
        this.#steps(node.steps, spot);
        return;
      case 'access':
        this.#visit(node.of, spot);
        this.#steps(node.steps, spot);
        return;
      case 'tuple':
        this.#all(node.items, spot);
        return;
      case 'call':
        this.#all(node.args, CONCEALING.has(node.name) ? hidden(spot) : spot);
        return;
      case 'conditional':
        this.#visit(node.condition, hidden(spot));
        this.#all([node.whenTrue, node.whenFalse], spot);
        return;
      case 'for':
        this.#all([node.collection, node.key, node.value], spot);
        this.#all([node.condition], hidden(spot));
        return;
      case 'unary':
        this.#visit(node.operand, hidden(spot));
        return;
      case 'binary':
        this.#all([node.left, node.right], COMPARING.has(node.operator) ? hidden(spot) : spot);
    }
  }

  #all(nodes: readonly (Node | undefined)[], spot: Spot): void {
    for (const node of nodes) if (node !== undefined) this.#visit(node, spot);
  }

  #template({ parts, start, text }: Template, spot: Spot): void {
    for (const part of parts) {
      if (part.kind === 'interpolation') this.#visit(part.expression, spot);
      // The node's text is `${`, what is written, and `}`.
      else if (part.kind === 'directive') this.#words(text.slice(part.start - start + 2, part.end - start + 2), spot);
    }
  }

  #object({ entries }: ObjectNode, spot: Spot): void {
    for (const { key, value } of entries) {
      if (key.form !== 'literal') this.#visit(key, spot);
      this.#visit(value, key.form === 'literal' ? below(spot, key.text) : spot);
    }
  }

  /** What an index is worked out from does not show. */
  #steps(steps: readonly Step[], spot: Spot): void {
    for (const one of steps) {
      if (one.kind === 'index') this.#visit(one.key, hidden(spot));
      else if (one.kind === 'splat') this.#steps(one.steps, spot);
    }
  }

  /** What is not taken apart: whatever looks like a name in it is one. */
  #words(text: string, spot: Spot): void {
    for (const [, root = '', rest = ''] of text.matchAll(/\b([a-zA-Z_][\w-]*)((?:\.[a-zA-Z_][\w-]*)+)/g)) this.found.push({ root, path: rest.slice(1).split('.'), within: this.#within, ...spot });
  }
}

/** The name that a nested block adds to a path: a dynamic one has that of what it makes. */
function nameOf({ type, labels }: Block): string[] {
  return type.text === 'dynamic' ? labels.map(({ text }) => text) : type.text === 'content' ? [] : [type.text];
}

function below(spot: Spot, key: string): Spot {
  return { ...spot, at: [...spot.at, key] };
}

/** Where the result of an expression does not tell what is in it. */
function hidden(spot: Spot): Spot {
  return { ...spot, shows: false };
}

interface Spot {
  readonly at: readonly string[];
  readonly shows: boolean;
}

/** Arguments whose texts are expressions by themselves (Terraform, "JSON Configuration Syntax"). */
const BARE: ReadonlySet<string> = new Set(['depends_on', 'provider', 'providers', 'to', 'from', 'replace_triggered_by']);

function namesOf(steps: readonly Step[]): string[] {
  return steps.flatMap(one => {
    if (one.kind === 'attribute') return [one.name];
    if (one.kind === 'splat') return namesOf(one.steps);
    return one.key.form === 'literal' && typeof one.key.value === 'string' ? [one.key.value] : [];
  });
}

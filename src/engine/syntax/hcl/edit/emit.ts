import { Choice, Expression } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import { Out } from '../../edit/plan.ts';
import type { Plan } from '../../edit/plan.ts';
import { isPlainList, isPlainMap } from '../../edit/wanted.ts';
import type { PlainMap } from '../../edit/wanted.ts';
import { encodeQuoted, encodeTemplate } from '../strings.ts';
import { innerBlocks } from '../labels.ts';

/** How new text is written: HCL as `terraform fmt` leaves it (alignment comes later), or JSON in a heredoc. */
export interface Style {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  /** What stands between a key and its value. */
  readonly assign: string;
  /** True where names are quoted although they need not be. */
  readonly quotes: boolean;
  readonly json: boolean;
}

/** Where a value is written: the indentation of its line, and whether it has to stay on that line. */
export interface Spot {
  readonly indent: string;
  readonly inline: boolean;
}

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;
/** Names that mean something else where a key stands. */
const WORDS: ReadonlySet<string> = new Set(['for', 'true', 'false', 'null']);

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** True for a value that stands for nested blocks where a body holds it: in Terraform's JSON syntax, a list of objects. */
export function isBlocks(value: PlainValue): value is readonly PlainMap[] {
  return isPlainList(value) && value.length > 0 && value.every(isPlainMap);
}

/** A value as an expression. */
export function expression(plan: Plan, value: PlainValue, style: Style, spot: Spot): Out {
  if (isPlainList(value)) return list(plan, value, style, spot);
  if (isPlainMap(value)) return object(plan, value, style, spot);
  if (value instanceof Expression && !style.json) return new Out().add(String(value.value));
  if (!(value instanceof Choice)) return new Out().add(scalar(plan, value, style));
  const text = scalar(plan, value.value, style);
  const out = new Out().add(text);
  const quotes = text.startsWith('"') ? 1 : 0;
  out.stops.push({ start: quotes, end: text.length - quotes });
  return out;
}

/** `key = value` in an object. */
export function entry(plan: Plan, key: string, value: PlainValue, style: Style, spot: Spot): Out {
  const bare = isName(key) && !WORDS.has(key) && !style.quotes;
  return new Out().add(bare ? key : scalar(plan, key, style)).add(style.assign).append(expression(plan, value, style, spot));
}

/** `name = value` in a body. */
export function attribute(plan: Plan, name: string, value: PlainValue, style: Style, spot: Spot): Out {
  if (!isName(name)) plan.refuse(`${name} is no name that an attribute can have`);
  return new Out().add(`${name} = `).append(expression(plan, value, style, spot));
}

/** `type "label" { ... }` with everything in it. */
export function block(plan: Plan, type: string, labels: readonly string[], value: PlainMap, style: Style, indent: string): Out {
  if (!isName(type)) plan.refuse(`${type} is no name that a block can have`);
  const head = [type, ...labels.map(label => scalar(plan, label, style))].join(' ');
  const parts = bodyParts(plan, value, style, indent + style.unit);
  if (parts.length === 0) return new Out().add(`${head} {}`);
  const out = new Out().add(`${head} {`);
  parts.forEach((part, i) => {
    if (i > 0 && part.isBlock) out.add(style.eol);
    out.add(style.eol + indent + style.unit).append(part.out);
  });
  return out.add(`${style.eol}${indent}}`);
}

/** Attributes first, then blocks, as people write them. */
function bodyParts(plan: Plan, value: PlainMap, style: Style, indent: string): { readonly out: Out; readonly isBlock: boolean }[] {
  const parts = Object.entries(value).flatMap(([name, child]) => {
    const labelled = innerBlocks(name, child);
    if (labelled !== undefined) return labelled.map(one => ({ out: block(plan, name, one.labels, one.value, style, indent), isBlock: true }));
    if (!isBlocks(child)) return [{ out: attribute(plan, name, child, style, { indent, inline: false }), isBlock: false }];
    return child.map(one => ({ out: block(plan, name, [], one, style, indent), isBlock: true }));
  });
  return [...parts.filter(part => !part.isBlock), ...parts.filter(part => part.isBlock)];
}

function list(plan: Plan, items: readonly PlainValue[], style: Style, spot: Spot): Out {
  const inner = { indent: spot.indent + style.unit, inline: spot.inline };
  const outs = items.map(item => expression(plan, item, style, inner));
  if (spot.inline || !items.some(item => isPlainMap(item) || isPlainList(item))) return new Out().add('[').append(joined(outs, ', ')).add(']');
  const out = new Out().add('[');
  outs.forEach((item, i) => out.add(style.eol + inner.indent).append(item).add(style.json && i === outs.length - 1 ? '' : ','));
  return out.add(`${style.eol}${spot.indent}]`);
}

function object(plan: Plan, value: PlainMap, style: Style, spot: Spot): Out {
  const inner = { indent: spot.indent + style.unit, inline: spot.inline };
  const outs = Object.entries(value).map(([key, child]) => entry(plan, key, child, style, inner));
  if (outs.length === 0) return new Out().add('{}');
  const padding = style.json ? '' : ' ';
  if (spot.inline) return new Out().add(`{${padding}`).append(joined(outs, ', ')).add(`${padding}}`);
  const out = new Out().add('{');
  outs.forEach((one, i) => out.add(style.eol + inner.indent).append(one).add(style.json && i < outs.length - 1 ? ',' : ''));
  return out.add(`${style.eol}${spot.indent}}`);
}

function scalar(plan: Plan, value: string | number | boolean | null, style: Style): string {
  if (typeof value !== 'string') return String(value);
  const text = style.json ? encodeTemplate(JSON.stringify(value)) : encodeQuoted(value);
  if (text === undefined) plan.refuse('this text cannot be written in HCL');
  return text ?? '""';
}

export function joined(parts: readonly Out[], between: string): Out {
  const out = new Out();
  parts.forEach((part, i) => out.add(i === 0 ? '' : between).append(part));
  return out;
}

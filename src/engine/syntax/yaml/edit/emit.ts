import type { PlainValue } from '../../../text/change.ts';
import type { ScalarStyle } from '../../tree.ts';
import { Out } from '../../edit/plan.ts';
import { isPlainScalar, keyText, scalar } from './scalars.ts';
import type { Context } from './scalars.ts';
import type { Habits } from './habits.ts';
import { isPlainList, isPlainMap } from '../../edit/wanted.ts';
import type { PlainMap } from '../../edit/wanted.ts';

/** How block lines are written at one place. */
export interface BlockStyle extends Habits {
  readonly eol: string;
  /** How far an item's value stands behind its dash. */
  readonly dashGap: number;
  /** The quotes that the items beside use. */
  readonly like: ScalarStyle;
}

/** How the parts of a flow collection stand on lines of their own. */
export interface FlowLines {
  readonly eol: string;
  /** What the parts are indented by, and the closing bracket. */
  readonly indent: string;
  readonly outerIndent: string;
  /** One more step. */
  readonly unit: string;
}

/** How a flow collection is written. */
export interface FlowStyle {
  readonly context: Context;
  /** What stands inside the brackets of a map on one line: `{ a: 1 }` has a space. */
  readonly padding: string;
  readonly colon: string;
  readonly comma: string;
  readonly lines: FlowLines | undefined;
  readonly like: ScalarStyle;
}

/** True for a value that block style writes on lines of its own. */
export function needsLines(value: PlainValue): value is PlainMap | readonly PlainValue[] {
  if (isPlainList(value)) return value.length > 0;
  return isPlainMap(value) && Object.keys(value).length > 0;
}

/** A value that fits behind its key: a scalar, `{}` or `[]`. */
export function inline(value: PlainValue, context: Context, like?: ScalarStyle): Out {
  if (isPlainList(value)) return new Out().add('[]');
  if (isPlainMap(value)) return new Out().add('{}');
  return scalar(value, context, like);
}

/** Entries or items as block lines; the first line comes without its indentation. */
export function blockLines(value: PlainMap | readonly PlainValue[], column: number, style: BlockStyle): Out {
  const parts = isPlainList(value)
    ? value.map(item => blockItem(item, column, style))
    : Object.entries(value).map(([key, child]) => blockEntry(key, child, column, style));
  return joined(parts, lineAt(style.eol, column));
}

/** `key: value`, what is below it indented from `column`. */
export function blockEntry(key: string, value: PlainValue, column: number, style: BlockStyle): Out {
  const out = new Out().add(`${keyText(key, 'block')}:`);
  const below = { ...style, like: 'plain', dashGap: 1 } as const;
  if (!needsLines(value)) return out.add(' ').append(inline(value, 'block'));
  const childColumn = column + (isPlainList(value) ? style.listOffset : style.step);
  return out.add(lineAt(style.eol, childColumn)).append(blockLines(value, childColumn, below));
}

/** `- value`, with the dash at `column`. */
export function blockItem(value: PlainValue, column: number, style: BlockStyle): Out {
  const out = new Out().add('-'.padEnd(1 + style.dashGap));
  if (!needsLines(value)) return out.append(inline(value, 'block', style.like));
  return out.append(blockLines(value, column + 1 + style.dashGap, { ...style, like: 'plain', dashGap: 1 }));
}

/** A line break and the spaces to `column`. */
export function lineAt(eol: string, column: number): string {
  return eol + ' '.repeat(column);
}

/** A value in flow style. */
export function flow(value: PlainValue, style: FlowStyle): Out {
  if (isPlainScalar(value) || !needsLines(value)) return inline(value, style.context, style.like);
  const inner = { ...style, like: 'plain', lines: deeper(style) } as const;
  const [open, close] = isPlainList(value) ? ['[', ']'] : ['{', '}'];
  const parts = isPlainList(value)
    ? value.map(item => flow(item, inner))
    : Object.entries(value).map(([key, child]) => flowEntry(key, child, inner));
  if (inner.lines === undefined) {
    const padding = open === '{' ? style.padding : '';
    return new Out().add(open + padding).append(joined(parts, style.comma)).add(padding + close);
  }
  const line = inner.lines.eol + inner.lines.indent;
  return new Out().add(open + line).append(joined(parts, `,${line}`)).add(`${inner.lines.eol}${inner.lines.outerIndent}${close}`);
}

/** `key: value` in flow style. */
export function flowEntry(key: string, value: PlainValue, style: FlowStyle): Out {
  const name = keyText(key, style.context);
  // Only behind a quoted key may the colon stand without a space.
  const colon = name.startsWith('"') ? style.colon : ': ';
  return new Out().add(name + colon).append(flow(value, { ...style, like: 'plain' }));
}

export function joined(parts: readonly Out[], between: string): Out {
  const out = new Out();
  parts.forEach((part, i) => out.add(i === 0 ? '' : between).append(part));
  return out;
}

function deeper(style: FlowStyle): FlowStyle['lines'] {
  return style.lines === undefined ? undefined : { ...style.lines, indent: style.lines.indent + style.lines.unit, outerIndent: style.lines.indent };
}

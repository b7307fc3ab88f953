import { breakAt, endOfLine, endOfLineBefore, isFirstOnLine } from '../../edit/lines.ts';
import { Out } from '../../edit/plan.ts';
import type { ObjectNode, Range, TupleNode } from '../tree.ts';
import { behindComma, hasComment, indentAt } from './context.ts';
import type { Context } from './context.ts';
import { joined } from './emit.ts';
import type { Spot, Style } from './emit.ts';

/** What happens to the parts of one object or tuple. */
export interface Rewrite {
  readonly removed: ReadonlySet<number>;
  readonly added: readonly Out[];
}

/** How an object or a tuple is laid out. */
export interface Layout {
  readonly parts: readonly Range[];
  /** True where its parts stand on lines of their own. */
  readonly lines: boolean;
  /** Where new parts are written. */
  readonly spot: Spot;
  readonly style: Style;
}

export function layoutOf({ plan: { text }, eol, unit }: Context, node: ObjectNode | TupleNode, place: Spot & { readonly json: boolean }): Layout {
  const parts = node.form === 'object' ? node.entries : node.ranges;
  const last = parts.at(-1);
  const outer = indentAt(text, node.start);
  const { json } = place;
  const style = { eol, unit, json, ...spelling(text, node, json) };
  if (last === undefined) {
    const broken = text.slice(node.start, node.end).includes('\n');
    const lines = broken || (!place.inline && (node.form === 'object' || json));
    return { parts, lines, style, spot: { indent: lines ? outer + unit : outer, inline: !lines } };
  }
  if (isFirstOnLine(text, last.start)) return { parts, lines: true, style, spot: { indent: indentAt(text, last.start), inline: false } };
  // `[{ ... }]` with its braces on several lines: what is new is laid out the same way.
  const hugs = text.slice(last.start, last.end).includes('\n');
  return { parts, lines: false, style, spot: { indent: hugs ? indentAt(text, last.end - 1) : outer, inline: !hugs } };
}

function spelling(text: string, node: ObjectNode | TupleNode, json: boolean): { readonly assign: string; readonly quotes: boolean } {
  const entries = node.form === 'object' ? node.entries : node.items.flatMap(item => (item.form === 'object' ? item.entries : []));
  const [first] = entries;
  const colon = json || (first !== undefined && text[first.equals] === ':');
  const space = first === undefined || text[first.equals + 1] === ' ' || text[first.equals + 1] === '\n' ? ' ' : '';
  const quotes = json || (first !== undefined && entries.every(({ key }) => key.form === 'literal' && key.style === 'double'));
  // `terraform fmt` puts a space on both sides.
  const before = !json && first !== undefined && text[first.equals - 1] === ' ' ? ' ' : '';
  return { assign: colon ? `${before}:${space}` : ' = ', quotes };
}

/** Adds to and removes from an object or a tuple. */
export function rewrite(context: Context, node: ObjectNode | TupleNode, layout: Layout, { removed, added }: Rewrite): void {
  const { parts } = layout;
  if (removed.size === 0 && added.length === 0) return;
  if (removed.size === parts.length) refill(context, node, layout, added);
  else {
    remove(context, layout, removed, added.length > 0);
    if (added.length > 0) add(context, node, layout, removed, added);
  }
}

/** Nothing of what stood there stays. */
function refill(context: Context, node: ObjectNode | TupleNode, { parts, lines, spot, style }: Layout, added: readonly Out[]): void {
  const { plan } = context;
  if (hasComment(context, node.start, node.end)) {
    if (parts.length > 0 || !lines) context.plan.refuse('a comment stands between the brackets');
    else plan.insert(endOfLineBefore(plan.text, node.end) ?? node.start + 1, newLines(added, node, style, spot));
    return;
  }
  const padding = node.form === 'object' && !style.json ? ' ' : '';
  const inside = plan.text.slice(node.start + 1, node.end - 1);
  const closing = style.eol + indentAt(plan.text, inside.includes('\n') ? node.end - 1 : node.start);
  if (added.length === 0) plan.delete(node.start + 1, node.end - 1);
  else plan.replace(node.start + 1, node.end - 1, lines ? newLines(added, node, style, spot).add(closing) : new Out().add(padding).append(joined(added, ', ')).add(padding));
}

function newLines(added: readonly Out[], node: ObjectNode | TupleNode, style: Style, spot: Spot): Out {
  const line = style.eol + spot.indent;
  const comma = style.json || node.form === 'tuple' ? ',' : '';
  const out = new Out().add(line).append(joined(added, comma + line));
  return style.json || comma === '' ? out : out.add(comma);
}

function add(context: Context, node: ObjectNode | TupleNode, layout: Layout, removed: ReadonlySet<number>, added: readonly Out[]): void {
  const { plan } = context;
  const { parts, lines, spot, style } = layout;
  const kept = parts.findLast((_, i) => !removed.has(i));
  const last = parts.at(-1);
  if (kept === undefined || last === undefined) return;
  const comma = behindComma(plan.text, kept.end);
  const trailing = behindComma(plan.text, last.end) !== undefined;
  const separated = style.json || node.form === 'tuple' || !lines || parts.some(part => part !== last && behindComma(plan.text, part.end) !== undefined) || trailing;
  if (separated && comma === undefined && endsWithHeredoc(plan.text, kept)) {
    plan.refuse('a heredoc stands before it, and no comma can');
    return;
  }
  if (!lines) {
    const between = commaOf(plan.text, parts, style);
    plan.insert(kept.end, new Out().add(between).append(joined(added, between)));
    return;
  }
  const line = style.eol + spot.indent;
  if (separated && comma === undefined) plan.insert(kept.end, ',');
  const behind = comma ?? kept.end;
  const rest = plan.text.slice(behind, endOfLine(plan.text, behind)).trim();
  const at = rest === '' || /^(#|\/\/)/.test(rest) ? endOfLine(plan.text, behind) : behind;
  plan.insert(at, new Out().add(line).append(joined(added, (separated ? ',' : '') + line)).add(trailing ? ',' : ''));
}

function commaOf(text: string, [first, second]: readonly Range[], style: Style): string {
  const written = first === undefined || second === undefined ? '' : text.slice(first.end, second.start);
  return /^,[ \t]*$/.test(written) ? written : style.assign === ':' ? ',' : ', ';
}

function endsWithHeredoc(text: string, part: Range): boolean {
  return /<<-?([^\s]+)[^]*\n[ \t]*\1$/.test(text.slice(part.start, part.end));
}

function remove(context: Context, { parts, lines }: Layout, removed: ReadonlySet<number>, followed: boolean): void {
  const { plan } = context;
  const lastKept = parts.findLastIndex((_, i) => !removed.has(i));
  parts.forEach((part, i) => {
    if (!removed.has(i)) return;
    const next = parts[i + 1];
    const behind = behindComma(plan.text, part.end) ?? part.end;
    if (lines && isAlone(plan.text, part, behind)) plan.deleteLines(part.start, behind);
    else if (i < lastKept && next !== undefined) cut(context, part.start, next.start);
    else if (i === lastKept + 1) cut(context, parts[lastKept]?.end ?? part.start, parts.at(-1)?.end ?? part.end);
  });
  const [kept, last] = [parts[lastKept], parts.at(-1)];
  if (kept === undefined || last === undefined || kept === last || !lines || followed) return;
  const comma = behindComma(plan.text, kept.end);
  if (comma !== undefined && behindComma(plan.text, last.end) === undefined) plan.delete(comma - 1, comma);
}

function cut(context: Context, start: number, end: number): void {
  if (hasComment(context, start, end)) context.plan.refuse('a comment stands in the way');
  else context.plan.delete(start, end);
}

function isAlone(text: string, part: Range, behind: number): boolean {
  const rest = text.slice(behind, endOfLine(text, behind)).trim();
  return isFirstOnLine(text, part.start) && (rest === '' || /^(#|\/\/)/.test(rest)) && breakAt(text, endOfLine(text, behind)) !== '';
}

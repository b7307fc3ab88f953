import type { ListNode, MapNode } from '../../tree.ts';
import { breakAt, endOfLine, eolNear, isFirstOnLine, lineStart, skipBlanks } from '../../edit/lines.ts';
import { skipSpace } from '../comments.ts';
import type { Rewrite } from './block.ts';
import { joined } from './emit.ts';
import type { FlowStyle } from './emit.ts';
import type { Range } from './place.ts';
import { Out } from '../../edit/plan.ts';
import type { Plan } from '../../edit/plan.ts';

/** What a flow collection's style rests on where its own parts do not tell. */
export interface Surroundings {
  readonly json: boolean;
  /** One step of the file's indentation. */
  readonly unit: string;
  /** The style of the flow collection around it. */
  readonly outer: FlowStyle | undefined;
}

/** The style of a flow collection, read off its parts. */
export function flowStyleOf(text: string, node: MapNode | ListNode, parts: readonly Range[], around: Surroundings): FlowStyle {
  const { json, outer } = around;
  const colon = colonOf(text, node) ?? outer?.colon ?? ': ';
  const quoted = node.kind === 'map' && node.entries.length > 0 ? node.entries.every(entry => text[entry.key.start] === '"') : json;
  const last = node.kind === 'list' ? node.items.at(-1) : undefined;
  return {
    context: quoted ? 'json' : 'flow',
    padding: text[node.start + 1] === ' ' ? ' ' : '',
    colon,
    comma: commaOf(text, parts) ?? outer?.comma ?? (colon === ':' ? ',' : ', '),
    lines: linesOf(text, node, parts, around),
    like: last?.kind === 'scalar' ? last.style : 'plain',
  };
}

/** Adds to and removes from a flow collection. */
export function rewriteFlow(plan: Plan, node: MapNode | ListNode, rewrite: Rewrite, style: FlowStyle): void {
  const { parts, removed, added } = rewrite;
  if (parts.length === 0) fill(plan, node, added, style);
  else if (added.length > 0 && removed.has(parts.length - 1)) replaceTail(plan, rewrite, style);
  else if (removed.size < parts.length) {
    remove(plan, parts, removed);
    add(plan, rewrite, style);
  } else if (plan.text.slice(node.start, node.end).includes('#')) {
    for (const part of parts) plan.delete(part.start, behindComma(plan.text, part.end) ?? part.end);
  } else plan.delete(node.start + 1, node.end - 1);
}

function fill(plan: Plan, node: MapNode | ListNode, added: readonly Out[], style: FlowStyle): void {
  const at = node.start + 1;
  const inside = plan.text.slice(at, node.end - 1);
  const broken = /[\r\n]/.test(inside);
  if (style.lines === undefined) {
    const padding = node.kind === 'map' || inside !== '' ? style.padding : '';
    plan.replace(at, at + inside.length, new Out().add(padding).append(joined(added, style.comma)).add(padding));
  } else {
    const line = newLine(style);
    const all = new Out().add(line).append(joined(added, `,${line}`));
    if (broken) plan.insert(plan.text[skipBlanks(plan.text, at)] === '#' ? endOfLine(plan.text, at) : at, all);
    else plan.replace(at, at + inside.length, all.add(style.lines.eol + style.lines.outerIndent));
  }
}

/** The last parts go: what is new takes their place. */
function replaceTail(plan: Plan, { parts, removed, added }: Rewrite, style: FlowStyle): void {
  const from = parts.findLastIndex((_, i) => !removed.has(i)) + 1;
  const [first, ...rest] = parts.slice(from);
  const last = rest.at(-1) ?? first;
  if (first === undefined || last === undefined) return;
  const out = joined(added, style.lines === undefined ? style.comma : `,${newLine(style)}`);
  parts.slice(0, from).forEach((part, i) => {
    if (removed.has(i)) removeOne(plan, part, parts[i + 1]);
  });
  if (!plan.text.slice(first.end, last.start).includes('#')) plan.replace(first.start, last.end, out);
  else {
    plan.replace(first.start, first.end, out);
    for (const part of rest) removeOne(plan, part, undefined);
  }
}

function add(plan: Plan, { parts, removed, added }: Rewrite, style: FlowStyle): void {
  const kept = parts.findLast((_, i) => !removed.has(i));
  const last = parts.at(-1);
  if (kept === undefined || last === undefined || added.length === 0) return;
  if (style.lines === undefined) {
    for (const out of added) {
      plan.insert(kept.end, style.comma);
      plan.insert(kept.end, out);
    }
    return;
  }
  const line = newLine(style);
  const all = new Out().add(line).append(joined(added, `,${line}`));
  const comma = behindComma(plan.text, kept.end);
  const trailing = behindComma(plan.text, last.end) !== undefined;
  const behind = comma ?? kept.end;
  if (comma === undefined || (kept !== last && !trailing)) plan.insert(kept.end, ',');
  const rest = plan.text.slice(behind, endOfLine(plan.text, behind)).trim();
  const at = rest === '' || rest.startsWith('#') ? endOfLine(plan.text, behind) : behind;
  plan.insert(at, all);
  if (trailing) plan.insert(at, ',');
}

function remove(plan: Plan, parts: readonly Range[], removed: ReadonlySet<number>): void {
  const lastKept = parts.findLastIndex((_, i) => !removed.has(i));
  parts.forEach((part, i) => {
    if (removed.has(i) && i < lastKept) removeOne(plan, part, parts[i + 1]);
  });
  removeTail(plan, parts, lastKept);
}

/** Removes a part that another one follows, with its comma. */
function removeOne(plan: Plan, part: Range, next: Range | undefined): void {
  const behind = behindComma(plan.text, part.end) ?? part.end;
  const rest = plan.text.slice(behind, endOfLine(plan.text, behind)).trim();
  if (isFirstOnLine(plan.text, part.start) && (rest === '' || rest.startsWith('#'))) plan.deleteLines(part.start, behind);
  else if (next !== undefined && !plan.text.slice(part.end, next.start).includes('#')) plan.delete(part.start, next.start);
  else plan.delete(part.start, behind);
}

/** Removes the parts behind the last kept one; a comma at the very end stays if there was one. */
function removeTail(plan: Plan, parts: readonly Range[], lastKept: number): void {
  const kept = parts[lastKept];
  const last = parts.at(-1);
  if (kept === undefined || last === undefined || lastKept === parts.length - 1) return;
  const trailing = behindComma(plan.text, last.end);
  const from = trailing === undefined ? kept.end : (behindComma(plan.text, kept.end) ?? kept.end);
  const to = trailing ?? last.end;
  if (!plan.text.slice(kept.end, last.start).includes('#')) {
    plan.delete(from, to);
    return;
  }
  if (trailing === undefined) plan.delete(kept.end, behindComma(plan.text, kept.end) ?? kept.end);
  for (const part of parts.slice(lastKept + 1)) removeOne(plan, part, undefined);
}

/** The offset behind the comma that follows a part, if one does. */
function behindComma(text: string, end: number): number | undefined {
  const at = skipSpace(text, end);
  return text[at] === ',' ? at + 1 : undefined;
}

function newLine(style: FlowStyle): string {
  return style.lines === undefined ? '' : style.lines.eol + style.lines.indent;
}

function linesOf(text: string, node: MapNode | ListNode, parts: readonly Range[], { unit, outer }: Surroundings): FlowStyle['lines'] {
  const outerIndent = indentOf(text, node.start);
  const last = parts.at(-1);
  if (last !== undefined) {
    if (!isFirstOnLine(text, last.start)) return undefined;
    const indent = indentOf(text, last.start);
    const own = indent.startsWith(outerIndent) ? indent.slice(outerIndent.length) : '';
    return { eol: eolNear(text, lineStart(text, last.start)), indent, outerIndent, unit: own === '' ? unit : own };
  }
  const inside = text.slice(node.start + 1, node.end - 1);
  if (!/[\r\n]/.test(inside)) {
    const lines = outer?.lines;
    return lines === undefined ? undefined : { ...lines, indent: lines.indent + lines.unit, outerIndent: lines.indent };
  }
  return { eol: breakAt(text, endOfLine(text, node.start)), indent: outerIndent + unit, outerIndent, unit };
}

function indentOf(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, skipBlanks(text, start));
}

function colonOf(text: string, node: MapNode | ListNode): string | undefined {
  const nodes = node.kind === 'map' ? [node] : node.items;
  for (const map of nodes) {
    const first = map.kind === 'map' ? map.entries[0] : undefined;
    if (first !== undefined && text[first.key.start] === '"') return text[first.key.end + 1] === ' ' ? ': ' : ':';
  }
  return undefined;
}

function commaOf(text: string, parts: readonly Range[]): string | undefined {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return undefined;
  const between = text.slice(first.end, second.start);
  return /^,[ \t]*$/.test(between) ? between : ', ';
}

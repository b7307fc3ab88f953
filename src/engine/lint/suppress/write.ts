import type { Unit } from '../../dialects/dialect.ts';
import type { Edit } from '../../text/edit.ts';
import { childrenOf, isExpression } from '../../syntax/hcl/children.ts';
import type { Node } from '../../syntax/tree.ts';
import type { Candidate } from '../judge.ts';
import { lineOf, subjectsAt } from './place.ts';

/** How far a suppression is to reach. */
export type SuppressionScope = 'line' | 'container' | 'object' | 'file';

const WHY = 'why this is fine here';

/** Writes a suppression comment for a finding, alone on a line above what it silences; its reason is a tab stop. */
export function suppressEdit(unit: Unit, { span, active }: Candidate, scope: SuppressionScope): Edit {
  const { source } = unit;
  const { text } = source;
  if (unit.document.root?.kind === 'map' && isJson(unit.document.root, text)) return { kind: 'refused', because: 'JSON has no comments.' };
  const target = scope === 'file' ? 0 : scope === 'line' ? span.start : subjectsAt(scope === 'container' ? unit.containers : unit.objects)(span).start;
  const at = scope === 'file' ? (text.startsWith('\ufeff') ? 1 : 0) : lineOf(text, { start: target, end: target }).start;
  if (insideScalar(unit.document.root, at)) return { kind: 'refused', because: 'The line is in the middle of a text, where a comment cannot stand.' };
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const head = `${scope === 'file' ? '' : indent}# seaworthy: ignore-${scope} ${active.rule.id} -- `;
  const edits = [{
    span: { source, start: at, end: at },
    newText: `${head}${WHY}${lineBreak}`,
    tabStops: [{ start: head.length, end: head.length + WHY.length }],
  }];
  return { kind: 'edits', edits: unit.document.arranged?.(edits) ?? edits };
}

/** JSON is YAML too, but its readers take no comments. */
function isJson(root: Node, text: string): boolean {
  if (root.kind !== 'map' || !root.flow) return false;
  return root.entries.every(({ key }) => text[key.start] === '"');
}

function insideScalar(root: Node | undefined, at: number): boolean {
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (at <= node.start || at >= node.end) continue;
    if (node.kind === 'scalar') {
      // Between the brackets of a call or of parentheses a comment may stand, in a heredoc or a template it is text.
      if (!isExpression(node) || node.form === 'literal' || node.form === 'template') return true;
      for (const child of childrenOf(node)) open.push(child);
    } else if (node.kind === 'map') for (const { key, value } of node.entries) open.push(key, value);
    else if (node.kind === 'list') for (const item of node.items) open.push(item);
  }
  return false;
}

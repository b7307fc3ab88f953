import { encoded } from '../../../../src/engine/syntax/hcl/edit/value.ts';
import type { BlockList, Body, Expression } from '../../../../src/engine/syntax/hcl/tree.ts';
import type { Node } from '../../../../src/engine/syntax/tree.ts';
import type { Json } from '../yaml/oracle.ts';

type Any = Body | BlockList | Expression;

/** What a tree says, in the words of the generator. */
export function plainOf(node: Any): Json {
  switch (node.form) {
    case 'body':
      return Object.fromEntries(node.entries.map(({ key, value }): [string, Json] => [textOf(key), isHcl(value) ? plainOf(value) : null]));
    case 'blocks':
    case 'tuple':
      return [...node.items].map(plainOf);
    case 'object':
      return Object.fromEntries(node.entries.map(({ key, value }) => [textOf(key), plainOf(value)]));
    case 'literal':
      return node.value;
    case 'call': {
      const inner = encoded(node);
      return inner === undefined ? `expr:${node.text.slice(2, -1)}` : plainOf(inner);
    }
    default:
      return `expr:${node.text.slice(2, -1)}`;
  }
}

function textOf(node: Node): string {
  return node.kind === 'scalar' ? node.text : '';
}

function isHcl(node: Node): node is Any {
  return 'form' in node;
}

/**
 * The first line that `terraform fmt` would align in another way, by counting characters: it knows no more of HCL than
 * the generated files need (no `=` or `#` in a string, heredocs end with EOT). Undefined where it would change none.
 */
export function misaligned(text: string): string | undefined {
  const rows = rowsOf(text.replace('\ufeff', ''));
  for (const cell of ['assign', 'comment'] as const) {
    for (let i = 0; i < rows.length; ) {
      let end = i;
      while (rows[end]?.[cell] !== undefined) end += 1;
      const chain = rows.slice(i, end);
      const most = Math.max(...chain.map(row => widthBefore(row, cell)));
      const wrong = chain.find(row => (row[cell] ?? 0) !== row.line.slice(0, row[cell]).trimEnd().length + most - widthBefore(row, cell) + 1);
      if (wrong !== undefined) return wrong.line;
      i = Math.max(end, i + 1);
    }
  }
  return rows.find(({ line, assign }) => assign === undefined && /^[^"#/]*\S {2,}= [{[j]/.test(line))?.line;
}

interface Row {
  readonly line: string;
  readonly assign: number | undefined;
  readonly comment: number | undefined;
}

function widthBefore({ line, ...row }: Row, cell: 'assign' | 'comment'): number {
  return [...new Intl.Segmenter().segment(line.slice(0, row[cell]).trimEnd())].length;
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let heredoc = false;
  for (const line of text.split(/\r?\n/)) {
    if (heredoc) {
      // A heredoc belongs to the line on which it starts.
      heredoc = line.trim() !== 'EOT';
      continue;
    }
    const hidden = line.replaceAll(/"(?:\\.|\$\{[^}]*\}|[^"\\])*"/g, string => 's'.repeat(string.length));
    const comment = /\S\s+(#|\/\/)/.exec(hidden);
    const at = comment === null ? undefined : comment.index + comment[0].length - (comment[1]?.length ?? 0);
    const code = hidden.slice(0, at);
    const equals = code.trimStart().startsWith('#') || code.trimStart().startsWith('//') ? -1 : code.indexOf('=');
    const value = code.slice(equals);
    const net = value.replaceAll(/[^([{]/g, '').length - value.replaceAll(/[^)\]}]/g, '').length;
    rows.push({ line, assign: equals > 0 && net === 0 ? equals : undefined, comment: at });
    heredoc = /<<-?EOT$/.test(line);
  }
  return rows;
}

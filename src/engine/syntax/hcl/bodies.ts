import { readExpression, readString, unreadable } from './expressions.ts';
import { bodyOf, Numbering, plain } from './nodes.ts';
import type { Attribute, Block, Body, Expression, Literal } from './tree.ts';
import type { Walker } from './walker.ts';

/** Reads the whole tree: the root is a body. */
export function readFile(walker: Walker): (Attribute | Block)[] {
  const items: (Attribute | Block)[] = [];
  const numbering = new Numbering();
  const visit = (type: string): void => {
    if (type === 'body') walker.each(visit);
    else if (type === 'object') walker.error(walker.start, walker.end, 'This is an object, where blocks and attributes are expected.');
    else readItem(walker, type, items, numbering);
  };
  walker.each(visit);
  checkLines(walker, items, undefined);
  return items;
}

function readItem(walker: Walker, type: string, items: (Attribute | Block)[], numbering: Numbering): void {
  if (type === 'attribute') items.push(readAttribute(walker));
  else if (type === 'block') items.push(readBlock(walker, numbering));
}

function readAttribute(walker: Walker): Attribute {
  const { start, end } = walker;
  let name: Literal | undefined;
  let value: Expression | undefined;
  let equals = end;
  walker.each(type => {
    if (type === 'identifier') name ??= plain(walker.start, walker.end, walker.written);
    else if (type === '=') equals = walker.start;
    else if (type === 'expression') value = readExpression(walker);
  });
  return { kind: 'attribute', start, end, name: name ?? plain(start, start, ''), equals, value: value ?? unreadable(walker, end, end) };
}

function readBlock(walker: Walker, numbering: Numbering): Block {
  const { start, end } = walker;
  const names: Literal[] = [];
  const items: (Attribute | Block)[] = [];
  const inner = new Numbering();
  let open = start;
  const visit = (type: string): void => {
    if (type === 'identifier') names.push(plain(walker.start, walker.end, walker.written));
    else if (type === 'string_lit') names.push(readString(walker));
    else if (type === 'block_start') open = walker.start;
    else if (type === 'body') walker.each(kind => { readItem(walker, kind, items, inner); });
  };
  walker.each(visit);
  const [type = plain(start, start, ''), ...labels] = names;
  const body = bodyOf(open, end, items);
  checkLines(walker, items, body);
  return { kind: 'block', start, end, type, labels, body, index: numbering.next(type.text) };
}

/**
 * The grammar does not mind line breaks and what stands twice, HCL does: an item ends with its line, and a block on one line holds at most
 * one attribute (HCL native syntax, "Bodies").
 */
function checkLines(walker: Walker, items: readonly (Attribute | Block)[], body: Body | undefined): void {
  const { text } = walker;
  const oneLine = body !== undefined && !text.slice(body.start, body.end).includes('\n');
  const names = new Set<string>();
  for (const [i, item] of items.entries()) {
    if (item.kind === 'attribute' && names.size === names.add(item.name.text).size) {
      walker.fault(item.name.start, item.name.end, `${item.name.text} is set twice in one body: Terraform refuses the file.`);
    }
    const rest = behind(text, item.end);
    const alone = rest === '' || (rest.startsWith('}') && oneLine && item.kind === 'attribute');
    const first = i > 0 || body === undefined || oneLine || behind(text, body.start + 1) === '';
    if (!alone || !first) walker.error(item.start, item.end, 'This has to stand on a line of its own.');
  }
}

/** What stands on the line behind an offset, without blanks and comments. */
function behind(text: string, at: number): string {
  const eol = text.indexOf('\n', at);
  let rest = text.slice(at, eol < 0 ? text.length : eol).trim();
  while (rest.startsWith('/*') && rest.includes('*/')) rest = rest.slice(rest.indexOf('*/') + 2).trim();
  return /^(#|\/\/|\/\*)/.test(rest) ? '' : rest;
}

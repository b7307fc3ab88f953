import { readExpression, unreadable } from './expressions.ts';
import { computed, heredoc, quoted } from './nodes.ts';
import { decodeQuoted, heredocAt, heredocTexts } from './strings.ts';
import type { Expression, Range, TemplatePart } from './tree.ts';
import type { Walker } from './walker.ts';

type Hole = Exclude<TemplatePart, { kind: 'text' }>;

/** Reads a quoted string or a heredoc. Its text is taken from between the holes: tree-sitter leaves white space out. */
export function readTemplate(walker: Walker): Expression {
  const { start, end, text, type } = walker;
  const holes: Hole[] = [];
  walker.each(kind => {
    const range = { start: walker.start, end: walker.end };
    if (kind === 'template_interpolation') holes.push({ kind: 'interpolation', ...range, expression: readHole(walker) });
    else if (kind === 'template_directive') holes.push({ kind: 'directive', ...range });
  });
  const isHeredoc = type === 'heredoc_template';
  const texts = isHeredoc ? heredocParts(text, { start, end }, holes) : quotedParts(text, { start, end }, holes);
  if (!isHeredoc && texts.some(part => text.slice(part.start, part.end).includes('\n'))) {
    walker.error(start, end, 'A string ends on the line on which it starts.');
  }
  const [only] = texts;
  if (holes.length === 0) {
    const value = only?.text ?? '';
    return isHeredoc ? heredoc(start, end, value) : quoted(start, end, value);
  }
  return { ...computed(text, start, end), form: 'template', heredoc: isHeredoc, parts: woven(texts, holes) };
}

interface Text extends Range {
  readonly text: string;
}

function readHole(walker: Walker): Expression {
  let found: Expression | undefined;
  const { start, end } = walker;
  walker.each(type => {
    if (type === 'expression') found = readExpression(walker);
  });
  return found ?? unreadable(walker, start, end);
}

function heredocParts(text: string, range: Range, holes: readonly Hole[]): Text[] {
  const parts = heredocAt(text, range);
  return parts === undefined ? [] : heredocTexts(text, parts, holes);
}

function quotedParts(text: string, range: Range, holes: readonly Hole[]): Text[] {
  const end = Math.max(range.start + 1, range.end - 1);
  const starts = [range.start + 1, ...holes.map(hole => hole.end)];
  return starts.map((start, i) => {
    const stop = Math.max(start, holes[i]?.start ?? end);
    return { start, end: stop, text: decodeQuoted(text.slice(start, stop)) };
  });
}

function woven(texts: readonly Text[], holes: readonly Hole[]): TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (let i = 0; i < Math.max(texts.length, holes.length); i += 1) {
    const text = texts[i];
    const hole = holes[i];
    if (text !== undefined && text.start < text.end) parts.push({ kind: 'text', ...text });
    if (hole !== undefined) parts.push(hole);
  }
  return parts;
}

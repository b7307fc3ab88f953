import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonIn } from '../../../../src/engine/syntax/hcl/json.ts';
import type { Body, Expression, Step } from '../../../../src/engine/syntax/hcl/tree.ts';
import { Cursor } from '../../../../src/engine/syntax/cursor.ts';
import { textOf } from '../../../../src/engine/text/source.ts';
import { parse } from './load.ts';
import { text } from './written.ts';

/** A tree in short, with all that is implied written out. */
function shown(node: Expression | Body): string {
  switch (node.form) {
    case 'body':
      return node.items.map(item => (item.kind === 'attribute' ? `${item.name.text} = ${shown(item.value)}` : `${[item.type, ...item.labels].map(({ text }) => text).join(' ')}#${String(item.index)} {${shown(item.body)}}`)).join('; ');
    case 'literal':
      return JSON.stringify(node.value);
    case 'object':
      return `{${node.entries.map(({ key, value }) => `${shown(key)}: ${shown(value)}`).join(', ')}}`;
    case 'tuple':
      return `[${node.items.map(shown).join(', ')}]`;
    case 'template':
      return `template(${node.parts.map(part => (part.kind === 'text' ? JSON.stringify(part.text) : part.kind === 'interpolation' ? shown(part.expression) : '%')).join(' ')})`;
    case 'reference':
      return node.name + node.steps.map(step).join('');
    case 'access':
      return `(${shown(node.of)})${node.steps.map(step).join('')}`;
    case 'call':
      return `${node.name}(${node.args.map(shown).join(', ')}${node.spread ? '...' : ''})`;
    case 'conditional':
      return `(${shown(node.condition)} ? ${shown(node.whenTrue)} : ${shown(node.whenFalse)})`;
    case 'for':
      return `for(${node.names.join(', ')} in ${shown(node.collection)}: ${node.key === undefined ? '' : `${shown(node.key)} => `}${shown(node.value)}${node.groups ? '...' : ''}${node.condition === undefined ? '' : ` if ${shown(node.condition)}`})`;
    case 'unary':
      return `${node.operator}${shown(node.operand)}`;
    case 'binary':
      return `(${shown(node.left)} ${node.operator} ${shown(node.right)})`;
    case 'unreadable':
      return '???';
  }
}

function step(one: Step): string {
  if (one.kind === 'attribute') return `.${one.name}`;
  return one.kind === 'index' ? `[${shown(one.key)}]` : `[*${one.steps.map(step).join('')}]`;
}

const READ: readonly (readonly [name: string, written: string, tree: string])[] = [
  ['numbers, decimal whatever their zeros', 'a = 010\nb = 0x1F\nc = 1.50\nd = -1\ne = 1e3', 'a = 10; b = 31; c = 1.5; d = -1; e = 1000'],
  ['strings with escapes', 'a = "q\\"\\\\\\n\\u00e9\\U0001f389 $${x} %%{y} $ 100%"', 'a = "q\\"\\\\\\né🎉 ${x} %{y} $ 100%"'],
  ['a template', 'a = "é🎉 ${x.y}-${"in ${z}"}"', 'a = template("é🎉 " x.y "-" template("in " z))'],
  ['a directive', 'a = "%{ if x ~}y%{ endif }z"', 'a = template(% "z")'],
  ['a heredoc', 'a = <<EOT\n  x\n  # no comment\nEOT\n', 'a = "  x\\n  # no comment\\n"'],
  ['an indented heredoc', 'a = <<-EOT\n    x\n\n      y\n  EOT\n', 'a = "x\\n\\n  y\\n"'],
  ['an indented heredoc with templates', 'a = <<-EOT\n    x ${y}\n      ${z}\n  EOT\n', 'a = template("x " y "\\n  " z "\\n")'],
  ['a heredoc at the end of the file', 'a = <<EOT\nx\nEOT', 'a = "x\\n"'],
  ['operators by their strength', 'a = b == 1 || !c && d ? e + 2 * -f : (g + 1) % 2', 'a = (((b == 1) || (!c && d)) ? (e + (2 * -f)) : ((g + 1) % 2))'],
  ['conditionals from the right', 'a = b ? c : d ? e : f ? g : h\ni = (b ? c : d) ? e : f', 'a = (b ? c : (d ? e : (f ? g : h))); i = ((b ? c : d) ? e : f)'],
  ['what is taken of a name', 'a = b.0.c[1]["x"].*.d[*].e[0]\nf = g.*.h[0]', 'a = b[0].c[1]["x"][*.d][*.e[0]]; f = g[*.h][0]'],
  ['what is taken of an expression', 'a = merge(b, c...).d + (e)[0]', 'a = ((merge(b, c...)).d + (e)[0])'],
  ['for expressions', 'a = [for k, v in b : v if k]\nc = { for v in d : v.k => v... }', 'a = for(k, v in b: v if k); c = for(v in d: v.k => v...)'],
  ['keys of objects', 'a = { b = 1, "c" : 2, (d) = 3, "e${f}" = 4, null = 5 }', 'a = {"b": 1, "c": 2, d: 3, template("e" f): 4, null: 5}'],
  ['a computed key on a line of its own', 'a = {\n  x = b\n  (c) = d\n}\n', 'a = {"x": b, c: d}'],
  ['lists with heredocs', 'a = ["a", <<EOT\nx\nEOT\n, "b"]\n', 'a = ["a", "x\\n", "b"]'],
  ['functions of providers', 'a = provider::aws::arn("x")', 'a = provider::aws::arn("x")'],
  ['blocks and their labels', 'r "a" b {}\nr "c" d { e = 1 }\n', 'r a b#0 {}; r c d#1 {e = 1}'],
  ['a byte order mark and CRLF', '\ufeffa = 1\r\nb = 2\r\n', 'a = 1; b = 2'],
  ['an empty file', '', ''],
];

for (const [name, written, tree] of READ) {
  test(`read: ${name}`, () => {
    const document = parse(written);
    assert.deepEqual(document.problems, []);
    assert.equal(shown(document.root), tree);
  });
}

// What stands where, whatever could be read around it.
const BROKEN: readonly (readonly [name: string, written: string, problem: RegExp, tree: string])[] = [
  ['a value is missing', 'a {\n  b =\n}\nc = 1\n', /cannot be read/, 'a#0 {}; c = 1'],
  ['a brace is missing', 'a {\n  b = 1\n', /closing \}/, 'a#0 {b = 1}'],
  ['a bracket is missing in one of two blocks', 'a {\n  b = [1,\n  c = 2\n}\nd {\n  e = 1\n}\n', /cannot be read/, 'a#0 {b = 2}; d#0 {e = 1}'],
  ['a quote is missing', 'a = "x\nb = 2\n', /quote is missing|ends on the line/, 'a = "x\\nb = 2\\n"'],
  ['a heredoc has no end', 'a = <<EOT\nx\n', /heredoc has no end/, 'a = ""'],
  ['two attributes on one line', 'a = 1 b = 2\n', /line of its own/, 'a = 1; b = 2'],
  ['a block within a block on one line', 'a { b {} }\n', /line of its own/, 'a#0 {b#0 {}}'],
  ['no comma in an object on one line', 'a = { b = 1 c = 2 }\n', /comma or a line break/, 'a = {"b": 1, "c": 2}'],
  ['an object instead of blocks', '{"a": 1}\n', /object/, ''],
  ['rubbish around a block', 'x @@\nr "a" "b" {\n  c = 1\n}\n@@@\n', /cannot be read/, 'r a b#0 {c = 1}'],
];

for (const [name, written, problem, tree] of BROKEN) {
  test(`broken: ${name}`, () => {
    const document = parse(written);
    assert.match(document.problems[0]?.message ?? '', problem);
    assert.equal(document.partial, true);
    assert.equal(shown(document.root), tree);
  });
}

test('brackets without end are one problem, not a stack that overflows', () => {
  for (const bracket of ['[', '{', '(', '!', '"${']) assert.equal(parse(`a = ${bracket.repeat(20_000)}`).partial, true);
});

test('offsets count UTF-16 units, behind emoji too', () => {
  const written = 'a = "🎉${x}🎉"\nb = 1 # 🎉\nc = d // e\n';
  const document = parse(written);
  const { root, source } = document;
  assert.deepEqual(root.attributes.map(({ value }) => textOf({ source, ...value })), ['"🎉${x}🎉"', '1', 'd']);
  assert.deepEqual(document.comments().map(({ start, end, ownLine }) => [written.slice(start, end), ownLine]), [['# 🎉', false], ['// e', false]]);
});

test('a cursor reads and says what to change', () => {
  const document = parse('r "a" "b" {\n  spec {\n    replicas = 2\n    labels   = { app = "x" }\n    image    = var.image\n  }\n}\n');
  const spec = Cursor.root(document).at('r').at(0).at('spec').at(0);
  const { node } = spec.at('labels').at('app');
  assert.ok(node?.kind === 'scalar' && node.text === 'x');
  const image = spec.at('image').node;
  assert.ok(image?.kind === 'scalar' && image.text === '${var.image}', 'who knows no HCL takes an expression for a template');
  const change = spec.at('replicas').set(3);
  assert.deepEqual(change.kind === 'set' && change.path, ['r', 0, 'spec', 0, 'replicas']);
});

test('JSON in a heredoc, with its places in the file', () => {
  const written = text`
    definitions = <<-EOF
      [{ "name": "é🎉", "image": "\${var.r}/web\n", "cpu": \${var.cpu}, "n": [1, -2.5e1, true, null, {}] }]
    EOF
  `;
  const { root, source } = parse(written);
  const [attribute] = root.attributes;
  const json = attribute === undefined ? undefined : jsonIn(written, attribute.value);
  assert.ok(json?.form === 'tuple');
  assert.equal(shown(json), '[{"name": "é🎉", "image": template(var.r "/web\\n"), "cpu": template(var.cpu), "n": [1, -25, true, null, {}]}]');
  const [item] = json.items;
  assert.deepEqual(item?.form === 'object' && item.entries.map(({ value }) => textOf({ source, start: value.start, end: value.end })), ['"é🎉"', '"${var.r}/web\\n"', '${var.cpu}', '[1, -2.5e1, true, null, {}]']);
});

test('what is no JSON is none', () => {
  for (const body of ['', 'hello', '[1,]', "['a']", '{"a" 1}', '[1] 2', '{"a": 01}', '["a\tb"]']) {
    const written = `a = <<EOF\n${body}\nEOF\n`;
    const [attribute] = parse(written).root.attributes;
    assert.equal(attribute === undefined ? undefined : jsonIn(written, attribute.value), undefined, body);
  }
});

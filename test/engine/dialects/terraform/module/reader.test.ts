import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModuleReader, rootsOf } from '../../../../../src/engine/dialects/terraform/module/read.ts';
import type { Evaluated, Place, ReadRoot, Resource } from '../../../../../src/engine/dialects/terraform/module/types.ts';
import { applyToSource } from '../../../../../src/engine/text/edit.ts';
import { textOf } from '../../../../../src/engine/text/source.ts';
import { hcl } from '../../../syntax/hcl/load.ts';
import { filesOf, jsonOf, readTexts, shown } from './workspace.ts';
import type { Texts } from './workspace.ts';

function only(root: ReadRoot, address: string): Resource {
  const found = root.resources().find(resource => resource.address === address);
  assert.ok(found !== undefined, `${address} is not there`);
  return found;
}

test('the provider of a resource: its own, an alias, what a caller passes, what a caller has', () => {
  const root = readTexts({
    'main.tf': 'provider "aws" {\n  default_tags {\n    tags = { team = "a" }\n  }\n}\nprovider "aws" {\n  alias = "west"\n  default_tags {\n    tags = { team = "w" }\n  }\n}\nresource "aws_x" "a" {}\nresource "aws_x" "b" { provider = aws.west }\nresource "gcp_x" "c" {}\nmodule "m" { source = "./m" }\nmodule "n" {\n  source    = "./m"\n  providers = { aws = aws.west }\n}',
    'm/main.tf': 'resource "aws_x" "d" {}',
  });
  const team = (address: string): unknown => jsonOf(only(root, address).provider?.get('default_tags.tags.team'));
  assert.deepEqual(['aws_x.a', 'aws_x.b', 'gcp_x.c', 'module.m.aws_x.d', 'module.n.aws_x.d'].map(team), ['a', 'w', undefined, 'a', 'w']);
});

test('the backend and the versions of a module are blocks like any other, in JSON too', () => {
  const native = readTexts({ 'main.tf': 'terraform {\n  required_version = ">= 1.5"\n  backend "s3" {\n    bucket = "b"\n  }\n  required_providers {\n    aws = { version = "~> 5.0" }\n  }\n}' });
  const json = readTexts({ 'main.tf.json': '{"terraform": {"required_version": ">= 1.5", "backend": {"s3": {"bucket": "b"}}, "required_providers": {"aws": {"version": "~> 5.0"}}}}' });
  for (const { module } of [native, json]) {
    const [terraform] = module.blocks('terraform');
    const [backend] = terraform?.blocks('backend', 1) ?? [];
    assert.deepEqual(backend?.labels, ['s3']);
    assert.equal(jsonOf(backend.get('bucket')), 'b');
    assert.equal(jsonOf(terraform?.get('required_providers.aws.version')), '~> 5.0');
    assert.equal(jsonOf(terraform?.get('required_version')), '>= 1.5');
  }
});

test('what dynamic blocks may add is said', () => {
  const root = readTexts({ 'main.tf': 'variable "unset" {}\nresource "r" "x" {\n  disk {}\n  dynamic "disk" {\n    for_each = var.unset\n    content {}\n  }\n}', 'b.tf.json': '{"resource": {"r": {"y": {"dynamic": {"disk": {"for_each": [1, 2], "content": {"n": "${disk.value}"}}}}}}}' });
  const x = only(root, 'r.x');
  assert.equal(x.blocks('disk').length, 1);
  assert.match(x.openBlocks('disk') ?? '', /var\.unset/);
  assert.equal(x.openBlocks('rule'), undefined);
  assert.deepEqual(only(root, 'r.y').blocks('disk').map(block => jsonOf(block.get('n'))), [1, 2]);
});

test('what jsonencode and heredocs say has its places', () => {
  const root = readTexts({ 'main.tf': 'variable "tag" {}\nresource "r" "x" {\n  a = jsonencode([{ name = "c", image = "${var.tag}:latest", n = 1 }])\n  b = <<-EOT\n    [{"name": "c", "image": "${var.tag}:latest"}]\n  EOT\n  c = "[{\\"name\\": \\"c\\"}]"\n}' });
  for (const name of ['a', 'b']) {
    const { json } = only(root, 'r.x').get(name);
    assert.ok(json?.kind === 'list' && json.items[0]?.kind === 'map');
    const [container] = json.items;
    assert.equal(jsonOf(container.entries.get('name')), 'c');
    assert.deepEqual(container.entries.get('name')?.place.path, ['resource', 0, name, 0, 'name']);
    const image = container.entries.get('image');
    assert.deepEqual(image?.kind === 'dynamic' ? image.parts : undefined, [undefined, ':latest']);
  }
});

/** The file after a change at a value's place. */
function mended(place: Place, value: string | number | boolean): string {
  const { document, path } = place;
  assert.ok(path !== undefined);
  const edit = document.write([{ kind: 'set', writer: document, path, value }]);
  if (edit.kind === 'refused') assert.fail(edit.because);
  return applyToSource(document.source, edit.edits);
}

test('a value is mended where it is written', () => {
  const files: Texts = {
    'main.tf': 'module "m" {\n  source = "./m"\n  size   = 1\n}\n',
    'm/main.tf': 'variable "size" {}\nvariable "kind" {\n  default = "k"\n}\nresource "r" "x" {\n  size = var.size\n  kind = var.kind\n  tags = {\n    a = 1\n  }\n  spec {\n    n = 1\n  }\n}\n',
  };
  const x = only(readTexts(files), 'module.m.r.x');
  assert.equal(mended(x.get('size').place, 2), files['main.tf']?.replace('= 1', '= 2'));
  assert.equal(mended(x.get('kind').place, 'z'), files['m/main.tf']?.replace('"k"', '"z"'));
  assert.equal(mended(x.get('tags.b').place, 2), files['m/main.tf']?.replace('a = 1\n', 'a = 1\n    b = 2\n'));
  assert.equal(mended(x.get('spec.m').place, 2), files['m/main.tf']?.replace('n = 1\n', 'n = 1\n    m = 2\n'));
  assert.equal(mended(x.get('other.0.m').place, true), files['m/main.tf']?.replace('n = 1\n  }\n', 'n = 1\n  }\n\n  other {\n    m = true\n  }\n'));
});

test('what an expression works out has no place to be mended at', () => {
  const root = readTexts({ 'main.tf': 'variable "p" { default = true }\nresource "r" "x" {\n  a = var.p ? 1 : 2\n  b = merge({ k = 1 }, {})\n  c = upper("a")\n}' });
  const x = only(root, 'r.x');
  for (const path of ['a', 'b.k']) {
    const { place } = x.get(path);
    assert.equal(place.path, undefined);
    assert.equal(textOf({ source: place.document.source, start: place.start, end: place.end }), '1');
  }
});

test('a file is parsed again only where its text is another one', () => {
  const texts: Record<string, string> = { 'a.tf': 'resource "r" "x" { v = var.a }', 'b.tf': 'variable "a" { default = 1 }', 'c/main.tf': 'resource "r" "y" {}' };
  let parsed = 0;
  const reader = new ModuleReader({ parse: source => {
    parsed += 1;
    return hcl.parse(source);
  } });
  const read = (): ReadRoot => reader.read('', filesOf(texts));
  const first = read();
  assert.equal(jsonOf(only(first, 'r.x').get('v')), 1);
  assert.equal(parsed, 2);
  assert.equal(read(), first);
  assert.equal(reader.document('a.tf', texts['a.tf'] ?? ''), only(first, 'r.x').document);
  texts['b.tf'] = 'variable "a" { default = 2 }';
  const second = read();
  assert.equal(jsonOf(only(second, 'r.x').get('v')), 2);
  assert.equal(only(second, 'r.x').document, only(first, 'r.x').document);
  assert.equal(parsed, 3);
  texts['d.tf'] = '';
  assert.equal(second.isCurrent(filesOf(texts)), false);
  assert.deepEqual(read().reads, ['.terraform.lock.hcl', 'terragrunt.hcl', 'a.tf', 'b.tf', 'd.tf', '/']);
});

test('many root modules that share a module keep one document of it', () => {
  const texts: Record<string, string> = { 'm/main.tf': 'resource "r" "x" {}' };
  for (let i = 0; i < 40; i += 1) texts[`env${String(i)}/main.tf`] = 'module "m" { source = "../m" }';
  const reader = new ModuleReader(hcl);
  const document = reader.document('m/main.tf', texts['m/main.tf'] ?? '');
  for (let i = 0; i < 40; i += 1) assert.equal(only(reader.read(`env${String(i)}`, filesOf(texts)), 'module.m.r.x').document, document);
});

test('the roots of a folder are those that nobody calls', () => {
  const callers: Readonly<Record<string, readonly string[]>> = { m: ['prod', 'lib'], lib: ['dev', 'prod'], own: ['own'], a: ['b'], b: ['a'] };
  const roots = (folder: string): readonly string[] => rootsOf(folder, of => callers[of] ?? []);
  assert.deepEqual(roots('m'), ['dev', 'prod']);
  assert.deepEqual(roots('prod'), ['prod']);
  assert.deepEqual(roots('own'), ['own']);
  assert.deepEqual(roots('a'), ['a']);
});

function said(root: ReadRoot): string[] {
  return root.problems().map(({ span, message }) => `${span.source.uri}: ${textOf(span)}: ${message}`);
}

const BAD: readonly (readonly [name: string, files: Texts, problems: readonly string[], values: Readonly<Record<string, unknown>>])[] = [
  ['locals in a circle', { 'main.tf': 'locals {\n  a = local.b + 1\n  b = local.c\n  c = "${local.a}"\n  d = local.d\n  e = local.a\n}\nresource "r" "x" {\n  a = local.a\n  b = 1\n}' }, ['main.tf: a: local.a needs itself to be worked out: local.a → local.b → local.c → local.a.', 'main.tf: d: local.d needs itself to be worked out: local.d → local.d.'], { a: '<dynamic>', b: 1 }],
  ['a module that calls itself', { 'main.tf': 'module "m" { source = "./m" }\nresource "r" "x" { b = 1 }', 'm/main.tf': 'module "n" { source = "../n" }', 'n/main.tf': 'module "m" { source = "../m" }' }, ['n/main.tf: "../m": ../m is a module that calls itself: m → n → m.'], { b: 1 }],
  ['a module that is the one it stands in', { 'main.tf': 'module "m" { source = "./" }\nresource "r" "x" { b = module.m.z }' }, ['main.tf: "./": ./ is a module that calls itself: the top folder → the top folder.'], { b: '<dynamic>' }],
  ['a module outside of the workspace', { 'main.tf': 'module "m" { source = "../../x" }\nresource "r" "x" { b = module.m.z }' }, ['main.tf: "../../x": ../../x lies outside the workspace: this module is not read.'], { b: '<dynamic>' }],
  ['a module that is not there', { 'main.tf': 'module "m" {\n  count  = 2\n  source = "./m"\n}\nresource "r" "x" { b = module.m[0].z }' }, ['main.tf: "./m": There is no module in ./m: no .tf file is there.'], { b: '<dynamic>' }],
  ['arguments in a circle', { 'main.tf': 'module "m" {\n  source = "./m"\n  a      = module.m.a\n}\nresource "r" "x" {\n  b = module.m.a\n}', 'm/main.tf': 'variable "a" {}\noutput "a" { value = var.a }' }, [], { b: '<dynamic>' }],
  ['resources in a circle', { 'main.tf': 'resource "r" "x" {\n  a     = r.y.a\n  count = length(r.x)\n}\nresource "r" "y" { a = r.x.a }' }, [], { a: '<r.x.>' }],
  ['a heredoc without an end', { 'main.tf': 'resource "r" "x" {\n  b = 1\n}\nresource "r" "y" {\n  a = <<EOT\n  text\n}\n' }, [], { b: 1 }],
  ['empty and foreign files', { 'main.tf': '', 'a.tf': 'resource "r" "x" { b = 1 }', 'b.tf': '\u0000\ufffd{{{', 'c.tf.json': '[1,', 'd.tf.json': '[]', 'e.tf': 'resource {}\nmodule {}\nvariable {}\nlocals\nresource "r" {}\nprovider {}\n', 'terraform.tfvars': 'x =' }, [], { b: 1 }],
  ['arguments that no function takes', { 'main.tf': 'resource "r" "x" {\n  a = [merge(), merge(1), element(), lookup({}), format(), join(), range(), flatten(1), tonumber(), zipmap(["a"]), try(), can(), one(), slice([]), substr("a"), coalesce(), length(), jsondecode("{"), jsonencode(), setproduct(), chunklist([], 0), replace("a", "/(a+)+$/", "b"), parseint("z", 99), nothing()]\n  b = 1\n}' }, [], { b: 1 }],
];

for (const [name, files, problems, values] of BAD) {
  test(`bad input: ${name}`, () => {
    const root = readTexts(files);
    assert.deepEqual(said(root), problems);
    const x = root.resources().find(resource => resource.name === 'x');
    for (const [path, value] of Object.entries(values)) assert.deepEqual(x === undefined ? undefined : shown(x.get(path)), value, path);
    for (const resource of root.resources()) for (const one of resource.names) assert.doesNotThrow(() => shown(resource.get(one)));
  });
}

/** What takes for ever where nothing holds it back. */
const HEAVY: Readonly<Record<string, string>> = {
  'texts that double': `locals {\n  t0 = "xxxxxxxxxx"\n${Array.from({ length: 60 }, (_, i) => `  t${String(i + 1)} = "\${local.t${String(i)}}\${local.t${String(i)}}"\n`).join('')}}\nresource "r" "x" { v = local.t60 }`,
  'lists that double': `locals {\n  t0 = [1, 2]\n${Array.from({ length: 60 }, (_, i) => `  t${String(i + 1)} = concat(local.t${String(i)}, local.t${String(i)})\n`).join('')}}\nresource "r" "x" { v = local.t60 }`,
  'objects that double': `locals {\n  t0 = { a = 1 }\n${Array.from({ length: 60 }, (_, i) => `  t${String(i + 1)} = [local.t${String(i)}, local.t${String(i)}]\n`).join('')}}\nresource "r" "x" { v = jsonencode(local.t60) }`,
  'a chain of locals': `locals {\n  t0 = 1\n${Array.from({ length: 2_000 }, (_, i) => `  t${String(i + 1)} = local.t${String(i)}\n`).join('')}}\nresource "r" "x" { v = local.t2000 }`,
  'loops in loops': `resource "r" "x" { v = [for a in range(3000) : [for b in range(3000) : [for c in range(3000) : a * b * c]]] }`,
  'many instances': `resource "r" "x" {\n  count = 1000000\n  v     = count.index\n}`,
  'an object that holds itself': 'locals {\n  a = { b = local.c }\n  c = { d = local.a }\n}\nresource "r" "x" { v = jsonencode(local.a) }',
  'deep brackets': `resource "r" "x" { v = ${'['.repeat(5000)}${']'.repeat(5000)} }`,
};

for (const [name, text] of Object.entries(HEAVY)) {
  test(`nothing takes for ever: ${name}`, () => {
    const started = performance.now();
    const root = readTexts({ 'main.tf': text });
    const values: (Evaluated | undefined)[] = root.resources().slice(0, 3).map(resource => resource.get('v'));
    assert.ok(values.every(value => value === undefined || jsonOf(value) === undefined), 'it is not known');
    root.problems();
    const took = performance.now() - started;
    assert.ok(took < 3000, `it took ${took.toFixed(0)} ms`);
  });
}

test('modules in modules in modules, each several times', () => {
  const files: Record<string, string> = { 'main.tf': 'module "m" {\n  count  = 100\n  source = "./m0"\n}' };
  for (let i = 0; i < 10; i += 1) files[`m${String(i)}/main.tf`] = `module "m" {\n  count  = 100\n  source = "../m${String(i + 1)}"\n}\nresource "r" "x" {}`;
  files['m10/main.tf'] = 'resource "r" "x" {}';
  const root = readTexts(files);
  assert.ok(root.resources().length < 2000);
  assert.match(said(root).join('\n'), /more than 500 modules/);
});

test('a large generated file', () => {
  const text = Array.from({ length: 3000 }, (_, i) => `resource "aws_x" "n${String(i)}" {\n  name = "n${String(i)}"\n  tags = merge(local.tags, { n = ${String(i)} })\n  peer = aws_x.n${String((i * 7) % 3000)}.id\n}\n`).join('\n');
  const root = readTexts({ 'main.tf': `locals { tags = { a = 1 } }\n${text}` });
  const started = performance.now();
  const values = root.resources().map(resource => [jsonOf(resource.get('tags.n')), shown(resource.get('peer'))]);
  const took = performance.now() - started;
  assert.equal(values.length, 3000);
  assert.deepEqual(values[2], [2, '<aws_x.n14.id>']);
  assert.ok(took < 1500, `it took ${took.toFixed(0)} ms`);
});

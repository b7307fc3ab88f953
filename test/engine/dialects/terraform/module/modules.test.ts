import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resource } from '../../../../../src/engine/dialects/terraform/module/types.ts';
import { placeOf, readTexts, shown } from './workspace.ts';
import type { Texts } from './workspace.ts';

interface Row {
  readonly page: string;
  readonly name: string;
  readonly files: Texts;
  readonly folder?: string;
  /** Every resource, `address` or `address[key]`, with what its attributes come to: `[value]`, or `[value, place]`. */
  readonly says: Readonly<Record<string, Readonly<Record<string, readonly [value: unknown, place?: string]>>>>;
}

function row(page: string, name: string, files: Texts, says: Row['says'], folder = ''): Row {
  return { page, name, files, says, folder };
}

const ROWS: readonly Row[] = [
  row('Input Variables', 'a default', { 'main.tf': 'variable "a" { default = 1 }\nresource "r" "x" { v = var.a }' }, { 'r.x': { v: [1, 'main.tf: 1'] } }),
  row('Input Variables', 'no default', { 'main.tf': 'variable "a" {}\nresource "r" "x" { v = var.a }' }, { 'r.x': { v: ['<dynamic>', 'main.tf: var.a'] } }),
  row('Input Variables', 'null is as good as not written', { 'main.tf': 'variable "a" { default = null }\nresource "r" "x" {\n  v = var.a\n  w = null\n}' }, { 'r.x': { v: ['<absent>'], w: ['<absent>', 'main.tf: null'], u: ['<absent>', 'main.tf: "x"'] } }),
  row('Input Variables', 'other files may give values, later ones win', {
    'main.tf': 'variable "a" { default = 0 }\nvariable "b" { default = 0 }\nvariable "c" { default = 0 }\nvariable "d" { default = 0 }\nresource "r" "x" {\n  v = [var.a, var.b, var.c, var.d]\n}',
    'terraform.tfvars': 'a = 1\nb = 1\nc = 1',
    'terraform.tfvars.json': '{ "b": 2, "c": 2 }',
    'z.auto.tfvars': 'c = 4',
    'a.auto.tfvars.json': '{ "c": 3 }',
  }, { 'r.x': { v: [[1, 2, 4, 0]], 'v.2': [4, 'z.auto.tfvars: 4'], 'v.1': [2, 'terraform.tfvars.json: 2'] } }),
  row('Input Variables', 'what a file sets that somebody has to name is not known', { 'main.tf': 'variable "a" { default = 1 }\nvariable "b" { default = 1 }\nresource "r" "x" {\n  v = var.a\n  w = var.b\n}', 'prod.tfvars': 'a = 2' }, { 'r.x': { v: ['<dynamic>'], w: [1] } }),
  row('Input Variables', 'sensitive and ephemeral ones are not known', { 'main.tf': 'variable "a" {\n  default   = 1\n  sensitive = true\n}\nvariable "b" {\n  default   = 1\n  ephemeral = true\n}\nvariable "c" {\n  default   = 1\n  sensitive = false\n}\nresource "r" "x" {\n  v = [var.a, var.b, var.c]\n}' }, { 'r.x': { v: [['<dynamic>', '<dynamic>', 1]] } }),
  row('Type Constraints', 'types convert', {
    'main.tf': 'variable "a" {\n  type    = string\n  default = 1\n}\nvariable "b" {\n  type    = list(number)\n  default = ["1", 2]\n}\nvariable "c" {\n  type = map(object({ on = optional(bool, true), size = number, note = optional(string) }))\n  default = { k = { size = "5", extra = 1 } }\n}\nvariable "d" {\n  type    = bool\n  default = "perhaps"\n}\nresource "r" "x" {\n  a = var.a\n  b = var.b\n  c = var.c\n  d = var.d\n}',
  }, { 'r.x': { a: ['1', 'main.tf: 1'], b: [[1, 2]], c: [{ k: { on: true, size: 5, note: '<absent>' } }], 'c.k.on': [true, 'main.tf: true'], 'c.k.size': [5, 'main.tf: "5"'], d: ['<dynamic>'] } }),
  row('Local Values', 'through several', { 'main.tf': 'locals {\n  a = "x"\n  b = { c = local.a, d = "${local.a}y" }\n}\nresource "r" "x" { v = local.b }' }, { 'r.x': { 'v.c': ['x', 'main.tf: "x"'], 'v.d': ['xy', 'main.tf: "${local.a}y"'], 'v.e': ['<absent>'] } }),
  row('Conditional Expressions', 'the branch that counts', { 'main.tf': 'variable "env" { default = "prod" }\nresource "r" "x" { v = var.env == "prod" ? 30 : 1 }' }, { 'r.x': { v: [30, 'main.tf: 30'] } }),
  row('The count Meta-Argument', 'none, one, several', { 'main.tf': 'variable "on" { default = false }\nresource "r" "none" { count = var.on ? 1 : 0 }\nresource "r" "two" {\n  count = 2\n  v     = "n${count.index}"\n}\nresource "r" "some" {\n  count = length(var.unset)\n  v     = count.index\n  w     = 1\n}\nvariable "unset" {}' }, { 'r.two[0]': { v: ['n0'] }, 'r.two[1]': { v: ['n1'] }, 'r.some?': { v: ['<dynamic>'], w: [1] } }),
  row('The for_each Meta-Argument', 'maps and sets', { 'main.tf': 'resource "r" "m" {\n  for_each = { a = { on = true }, b = { on = false } }\n  name     = each.key\n  v        = each.value.on\n}\nresource "r" "s" {\n  for_each = toset(["b", "a"])\n  v        = each.value\n}\nresource "r" "none" { for_each = {} }\nresource "r" "some" {\n  for_each = var.unset\n  v        = each.value.x\n}\nvariable "unset" {}' }, { 'r.m["a"]': { name: ['a'], v: [true, 'main.tf: true'] }, 'r.m["b"]': { v: [false, 'main.tf: false'] }, 'r.s["a"]': { v: ['a', 'main.tf: "a"'] }, 'r.s["b"]': {}, 'r.some?': { v: ['<dynamic>'] } }),
  row('References to Resource Attributes', 'what is written is known, what the provider decides has a name', { 'main.tf': 'resource "r" "a" {\n  name = "n"\n  tags = { t = 1 }\n}\nresource "r" "b" {\n  v = r.a.name\n  w = r.a.id\n  x = "${r.a.arn}/*"\n  y = r.a.tags["t"]\n  z = r.c[0].id\n  u = r.d["k"].id\n  t = r.c[*].id\n  s = one(r.e[*].id)\n  i = r.a.disk[0].size\n}\nresource "r" "c" { count = 1 }\nresource "r" "d" { for_each = { k = 1 } }\nresource "r" "e" { count = 0 }' }, { 'r.a': {}, 'r.b': { v: ['n'], w: ['<r.a.id>'], x: ['<dynamic>'], y: [1], z: ['<r.c[0].id>'], u: ['<r.d["k"].id>'], t: [['<r.c[0].id>']], s: ['<absent>'], i: ['<r.a.disk.0.size>'] }, 'r.c[0]': {}, 'r.d["k"]': {} }),
  row('References to Resource Attributes', 'of one of several', { 'main.tf': 'variable "unset" {}\nresource "r" "a" { for_each = { k = 1, l = 2 } }\nresource "r" "b" {\n  for_each = r.a\n  v        = each.value.id\n}\nresource "r" "c" {\n  v = r.a[var.unset].id\n}\nresource "r" "d" { count = var.unset }\nresource "r" "e" {\n  v = r.d[0].id\n}' }, { 'r.a["k"]': {}, 'r.a["l"]': {}, 'r.b["k"]': { v: ['<r.a["k"].id>'] }, 'r.b["l"]': {}, 'r.c': { v: ['<r.a.id>'] }, 'r.d?': {}, 'r.e': { v: ['<r.d.id>']  } }),
  row('Data Sources', 'they have names too', { 'main.tf': 'data "d" "a" { name = "n" }\nresource "r" "x" {\n  v = data.d.a.json\n  w = data.d.a.name\n}' }, { 'r.x': { v: ['<data.d.a.json>'], w: ['n'] }, 'data.d.a': {} }),
  row('dynamic Blocks', 'are expanded where that is known', { 'main.tf': 'variable "unset" {}\nresource "r" "x" {\n  rule {\n    port = 1\n  }\n  dynamic "rule" {\n    for_each = { a = 2, b = 3 }\n    content {\n      port = rule.value\n      name = rule.key\n    }\n  }\n  dynamic "disk" {\n    for_each = ["s"]\n    iterator = it\n    content {\n      size = it.value\n      inner {\n        n = it.key\n      }\n    }\n  }\n  dynamic "none" {\n    for_each = []\n    content {}\n  }\n  dynamic "open" {\n    for_each = var.unset\n    content {}\n  }\n}' }, { 'r.x': { 'rule.port': [1], 'rule.1.port': [2, 'main.tf: 2'], 'rule.2.name': ['b'], 'rule.3.port': ['<absent>'], 'disk.size': ['s'], 'disk.0.inner.n': [0], 'none.x': ['<absent>'], 'open.x': ['<dynamic>'] } }),
  row('Attributes as Blocks', 'a list of objects stands for blocks', { 'main.tf': 'resource "r" "x" {\n  rule = [{ port = 1 }, { port = 2 }]\n}' }, { 'r.x': { 'rule.port': [1], 'rule.1.port': [2] } }),
  row('Nested Blocks', 'by paths', { 'main.tf': 'resource "r" "x" {\n  spec {\n    template {\n      labels = { app = "a" }\n    }\n    box {\n      n = 1\n    }\n    box {\n      n = 2\n    }\n  }\n}' }, { 'r.x': { 'spec.template.labels.app': ['a'], 'spec.0.box.1.n': [2], 'spec.box.n': [1], 'spec.template.labels.b': ['<absent>', 'main.tf: labels'], 'spec.template.c': ['<absent>', 'main.tf: template'], 'other.c': ['<absent>', 'main.tf: "x"'] } }),
  row('Module Blocks', 'arguments, defaults, outputs', { 'main.tf': 'module "m" {\n  source = "./m"\n  size   = 7\n}\nresource "r" "x" {\n  v = module.m.id\n  w = module.m.size\n  u = module.m.none\n}', 'm/main.tf': 'variable "size" {}\nvariable "kind" { default = "k" }\nresource "r" "y" {\n  size = var.size\n  kind = var.kind\n}\noutput "id" { value = r.y.id }\noutput "size" { value = var.size }', 'm/terraform.tfvars': 'kind = "not read"' }, { 'r.x': { v: ['<module.m.r.y.id>'], w: [7], u: ['<dynamic>'] }, 'module.m.r.y': { size: [7, 'main.tf: 7'], kind: ['k', 'm/main.tf: "k"'] } }),
  row('Module Blocks', 'null and nullable', { 'main.tf': 'module "m" {\n  source = "./m"\n  a      = null\n  b      = null\n}', 'm/main.tf': 'variable "a" { default = 1 }\nvariable "b" {\n  default  = 2\n  nullable = false\n}\nresource "r" "y" {\n  a = var.a\n  b = var.b\n}' }, { 'module.m.r.y': { a: ['<absent>'], b: [2] } }),
  row('Module Blocks', 'several instances, and a module in a module beside it', { 'root/main.tf': 'module "m" {\n  for_each = { a = 1, b = 2 }\n  source   = "../lib/m"\n  size     = each.value\n}\nresource "r" "x" {\n  v = module.m["b"].size\n  w = [for k, m in module.m : m.size]\n}', 'lib/m/main.tf': 'variable "size" {}\nmodule "n" {\n  source = "../n"\n  count  = 1\n  size   = var.size\n}\noutput "size" { value = one(module.n[*].size) }', 'lib/n/main.tf': 'variable "size" {}\nresource "r" "y" { size = var.size }\noutput "size" { value = r.y.size }' }, { 'r.x': { v: [2], w: [[1, 2]] }, 'module.m["a"].module.n[0].r.y': { size: [1, 'root/main.tf: 1'] }, 'module.m["b"].module.n[0].r.y': { size: [2] } }, 'root'),
  row('Module Sources', 'what is not local is not read', { 'main.tf': 'module "m" { source = "terraform-aws-modules/vpc/aws" }\nresource "r" "x" { v = module.m.vpc_id }' }, { 'r.x': { v: ['<dynamic>'] } }),
  row('Override Files', 'attributes one by one, blocks all of a type', { 'main.tf': 'variable "a" { default = 1 }\nresource "r" "x" {\n  a = 1\n  b = 1\n  disk {\n    n = 1\n  }\n  rule {\n    n = 1\n  }\n}\nlocals { l = 1 }\nresource "r" "y" { v = [var.a, local.l] }', 'main_override.tf': 'resource "r" "x" {\n  b = 2\n  disk {\n    n = 2\n  }\n}\nvariable "a" { default = 2 }', 'override.tf': 'resource "r" "x" { b = 3 }\nlocals { l = 2 }' }, { 'r.x': { a: [1, 'main.tf: 1'], b: [3, 'override.tf: 3'], 'disk.n': [2, 'main_override.tf: 2'], 'disk.1.n': ['<absent>'], 'rule.n': [1] }, 'r.y': { v: [[2, 2]] } }),
  row('JSON Configuration Syntax', 'resources, templates, blocks', { 'main.tf.json': '{\n "variable": {"a": {"default": 5}},\n "locals": {"l": "x"},\n "resource": {"r": {"x": {"v": "${var.a + 1}", "w": "${local.l}-y", "n": 3, "//": "note", "rule": [{"port": 1}, {"port": 2}], "disk": {"size": 9}, "lit": "$${a} \\"q\\" {", "if": "%{ if true }yes%{ endif }"}, "y": [{"count": 2, "i": "${count.index}"}]}}\n}' }, { 'r.x': { v: [6, 'main.tf.json: "${var.a + 1}"'], w: ['x-y'], n: [3, 'main.tf.json: 3'], 'rule.1.port': [2], 'disk.size': [9], 'disk.0.size': [9], 'disk.type': ['<absent>', 'main.tf.json: "disk"'], lit: ['${a} "q" {'], if: ['yes'] }, 'r.y[0]': { i: [0] }, 'r.y[1]': { i: [1] } }),
  row('Files and Directories', 'OpenTofu reads its own file instead', { 'a.tf': 'resource "r" "x" { v = 1 }', 'a.tofu': 'resource "r" "x" { v = 2 }', 'b.tf': 'resource "r" "y" {}', '.hidden.tf': 'resource "r" "z" {}' , 'c.tf~': 'resource "r" "z" {}' }, { 'r.y': {}, 'r.x': { v: [2] } }),
  row('Heredoc Strings', 'what they say, also as JSON', { 'main.tf': 'variable "unset" {}\nresource "r" "x" {\n  v = <<-EOT\n    a\n      b ${1 + 1}\n  EOT\n  j = <<-EOT\n    [{"name": "c", "image": "${var.unset}:latest", "n": ${2}}]\n  EOT\n}' }, { 'r.x': { v: ['a\n  b 2\n'], j: ['<dynamic>'] } }),
];

function nameOf({ address, key, instances }: Resource): string {
  return `${address}${key === undefined ? '' : `[${JSON.stringify(key)}]`}${instances === 'dynamic' ? '?' : ''}`;
}

for (const { page, name, files, says, folder } of ROWS) {
  test(`${page}: ${name}`, () => {
    const root = readTexts(files, folder);
    const resources = new Map(root.resources().map(resource => [nameOf(resource), resource]));
    assert.deepEqual([...resources.keys()].sort(), Object.keys(says).sort());
    assert.deepEqual(root.problems(), []);
    for (const [address, values] of Object.entries(says)) {
      for (const [path, [value, place]] of Object.entries(values)) {
        const got = resources.get(address)?.get(path);
        assert.deepEqual(shown(got), value, `${address}.${path}`);
        if (place !== undefined) assert.equal(got === undefined ? '' : placeOf(got), place, `${address}.${path}`);
      }
    }
  });
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Json } from '../../../syntax/yaml/oracle.ts';
import { jsonOf, readTexts } from './workspace.ts';
import type { Texts } from './workspace.ts';

/** A root module without resources, and what `local.out` is in it. */
interface Case {
  readonly name: string;
  readonly files: Texts;
  readonly out: Json;
}

const DECLARED = 'variable "a" { default = 0 }\nvariable "b" { default = 0 }\nvariable "c" { default = 0 }\nvariable "d" { default = 0 }\nlocals {\n  out = [var.a, var.b, var.c, var.d]\n}\n';

const CASES: readonly Case[] = [
  {
    name: 'files with values, in their order: terraform.tfvars, then its JSON, then *.auto.tfvars by name, JSON or not',
    files: { 'main.tf': DECLARED, 'terraform.tfvars': 'a = 1\nb = 1\nc = 1\nd = 1\n', 'terraform.tfvars.json': '{ "b": 2, "c": 2, "d": 2 }', 'b.auto.tfvars.json': '{ "c": 3, "d": 3 }', 'c.auto.tfvars': 'd = 4\n' },
    out: [1, 2, 3, 4],
  },
  {
    name: 'files with values go by their names, not by their kinds',
    files: { 'main.tf': DECLARED, 'z.auto.tfvars.json': '{ "a": 9 }', 'y.auto.tfvars': 'a = 8\nb = 8\n', 'Z.auto.tfvars': 'a = 1\nb = 1\nc = 1\n' },
    out: [9, 8, 1, 0],
  },
  {
    name: 'values for what nobody declared, and comments',
    files: { 'main.tf': DECLARED, 'terraform.tfvars': '# of all\nnobody = 1\na = 5 /* five */\n' },
    out: [5, 0, 0, 0],
  },
  {
    name: 'null from a file is null, unless the variable takes none',
    files: { 'main.tf': 'variable "a" { default = 1 }\nvariable "b" {\n  default  = 2\n  nullable = false\n}\nlocals {\n  out = [var.a, var.b]\n}\n', 'terraform.tfvars': 'a = null\nb = null\n' },
    out: [null, 2],
  },
  {
    name: 'types convert, and attributes that may be missing have their defaults',
    files: {
      'main.tf': 'variable "a" {\n  type = object({\n    name  = string\n    size  = optional(number, 3)\n    spare = optional(string)\n    inner = optional(object({ on = optional(bool, true), n = optional(number) }), {})\n  })\n}\nvariable "b" { type = list(string) }\nvariable "c" { type = map(number) }\nvariable "d" {\n  type    = tuple([string, number])\n  default = [1, "2"]\n}\nvariable "e" { type = set(string) }\nlocals {\n  out = [var.a, var.b, var.c, var.d, var.e]\n}\n',
      'terraform.tfvars': 'a = { name = 7, extra = "gone" }\nb = [1, true, "x"]\nc = { k = "5" }\ne = ["b", "a", "b"]\n',
    },
    out: [{ name: '7', size: 3, spare: null, inner: { on: true, n: null } }, ['1', 'true', 'x'], { k: 5 }, ['1', 2], ['a', 'b']],
  },
  {
    name: 'null for an attribute that may be missing is its default',
    files: { 'main.tf': 'variable "a" { type = object({ n = optional(number, 3) }) }\nlocals {\n  out = var.a.n\n}\n', 'terraform.tfvars': 'a = { n = null }\n' },
    out: 3,
  },
  {
    name: 'override files lay themselves over variables and locals',
    files: { 'main.tf': 'variable "a" {\n  type    = string\n  default = "x"\n}\nlocals {\n  l   = 1\n  out = [var.a, local.l]\n}\n', 'main_override.tf': 'variable "a" { default = "y" }\nlocals { l = 2 }\n', 'override.tf': 'variable "a" { default = "z" }\n' },
    out: ['z', 2],
  },
  {
    name: 'JSON beside HCL',
    files: { 'main.tf': 'locals {\n  out = [var.a, local.j]\n}\n', 'vars.tf.json': '{ "variable": { "a": { "default": "y" } }, "locals": { "j": "${upper(\\"x\\")}-${var.a}" } }' },
    out: ['y', 'X-y'],
  },
];

for (const { name, files, out } of CASES) {
  test(`values of variables: ${name}`, () => {
    assert.deepEqual(jsonOf(readTexts(files).module.local('out')), out);
  });

  test(`Terraform says the same: ${name}`, context => {
    const said = asTerraformSays(files);
    if (said === undefined) context.skip('terraform is not on this machine');
    else assert.deepEqual(said, out);
  });
}

/** What Terraform itself makes of it, or undefined where it is not on this machine. */
function asTerraformSays(files: Texts): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-terraform-'));
  try {
    for (const [path, text] of Object.entries({ ...files, 'terraform.rc': '' })) writeFileSync(join(folder, path), text);
    const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'), CHECKPOINT_DISABLE: '1' };
    const { stdout, error } = spawnSync('terraform', ['console'], { cwd: folder, env, input: 'jsonencode(local.out)\n', encoding: 'utf8' });
    if (error !== undefined) return undefined;
    // Warnings about values for what nobody declared come first.
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    return JSON.parse(String(JSON.parse(last)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

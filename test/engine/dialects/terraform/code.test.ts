import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, rulesetOf, toFileEdits, write } from '../../../../src/engine/index.ts';
import type { ParameterValue } from '../../../../src/engine/rules/parameters.ts';
import { inWords, lintIn } from '../../../support/terraform.ts';
import type { Linted, Texts } from '../../../support/terraform.ts';

/** One rule's findings in one file, and how many subjects it examined there. */
function judged(rule: string, texts: Texts, path = 'main.tf', parameters: Readonly<Record<string, ParameterValue>> = {}): Linted['report'] {
  const rules = RULES.filter(({ id }) => id === rule);
  const choices = new Map(rules.map(({ id, meta }) => [id, { severity: meta.severity, parameters }]));
  return lintIn(texts, path, rulesetOf(rules, 'strict', choices)).report;
}

function words(rule: string, texts: Texts, path = 'main.tf', parameters: Readonly<Record<string, ParameterValue>> = {}): string[] {
  return judged(rule, texts, path, parameters).findings.map(finding => inWords(finding).replace(`${rule}: `, ''));
}

const AWS = 'provider "aws" {\n  region = "eu-central-1"\n}\n';

describe('state-backend', () => {
  const COMPLAINT = 'The state lies beside the code: no remote backend keeps and locks it.';

  test('a root module that somebody applies needs one: it has a provider, or values of its own', () => {
    assert.deepEqual(words('state-backend', { 'main.tf': AWS }), [`1 ${COMPLAINT}`]);
    assert.deepEqual(words('state-backend', { 'main.tf': 'variable "x" {}\n', 'terraform.tfvars': 'x = 1\n' }), [`1 ${COMPLAINT}`]);
    assert.deepEqual(words('state-backend', { 'main.tf': 'variable "x" {}\n' }), []);
  });

  test('a module that is called, and an example of the module in whose folder it lies, keep none', () => {
    const texts = { 'main.tf': 'resource "aws_vpc" "main" {}\n', 'examples/full/main.tf': `${AWS}module "it" {\n  source = "../.."\n}\n` };
    assert.deepEqual(words('state-backend', texts), []);
    assert.deepEqual(words('state-backend', texts, 'examples/full/main.tf'), []);
  });

  test('an example beside the modules keeps none; a root module that has its own modules in a folder of that name does', () => {
    const vpc = 'resource "aws_vpc" "main" {}\n';
    const root = (source: string): string => `${AWS}module "it" {\n  source = "${source}"\n}\n`;
    assert.deepEqual(words('state-backend', { 'modules/vpc/main.tf': vpc, 'examples/full/main.tf': root('../../modules/vpc') }, 'examples/full/main.tf'), []);
    assert.deepEqual(words('state-backend', { 'net/modules/vpc/main.tf': vpc, 'net/tests/main.tf': root('../modules/vpc') }, 'net/tests/main.tf'), []);
    assert.deepEqual(words('state-backend', { 'examples/shop/vpc/main.tf': vpc, 'examples/shop/main.tf': root('./vpc') }, 'examples/shop/main.tf'), [`1 ${COMPLAINT}`]);
    assert.deepEqual(words('state-backend', { 'modules/vpc/main.tf': vpc, 'live/prod/main.tf': root('../../modules/vpc') }, 'live/prod/main.tf'), [`1 ${COMPLAINT}`]);
  });

  test('Terragrunt writes it; a broken file may hold it', () => {
    assert.deepEqual(words('state-backend', { 'main.tf': AWS, 'terragrunt.hcl': '' }), []);
    assert.deepEqual(words('state-backend', { 'main.tf': AWS, 'backend.tf': 'terraform {\n  backend "s3" {\n' }), []);
  });

  test('it may stand in another file, in an override, in JSON', () => {
    for (const [path, text] of [['backend.tf', 'terraform {\n  backend "gcs" {}\n}\n'], ['backend_override.tf', 'terraform {\n  backend "gcs" {}\n}\n'], ['backend.tf.json', '{"terraform": {"backend": {"gcs": {"bucket": "b"}}}}']] as const) {
      assert.deepEqual(words('state-backend', { 'main.tf': AWS, [path]: text }), []);
      assert.equal(judged('state-backend', { 'main.tf': AWS, [path]: text }, path).tallies.get('state-backend')?.examined, 1, path);
    }
  });

  test('a local backend is none; a lock by a table or a file is one; what is only begun says nothing', () => {
    const backend = (type: string, body: string): string[] => words('state-backend', { 'main.tf': `terraform {\n  backend "${type}" {\n${body}\n  }\n}\n` });
    assert.deepEqual(backend('local', ''), [`2 ${COMPLAINT}`]);
    assert.deepEqual(backend('s3', '    bucket = "b"\n    key = "k"\n    dynamodb_table = "locks"'), []);
    assert.deepEqual(backend('s3', '    bucket = "b"\n    key = "k"\n    use_lockfile = true'), []);
    assert.deepEqual(backend('s3', '    bucket = "b"'), []);
    assert.deepEqual(backend('http', '    address = "https://example.com/state"'), ['2 The backend http does not lock the state: two runs at the same time spoil it.']);
  });
});

describe('version-pin', () => {
  test('a constraint of a module that is called keeps a provider for its callers', () => {
    const child = (version: string): string => `terraform {\n  required_providers {\n    aws = { version = "${version}" }\n  }\n}\n`;
    const main = `terraform {\n  required_version = ">= 1.5"\n}\n${AWS}module "a" {\n  source = "./a"\n}\n`;
    assert.deepEqual(words('version-pin', { 'main.tf': main, 'a/main.tf': child('~> 5.0') }), []);
    assert.deepEqual(words('version-pin', { 'main.tf': main, 'a/main.tf': child('>= 5.0') }), ['4 The provider aws has no version: whatever is newest is taken.']);
  });

  test('a lock file is asked for the provider by its source', () => {
    const main = (source: string): string => `terraform {\n  required_version = ">= 1.5"\n  required_providers {\n    x = {\n      source = "${source}"\n    }\n  }\n}\nprovider "x" {}\n`;
    const lock = 'provider "registry.opentofu.org/acme/x" {\n  version = "1.2.3"\n}\n';
    assert.deepEqual(words('version-pin', { 'main.tf': main('acme/x'), '.terraform.lock.hcl': lock }), []);
    assert.deepEqual(words('version-pin', { 'main.tf': main('other/x'), '.terraform.lock.hcl': lock }), ['4 The provider x has no version: whatever is newest is taken.']);
  });

  test('versions of the old form, of each kind of source, and of the tool itself', () => {
    const pinned = (text: string): string[] => words('version-pin', { 'main.tf': `terraform {\n  required_version = "1.9.0"\n}\n${text}` });
    assert.deepEqual(pinned('provider "aws" {\n  version = "~> 2.0"\n}\n'), []);
    assert.deepEqual(pinned('resource "terraform_data" "x" {}\n'), []);
    assert.deepEqual(pinned('module "m" {\n  source = "app.terraform.io/acme/vpc/aws"\n  version = "1.0.0"\n}\n'), []);
    assert.deepEqual(pinned('module "m" {\n  source = "git@github.com:acme/vpc.git?depth=1&ref=4f6b2c1"\n}\n'), []);
    assert.deepEqual(pinned('module "m" {\n  source = "s3::https://s3.amazonaws.com/acme/vpc.zip"\n}\n'), []);
    assert.deepEqual(pinned('module "m" {\n  source = "git::ssh://git@example.com/vpc.git?ref=develop"\n}\n'), ['5 The module m follows the branch develop.']);
    assert.deepEqual(pinned('module "m" {\n  source = "acme/vpc/aws"\n  version = ">= 1.0"\n}\n'), ['6 The module m is taken in any later version: >= 1.0 has no end.']);
  });

  test('a provider of an ephemeral resource, or of a lookup within a check, is one as well', () => {
    const code = 'terraform {\n  required_version = "1.11.0"\n}\nephemeral "random_password" "db" {\n  length = 20\n}\ncheck "health" {\n  data "http" "shop" {\n    url = "https://shop.example.com"\n  }\n}\n';
    assert.deepEqual(words('version-pin', { 'main.tf': code }), ['4 The provider random has no version: whatever is newest is taken.', '8 The provider http has no version: whatever is newest is taken.']);
  });
});

describe('secrets', () => {
  const mark = (name: string, use: string): string => `The variable ${name} takes a secret (${use}) and is not marked as sensitive.`;

  test('a variable is followed through local values, templates, objects and calls', () => {
    const texts = {
      'main.tf': 'variable "a" {}\nvariable "b" {}\nlocals {\n  url = "postgres://shop:${var.a}@db"\n}\nresource "aws_secretsmanager_secret_version" "db" {\n  secret_string = local.url\n}\nmodule "m" {\n  source = "./m"\n  key    = var.b\n}\n',
      'm/main.tf': 'variable "key" {}\nresource "aws_instance" "x" {\n  user_data = jsonencode({ admin_password = var.key })\n}\n',
    };
    assert.deepEqual(words('variable-secret', texts), [`1 ${mark('a', 'aws_secretsmanager_secret_version.db.secret_string')}`, `2 ${mark('b', 'module.m.key')}`]);
    assert.deepEqual(words('variable-secret', texts, 'm/main.tf'), [`1 ${mark('key', 'aws_instance.x.user_data.admin_password')}`]);
  });

  test('a module of a registry is judged by the names of its arguments', () => {
    assert.deepEqual(words('variable-secret', { 'main.tf': 'variable "x" {}\nmodule "db" {\n  source   = "acme/db/aws"\n  password = var.x\n}\n' }), [`1 ${mark('x', 'module.db.password')}`]);
  });

  test('what such a module calls a secret may tell where one is', () => {
    assert.deepEqual(words('output-secret', { 'main.tf': 'module "db" {\n  source = "acme/db/aws"\n}\noutput "a" {\n  value = module.db.master_user_secret\n}\noutput "b" {\n  value = module.db.master_password\n}\n' }), ['7 The output b shows module.db.master_password and is not marked as sensitive.']);
  });

  test('a parameter of Systems Manager takes a secret only where it says so', () => {
    const parameter = (type: string): string => `variable "x" {}\nresource "aws_ssm_parameter" "p" {\n  type  = "${type}"\n  value = var.x\n}\n`;
    assert.deepEqual(words('variable-secret', { 'main.tf': parameter('SecureString') }), [`1 ${mark('x', 'aws_ssm_parameter.p.value')}`]);
    assert.deepEqual(words('variable-secret', { 'main.tf': parameter('String') }), []);
  });

  test('what a condition asks, and a hash of it, is no use as a secret', () => {
    assert.deepEqual(words('variable-secret', { 'main.tf': 'variable "x" {}\nresource "aws_db_instance" "d" {\n  password = var.x != "" ? random_password.p.result : null\n}\n' }), []);
    const both = 'variable "x" {}\nlocals {\n  given = var.x == "" ? random_password.p.result : var.x\n}\nresource "aws_db_instance" "d" {\n  password = local.given\n}\n';
    assert.deepEqual(words('variable-secret', { 'main.tf': both }), [`1 ${mark('x', 'aws_db_instance.d.password')}`]);
  });

  test('a credential in a file of values is found there, and not in a sample', () => {
    const main = 'variable "db_password" {\n  type      = string\n  sensitive = true\n}\n';
    assert.deepEqual(words('variable-secret', { 'main.tf': main, 'terraform.tfvars': 'db_password = "Tr0ub4dor"\n' }, 'terraform.tfvars'), ['1 The value of the variable db_password is written in clear.']);
    assert.deepEqual(words('variable-secret', { 'main.tf': main, 'example.tfvars': 'db_password = "Tr0ub4dor"\n' }, 'example.tfvars'), []);
    // A folder's name says nothing of what is in it.
    const within = { 'templates/main.tf': main, 'templates/terraform.tfvars': 'db_password = "Tr0ub4dor"\n' };
    assert.deepEqual(words('variable-secret', within, 'templates/terraform.tfvars'), ['1 The value of the variable db_password is written in clear.']);
    assert.deepEqual(words('variable-secret', { 'main.tf': main, 'terraform.tfvars': 'db_password = "changeme"\n' }, 'terraform.tfvars'), []);
  });

  test('marking a variable is safe only where nothing else would be refused then', () => {
    const safety = (rest: string): string | undefined => judged('variable-secret', { 'main.tf': `variable "db_password" {}\n${rest}` }).findings[0]?.fixes?.[0]?.safety;
    const db = 'resource "aws_db_instance" "d" {\n  password = var.db_password\n}\n';
    assert.equal(safety(db), 'safe');
    assert.equal(safety(`${db}output "p" {\n  value = aws_db_instance.d.password\n}\n`), 'review');
    assert.equal(safety(`${db}output "p" {\n  value     = aws_db_instance.d.password\n  sensitive = true\n}\n`), 'review');
    assert.equal(safety('resource "aws_db_instance" "d" {\n  count    = var.db_password == "" ? 0 : 1\n  password = var.db_password\n}\n'), 'review');
    assert.equal(safety('output "p" {\n  value     = var.db_password\n  sensitive = true\n}\n'), 'safe');
  });

  test('modules and local values that name each other in circles are no endless question', () => {
    const texts = { 'main.tf': 'variable "x" {}\nlocals {\n  a = "${local.b}${var.x}"\n  b = local.a\n}\noutput "o" {\n  value = local.a\n}\nresource "aws_db_instance" "d" {\n  password = local.b\n}\n' };
    assert.deepEqual(words('variable-secret', texts), [`1 ${mark('x', 'aws_db_instance.d.password')}`]);
    assert.deepEqual(words('output-secret', texts), ['6 The output o shows var.x and is not marked as sensitive.']);
  });
});

describe('unused-declarations', () => {
  test('uses in JSON, in depends_on, in overrides and in other files count; those of broken files are not known', () => {
    const main = 'variable "x" {}\ndata "aws_vpc" "v" {}\n';
    assert.equal(words('unused-declarations', { 'main.tf': main }).length, 2);
    assert.deepEqual(words('unused-declarations', { 'main.tf': main, 'b.tf.json': '{"resource": {"aws_x": {"y": {"name": "${var.x}", "depends_on": ["data.aws_vpc.v"]}}}}' }), []);
    assert.deepEqual(words('unused-declarations', { 'main.tf': main, 'x_override.tf': 'resource "aws_x" "y" {\n  name       = var.x\n  depends_on = [data.aws_vpc.v]\n}\n' }), []);
    const broken = judged('unused-declarations', { 'main.tf': main, 'b.tf': 'resource "aws_x" {\n' });
    assert.deepEqual(broken.findings, []);
    assert.equal(broken.tallies.get('unused-declarations')?.unknown, 2);
  });

  test('a module that is called twice is judged once', () => {
    const texts = { 'main.tf': 'module "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n', 'm/main.tf': 'variable "x" {}\n' };
    assert.equal(judged('unused-declarations', texts, 'm/main.tf').tallies.get('unused-declarations')?.examined, 1);
  });
});

describe('tags', () => {
  test("what a caller's provider adds to a reusable module is not known", () => {
    const main = 'resource "aws_sqs_queue" "a" {\n  tags = { team = "a" }\n}\nresource "aws_sqs_queue" "b" {}\n';
    assert.deepEqual(words('tags', { 'main.tf': main }), []);
    assert.deepEqual(words('tags', { 'main.tf': AWS + main }), ['7 aws_sqs_queue.b has no tags, and others have.']);
  });
});

describe('tfvars', () => {
  test('a value is for the file of values, which a fix of the declaration does not write in', () => {
    const texts = { 'main.tf': 'variable "region" {}\n', 'terraform.tfvars': 'stage = "production"\n' };
    const [finding] = judged('tfvars', texts, 'main.tf', { file: 'terraform.tfvars' }).findings;
    assert.deepEqual(write(finding?.fixes?.[0]?.changes() ?? []), { kind: 'refused', because: 'it has to be written in terraform.tfvars' });
  });
});

/** A file after the first fix of each finding that stands in it. */
function mended(rule: string, texts: Texts, path = 'main.tf'): string {
  const edit = write(judged(rule, texts, path).findings.flatMap(({ fixes }) => fixes?.[0]?.changes() ?? []));
  assert.ok(edit.kind === 'edits', edit.kind === 'refused' ? edit.because : '');
  return applyFileEdits(texts[path] ?? '', toFileEdits(edit.edits)).text;
}

describe('fixes in other forms of the same code', () => {
  test('a provider is required where the others are: a module has one such block', () => {
    const texts = { 'main.tf': 'terraform {\n  required_version = ">= 1.5"\n}\nterraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 6.0" }\n  }\n}\nprovider "random" {}\n' };
    assert.equal(
      mended('version-pin', texts),
      'terraform {\n  required_version = ">= 1.5"\n}\nterraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 6.0" }\n    random = {\n      source  = "hashicorp/random"\n      version = "~> 3.0"\n    }\n  }\n}\nprovider "random" {}\n',
    );
  });

  test('in JSON: a backend, a version, a mark', () => {
    const json = (value: object): Texts => ({ 'main.tf.json': `${JSON.stringify(value, undefined, 2)}\n` });
    const read = (text: string): unknown => JSON.parse(text);
    const code = { terraform: { required_version: '>= 1.5', required_providers: { aws: { source: 'hashicorp/aws' } } }, provider: { aws: {} }, output: { p: { value: '${random_password.x.result}' } } };
    const pinned = read(mended('version-pin', json(code), 'main.tf.json'));
    assert.deepEqual(pinned, { ...code, terraform: { ...code.terraform, required_providers: { aws: { source: 'hashicorp/aws', version: '~> 6.0' } } } });
    const kept = read(mended('state-backend', json(code), 'main.tf.json'));
    assert.deepEqual(kept, { ...code, terraform: { ...code.terraform, backend: { s3: { bucket: 'choose-a-bucket', key: 'terraform.tfstate', region: 'choose-a-region', encrypt: true, use_lockfile: true } } } });
    const marked = read(mended('output-secret', json(code), 'main.tf.json'));
    assert.deepEqual(marked, { ...code, output: { p: { value: '${random_password.x.result}', sensitive: true } } });
  });

  test('without a terraform block, one is added', () => {
    assert.match(mended('state-backend', { 'main.tf': AWS }), /\nterraform \{\n {2}backend "s3" \{\n {4}bucket/);
  });

  test('what is not used goes with its lines', () => {
    assert.equal(mended('unused-declarations', { 'main.tf': 'locals {\n  a = 1\n  b = 2 # both\n}\n\n# The region.\ndata "aws_region" "r" {}\n\noutput "a" {\n  value = local.a\n}\n' }), 'locals {\n  a = 1\n}\n\n# The region.\n\noutput "a" {\n  value = local.a\n}\n');
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, applyFileEdits, rulesetOf, toFileEdits, write } from '../../../src/engine/index.ts';
import { inWords, lintAll, lintIn } from '../../support/terraform.ts';

// A module is several files. A finding is mended in the file that it stands in, or not at all: an edit that is meant for
// another file would be written into this one.

const TAGS = rulesetOf(RULES.filter(({ id }) => id === 'tags'), 'recommended', new Map([['tags', { parameters: { tags: ['team'] } }]]));

test('a tag that the provider gives to everything is missed where it gives the others', () => {
  const texts = {
    'main.tf': 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n\nresource "aws_sqs_queue" "mail" {\n  name = "mail"\n}\n',
    'providers.tf': 'provider "aws" {\n  region = "eu-central-1"\n\n  default_tags {\n    tags = {\n      service = "shop"\n    }\n  }\n}\n',
  };
  const linted = lintAll(texts, TAGS);
  assert.deepEqual([...linted].flatMap(([path, { report }]) => report.findings.map(finding => `${path}: ${inWords(finding)}`)), ['providers.tf: 5 tags: aws_sqs_queue.jobs has no tag team.']);
  const [fix] = linted.get('providers.tf')?.report.findings.flatMap(({ fixes = [] }) => fixes) ?? [];
  const edit = write(fix?.changes() ?? []);
  assert.ok(edit.kind === 'edits');
  const fixed = { ...texts, 'providers.tf': applyFileEdits(texts['providers.tf'], toFileEdits(edit.edits)).text };
  assert.deepEqual([...lintAll(fixed, TAGS).values()].flatMap(({ report }) => report.findings.map(({ message }) => message)), []);
});

test('a fix that would have to be written in another file is refused, and says which', () => {
  const tfvars = rulesetOf(RULES.filter(({ id }) => id === 'tfvars'), 'recommended', new Map([['tfvars', { parameters: { file: 'terraform.tfvars' } }]]));
  const { report } = lintIn({ 'main.tf': 'variable "region" {}\n', 'terraform.tfvars': 'stage = "production"\n' }, 'main.tf', tfvars);
  const [fix] = report.findings.flatMap(({ fixes = [] }) => fixes);
  assert.deepEqual(write(fix?.changes() ?? []), { kind: 'refused', because: 'it has to be written in terraform.tfvars' });
});

test('what pins a provider is offered where it is written: at the terraform block, whichever file holds it', () => {
  const texts = {
    'main.tf': 'provider "aws" {\n  region = "eu-central-1"\n}\n\nresource "null_resource" "jobs" {}\n',
    'random.tf': 'resource "random_pet" "name" {}\n',
    'versions.tf': 'terraform {\n  required_version = ">= 1.10"\n\n  backend "gcs" {\n    bucket = "shop-state"\n  }\n}\n',
  };
  const pins = rulesetOf(RULES.filter(({ id }) => id === 'version-pin'), 'recommended');
  const linted = lintAll(texts, pins);
  const found = [...linted].flatMap(([path, { report }]) => report.findings.map(({ message }) => `${path}: ${message}`));
  assert.equal(found[0], 'versions.tf: The provider aws has no version: whatever is newest is taken.');
  assert.ok(found.every(one => one.startsWith('versions.tf: The provider ')), found.join('\n'));
  const fixes = linted.get('versions.tf')?.report.findings.flatMap(({ fixes: offered = [] }) => offered) ?? [];
  const edit = write(fixes.flatMap(fix => fix.changes()));
  assert.ok(edit.kind === 'edits');
  const fixed = { ...texts, 'versions.tf': applyFileEdits(texts['versions.tf'], toFileEdits(edit.edits)).text };
  assert.match(fixed['versions.tf'], /aws = \{[^]*null = \{[^]*random = \{/);
  assert.deepEqual([...lintAll(fixed, pins).values()].flatMap(({ report }) => report.findings.map(({ message }) => message)), []);
});

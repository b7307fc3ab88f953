import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyFileEdits, textOf, toFileEdits, write } from '../../../../src/engine/index.ts';
import type { Candidate } from '../../../../src/engine/index.ts';
import { lintIn } from '../../../support/terraform.ts';
import type { Linted, Texts } from '../../../support/terraform.ts';

const lint = (text: string, beside: Texts = {}, path = 'main.tf.json'): Linted => lintIn({ [path]: text, ...beside }, path);
const said = ({ report }: Linted, ...ids: readonly string[]): string[] => report.findings.flatMap(({ active, message, span }) => (ids.includes(active.rule.id) ? [`${textOf(span)}: ${message}`] : []));

const DATABASE = { engine: 'postgres', publicly_accessible: true, multi_az: false };
const PUBLIC = 'aws_db_instance.main has an address on the internet.';

/** One module, in the ways in which Terraform's JSON syntax lets it be written. */
const FORMS: Readonly<Record<string, string>> = {
  'on several lines': JSON.stringify({ resource: { aws_db_instance: { main: DATABASE } } }, null, 2),
  'on one line': JSON.stringify({ resource: { aws_db_instance: { main: DATABASE } } }),
  'with tabs, CRLF and no final line break': JSON.stringify({ resource: { aws_db_instance: { main: DATABASE } } }, null, '\t').replaceAll('\n', '\r\n'),
  'with a byte order mark': `\ufeff${JSON.stringify({ resource: { aws_db_instance: { main: DATABASE } } }, null, 2)}`,
  'as a list of blocks': JSON.stringify({ resource: { aws_db_instance: { main: [DATABASE] } } }, null, 2),
  'as a list of resources': JSON.stringify({ resource: [{ aws_db_instance: [{ main: DATABASE }] }, { aws_vpc: { main: {} } }] }, null, 2),
  'with comments as JSON has them': JSON.stringify({ '//': 'the shop', resource: { '//': 'all', aws_db_instance: { '//': { a: 1 }, main: { '//': 'why', ...DATABASE } } } }, null, 2),
};

describe('.tf.json', () => {
  for (const [title, text] of Object.entries(FORMS)) {
    test(`${title}: found at its place, and mended`, () => {
      const linted = lint(text);
      assert.deepEqual(said(linted, 'db-public'), [`true: ${PUBLIC}`]);
      assert.deepEqual(linted.report.problems, []);
      assert.ok(mendAll(text, linted) > 4);
    });
  }

  test('the whole of a cluster, with blocks in blocks and containers', () => {
    const container = { name: 'web', image: 'example.com/web:latest', security_context: { privileged: true } };
    const text = JSON.stringify({ resource: { kubernetes_deployment: { web: { metadata: { name: 'web', labels: { app: 'web' } }, spec: { replicas: 1, template: { metadata: { labels: { app: 'web' } }, spec: { container: [container] } } } } } } }, null, 2);
    const linted = lint(text);
    assert.deepEqual(said(linted, 'privileged', 'image-tag'), [
      'latest: Container web of Deployment web runs latest, a tag that moves.',
      'true: Container web of Deployment web is privileged.',
    ]);
    assert.ok(mendAll(text, linted) > 8);
  });

  test('a template in a text is an expression; variables, their values and locals of HCL count', () => {
    const text = JSON.stringify({ variable: { open: { default: true } }, resource: { aws_db_instance: { main: { ...DATABASE, publicly_accessible: '${var.open}', multi_az: '${local.zones > 1}' } } } }, null, 2);
    assert.equal(said(lint(text, { 'locals.tf': 'locals {\n  zones = 2\n}\n' }), 'db-public', 'db-multi-az').length, 1);
    assert.deepEqual(said(lint(text, { 'locals.tf': 'locals {\n  zones = 2\n}\n', 'terraform.tfvars.json': '{ "open": false }' }), 'db-public', 'db-multi-az'), []);
    assert.deepEqual(said(lint(text), 'db-multi-az'), [], 'nothing says what local.zones is');
  });

  test('what is written in HCL is told where it is used, and the other way round', () => {
    const hcl = 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n';
    const json = JSON.stringify({ resource: { aws_s3_bucket_versioning: { logs: { bucket: '${aws_s3_bucket.logs.id}', versioning_configuration: { status: 'Suspended' } } } } }, null, 2);
    const texts = { 'main.tf': hcl, 'versioning.tf.json': json };
    assert.deepEqual(said(lintIn(texts, 'versioning.tf.json'), 'bucket-versioning').length + said(lintIn(texts, 'main.tf'), 'bucket-versioning').length, 1);
    const on = { ...texts, 'versioning.tf.json': json.replace('Suspended', 'Enabled') };
    assert.deepEqual([...said(lintIn(on, 'versioning.tf.json'), 'bucket-versioning'), ...said(lintIn(on, 'main.tf'), 'bucket-versioning')], []);
  });

  test('modules are called from JSON, and .tofu.json is read', () => {
    const texts = { 'main.tofu.json': JSON.stringify({ module: { db: { source: './db', open: true } } }), 'db/main.tf.json': JSON.stringify({ variable: { open: {} }, resource: { aws_db_instance: { main: { ...DATABASE, publicly_accessible: '${var.open}' } } } }) };
    assert.deepEqual([...said(lintIn(texts, 'main.tofu.json'), 'db-public'), ...said(lintIn(texts, 'db/main.tf.json'), 'db-public')].map(one => one.includes('address on the internet')), [true]);
  });

  const BROKEN: readonly (readonly [title: string, text: string, message: RegExp])[] = [
    ['a comma too many', '{ "resource": { "aws_db_instance": { "main": { "publicly_accessible": true, } } } }', /not JSON/],
    ['a comment', '# the shop\n{ "resource": { "aws_db_instance": { "main": { "publicly_accessible": true } } } }', /not JSON/],
    ['a name without quotes', '{ resource: { "aws_db_instance": { "main": { "publicly_accessible": true } } } }', /not JSON/],
    ['HCL', 'resource "aws_db_instance" "main" {\n  publicly_accessible = true\n}\n', /./],
    ['no end', '{ "resource": { "aws_db_instance": { "main": { "publicly_accessible": true', /./],
    ['a list at the top', '[1, 2]', /^$/],
    ['nothing', '', /^$/],
  ];
  for (const [title, text, message] of BROKEN) {
    test(`broken: ${title}`, () => {
      const { report } = lint(text);
      assert.deepEqual(report.failures, []);
      assert.ok(report.problems.length <= 1);
      assert.match(report.problems[0]?.message ?? '', message);
      for (const { span } of report.problems) assert.ok(span.start <= text.length && span.end <= text.length + 1);
    });
  }
});

/** Tries every fix alone: JSON is left, the finding is gone, and nothing else is found. */
function mendAll(text: string, { report }: Linted): number {
  let mended = 0;
  for (const finding of report.findings) {
    for (const fix of finding.fixes ?? []) {
      const edit = write(fix.changes());
      if (edit.kind === 'refused') continue;
      const after = applyFileEdits(text, toFileEdits(edit.edits)).text;
      assert.doesNotThrow(() => { JSON.parse(after.replace(/^\ufeff/, '')); }, after);
      const now = lint(after).report;
      assert.deepEqual(now.problems, [], after);
      assert.ok(countOf(now.findings, finding) < countOf(report.findings, finding), `${finding.message} stays:\n${after}`);
      const known = new Set(report.findings.map(({ message }) => message));
      assert.deepEqual(now.findings.filter(({ message, active }) => !known.has(message) && active.rule.id !== finding.active.rule.id && finding.active.rule.id !== 'replicas').map(({ message }) => message), [], after);
      mended += 1;
    }
  }
  return mended;
}

function countOf(findings: readonly Candidate[], { message }: Candidate): number {
  return findings.filter(one => one.message === message).length;
}

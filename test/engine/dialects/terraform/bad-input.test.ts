import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MAXIMUM_LENGTH } from '../../../../src/engine/index.ts';
import { lintAll } from '../../../support/terraform.ts';
import type { Texts } from '../../../support/terraform.ts';

/** A database with an address on the internet: wherever it stands beside something bad, it is found. */
const database = (name: string): string => `resource "aws_db_instance" "${name}" {\n  publicly_accessible = true\n}\n`;
const GOOD = database('good');
const nested = (n: number, open: string, close: string, inner = '1'): string => open.repeat(n) + inner + close.repeat(n);
const local = (value: string): string => `locals {\n  a = ${value}\n}\n${GOOD}`;

interface Seen {
  readonly databases: readonly string[];
  readonly problems: readonly string[];
  readonly statuses: readonly string[];
}

/** What is seen of a workspace: which databases are found, and what is told, with the text under it. */
function see(texts: Texts): Seen {
  const all = [...lintAll(texts)];
  assert.deepEqual(all.flatMap(([, { report }]) => report.failures), []);
  const problems = all.flatMap(([path, { report }]) =>
    report.problems.map(({ span, message }) => {
      assert.ok(span.source.uri === path && span.start >= 0 && span.start <= span.end && span.end <= span.source.text.length, message);
      return `${path}: ${JSON.stringify(span.source.text.slice(span.start, span.end).slice(0, 30))} ${message}`;
    }),
  );
  const databases = all.flatMap(([, { report }]) => report.findings.flatMap(({ active, subject }) => (active.rule.id === 'db-public' ? [subject.name] : [])));
  return { databases: databases.sort(), problems, statuses: all.flatMap(([, { file: { status } }]) => (status.kind === 'left-alone' ? [status.because] : [])) };
}

describe('files that are broken: one message for what is broken, and the rest is checked', () => {
  const CASES: readonly (readonly [title: string, text: string, problem: string | undefined, ...databases: string[]])[] = [
    ['nothing in it', '', undefined],
    ['white space', ' \n\t\r\n', undefined],
    ['a byte order mark alone', '\ufeff', undefined],
    ['a byte order mark before a block', `\ufeff${GOOD}`, undefined, 'good'],
    ['CRLF', GOOD.replaceAll('\n', '\r\n'), undefined, 'good'],
    ['a comment alone', '# to be done', undefined],
    ['a heredoc without an end', `${GOOD}resource "aws_s3_bucket" "b" {\n  policy = <<EOT\n  { }\n}\n${database('other')}`, '"<<EOT" This heredoc has no end: its closing marker must stand on a line of its own.', 'good', 'other'],
    ['a heredoc whose end has something behind it', `locals {\n  a = <<EOT\nx\nEOT # the end\n}\n${GOOD}`, '"<<EOT" This heredoc has no end: its closing marker must stand on a line of its own.', 'good'],
    ['a quote without an end', `resource "aws_s3_bucket" "b" {\n  bucket = "abc\n}\n${GOOD}`, '"\\"abc\\n}\\n" A string ends on the line on which it starts.', 'good'],
    ['a quote without an end in a label', `resource "aws_s3_bucket" "b {\n}\n${GOOD}`, '"resource \\"aws_s3_bucket\\" \\"b {\\n" This cannot be read.', 'good'],
    ['a brace that is missing', `resource "aws_s3_bucket" "b" {\n  bucket = "abc"\n\n${GOOD}`, '"" A closing } is missing.', 'good'],
    ['a brace too many', `locals {\n}\n}\n${GOOD}`, '"}" This cannot be read.', 'good'],
    ['somebody types at the end', `${GOOD}\nresource "aws_s3_buc`, '"resource \\"aws_s3_buc" This cannot be read.', 'good'],
    ['a value is missing', `${GOOD}resource "aws_db_instance" "typed" {\n  engine =\n}\n`, '"engine =" This cannot be read.', 'good'],
    ['an attribute twice', `${GOOD}${database('twice').replace('}', '  publicly_accessible = true\n}')}`, '"publicly_accessible" publicly_accessible is set twice in one body: Terraform refuses the file.', 'good', 'twice'],
    ['two on one line', `locals { a = 1 b = 2 }\n${GOOD}`, '"a = 1" This has to stand on a line of its own.', 'good'],
    ['JSON', '{"resource": {}}', '"{\\"resource\\": {}}" This is an object, where blocks and attributes are expected.'],
    ['YAML', 'a: 1\nb:\n  - c\n', '"a: 1\\nb:\\n  - c" This cannot be read.'],
    ['a page of HTML', '<html></html>', '"<html></html>" This cannot be read.'],
    ['blocks without labels', `resource {\n}\nresource "aws_s3_bucket" {\n}\nresource "" "" {\n}\n${GOOD}`, undefined, 'good'],
    ['names that JavaScript knows', `locals {\n  __proto__ = { a = 1 }\n  constructor = local.__proto__.a\n}\nvariable "__proto__" {}\nresource "__proto__" "toString" {\n}\n${GOOD}`, undefined, 'good'],
  ];
  for (const [title, text, problem, ...databases] of CASES) {
    test(title, () => {
      assert.deepEqual(see({ 'main.tf': text }), { databases, problems: problem === undefined ? [] : [`main.tf: ${problem}`], statuses: [] });
    });
  }

  test('what is left of a merge: a message for each mark', () => {
    const { problems, databases } = see({ 'main.tf': `<<<<<<< HEAD\n${GOOD}=======\n${database('theirs')}>>>>>>> branch\n` });
    assert.equal(problems.length, 3);
    assert.ok(databases.includes('good'));
  });

  test('a broken file is no reason to leave the others of its module', () => {
    const seen = see({ 'main.tf': GOOD, 'broken.tf': 'resource "a" {{{{\n', 'terraform.tfvars': 'x = = 1\n' });
    assert.deepEqual(seen.databases, ['good']);
    assert.deepEqual(seen.problems, ['broken.tf: "{{{" This cannot be read.', 'terraform.tfvars: "x = = 1" This cannot be read.']);
  });

  test('bytes that are no text are left alone, in words', () => {
    assert.deepEqual(see({ 'main.tf': GOOD.replace('true', 'tr\0ue'), 'other.tf': database('other') }), { databases: ['other'], problems: [], statuses: ['It is not a text file.'] });
  });

  test('half a character', () => {
    assert.deepEqual(see({ 'main.tf': GOOD.replace('true', '"\ud83c"'), 'other.tf': database('other') }).databases, ['other']);
  });
});

describe('files that nest or go on without end', () => {
  const CASES: Readonly<Record<string, string>> = {
    brackets: local(nested(5000, '[', ']')),
    braces: local(nested(3000, '{a=', '}')),
    parentheses: local(nested(5000, '(', ')')),
    negations: local(nested(5000, '!', '', 'true')),
    calls: local(nested(3000, 'f(', ')')),
    conditions: local(`${'var.x ? 1 : '.repeat(3000)}1`),
    sums: local(`1${' + 1'.repeat(5000)}`),
    'templates in templates': local(nested(500, '"${', '}"')),
  };
  for (const [title, text] of Object.entries(CASES)) {
    test(`${title}: told once, and the rest is checked`, () => {
      const { databases, problems } = see({ 'main.tf': text });
      assert.deepEqual(databases, ['good']);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', /nests too deeply|cannot be read/);
    });
  }

  const LONG: Readonly<Record<string, string>> = {
    indexes: local(`b${'[0]'.repeat(3000)}`),
    'items of a list': local(`[${'1, '.repeat(150_000)}1]`),
    'arguments of a call': local(`max(${'1, '.repeat(150_000)}1)`),
    'items that become arguments': `${local(`[${'1, '.repeat(150_000)}1]`)}locals {\n  b = max(local.a...)\n  c = concat(local.a, local.a)\n}\n`,
  };
  for (const [title, text] of Object.entries(LONG)) {
    test(`${title}, many of them`, () => {
      const used = `${text}resource "aws_s3_bucket" "b" {\n  bucket = "\${local.a}"\n}\n`;
      assert.deepEqual(see({ 'main.tf': used }), { databases: ['good'], problems: [], statuses: [] });
    });
  }

  test('blocks: told, no more than fifty times', () => {
    const { databases, problems } = see({ 'main.tf': nested(1000, 'a {\n', '}\n', '') + GOOD });
    assert.deepEqual(databases, ['good']);
    assert.ok(problems.length <= 50);
  });

  test('a file that no person wrote is left alone, and the other ones of its module are checked', () => {
    const long = `${'# generated\n'.repeat(Math.ceil(MAXIMUM_LENGTH / 12))}${database('generated')}`;
    const seen = see({ 'generated.tf': long, 'main.tf': GOOD });
    assert.deepEqual(seen.databases, ['good']);
    assert.match(seen.statuses[0] ?? '', /files above 5 MiB are not read/);
    assert.deepEqual(see({ 'generated.tf': long.slice(-4_500_000), 'main.tf': GOOD }), { databases: ['good'], problems: ['generated.tf: "#" This file is too long to be read.'].map(one => one.replace('"#"', JSON.stringify(long.slice(-4_500_000)[0]))), statuses: [] });
  });
});

describe('values that need each other, or grow without end', () => {
  const CASES: readonly (readonly [title: string, texts: Texts, problem: string | undefined, ...databases: string[]])[] = [
    ['locals in a circle', { 'main.tf': `locals {\n  a = local.b\n  b = local.a\n}\n${database('x').replace('true', 'local.a')}${GOOD}` }, 'main.tf: "a" local.a needs itself to be worked out: local.a → local.b → local.a.', 'good'],
    ['a resource that takes from itself', { 'main.tf': `${database('x').replace('true', 'aws_db_instance.x.publicly_accessible')}${GOOD}` }, undefined, 'good'],
    ['counts of each other', { 'main.tf': `resource "aws_db_instance" "a" {\n  count = length(aws_db_instance.b)\n}\nresource "aws_db_instance" "b" {\n  count = length(aws_db_instance.a)\n}\n${GOOD}` }, undefined, 'good'],
    ['outputs and variables in a circle', { 'main.tf': `module "m" {\n  source = "./m"\n  x      = module.m.y\n}\n${GOOD}`, 'm/main.tf': 'variable "x" {}\noutput "y" {\n  value = var.x\n}\n' }, undefined, 'good'],
    ['a count that nobody can pay for', { 'main.tf': GOOD.replace('{', '{\n  count = 1000000000') }, undefined, 'good'],
    ['a list that doubles sixty times', { 'main.tf': `locals {\n  a0 = ["x"]\n${Array.from({ length: 60 }, (_, i) => `  a${String(i + 1)} = concat(local.a${String(i)}, local.a${String(i)})\n`).join('')}}\nresource "aws_s3_bucket" "b" {\n  bucket = join("", local.a60)\n}\n${GOOD}` }, undefined, 'good'],
    ['a text that doubles sixty times', { 'main.tf': `locals {\n  a0 = "x"\n${Array.from({ length: 60 }, (_, i) => `  a${String(i + 1)} = "\${local.a${String(i)}}\${local.a${String(i)}}"\n`).join('')}}\nresource "aws_s3_bucket" "b" {\n  bucket = local.a60\n}\n${GOOD}` }, undefined, 'good'],
    ['a range without end', { 'main.tf': `locals {\n  a = [for x in range(1000000000) : x]\n}\n${database('x').replace('true', 'length(local.a) > 1')}${GOOD}` }, undefined, 'good'],
    ['a pattern that never comes to an end', { 'main.tf': `resource "aws_s3_bucket" "b" {\n  bucket = replace("${'a'.repeat(40)}!", "/(a+)+$/", regex("(a+)+$", "${'a'.repeat(40)}!"))\n}\n${GOOD}` }, undefined, 'good'],
    ['a width without end', { 'main.tf': `resource "aws_s3_bucket" "b" {\n  bucket = format("%1000000000d", 1)\n}\n${GOOD}` }, undefined, 'good'],
  ];
  for (const [title, texts, problem, ...databases] of CASES) {
    test(title, () => {
      assert.deepEqual(see(texts), { databases, problems: problem === undefined ? [] : [problem], statuses: [] });
    });
  }
});

describe('modules', () => {
  const call = (source: string): string => `module "m" {\n  source = "${source}"\n}\n`;
  const CASES: readonly (readonly [title: string, texts: Texts, problem: string | undefined])[] = [
    ['one that calls itself', { 'main.tf': call('./') + GOOD }, 'main.tf: "\\"./\\"" ./ is a module that calls itself: the top folder → the top folder.'],
    ['two that call each other', { 'main.tf': call('./a') + GOOD, 'a/main.tf': call('../b'), 'b/main.tf': call('../a') }, 'b/main.tf: "\\"../a\\"" ../a is a module that calls itself: a → b → a.'],
    ['one that is not there', { 'main.tf': call('./nowhere') + GOOD }, 'main.tf: "\\"./nowhere\\"" There is no module in ./nowhere: no .tf file is there.'],
    ['one beside the workspace', { 'main.tf': call('../elsewhere') + GOOD }, 'main.tf: "\\"../elsewhere\\"" ../elsewhere lies outside the workspace: this module is not read.'],
    ['one above it, from a folder', { 'infra/main.tf': call('../../../etc') + GOOD }, 'infra/main.tf: "\\"../../../etc\\"" ../../../etc lies outside the workspace: this module is not read.'],
    ['one by its place on the machine', { 'main.tf': call('/srv/modules/db') + GOOD }, 'main.tf: "\\"/srv/modules/db\\"" /srv/modules/db lies outside the workspace: this module is not read.'],
    ['one in another repository', { 'main.tf': call('git::https://example.com/db.git?ref=v1') + GOOD }, undefined],
    ['one whose files are broken', { 'main.tf': call('./m') + GOOD, 'm/main.tf': 'variable "x {\n' }, 'm/main.tf: "variable \\"x {" This cannot be read.'],
    ['a chain of thirty', { 'main.tf': call('./m0') + GOOD, ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`m${String(i)}/main.tf`, call(`../m${String(i + 1)}`)])) }, 'm19/main.tf: "\\"../m20\\"" This module lies too deep in others: it is not read.'],
  ];
  for (const [title, texts, problem] of CASES) {
    test(title, () => {
      assert.deepEqual(see(texts), { databases: ['good'], problems: problem === undefined ? [] : [problem], statuses: [] });
    });
  }

  test('nothing outside the workspace is asked for', () => {
    const asked: string[] = [];
    const texts = new Proxy<Record<string, string>>({ 'main.tf': `${call('../elsewhere')}${call('/etc').replace('"m"', '"n"')}${GOOD}` }, {
      get: (target, path: string) => {
        asked.push(path);
        return target[path];
      },
    });
    see(texts);
    assert.deepEqual([...new Set(asked)].filter(path => path.includes('..') || /^\/./.test(path)), []);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, rulesetOf, suppressEdit, toFileEdits } from '../../../src/engine/index.ts';
import type { FileReport, SuppressionScope } from '../../../src/engine/index.ts';
import { lintIn } from '../../support/terraform.ts';

const RULESET = rulesetOf(
  RULES.filter(({ id }) => ['bucket-versioning', 'bucket-logging', 'db-public', 'db-multi-az', 'privileged', 'image-tag'].includes(id)),
  'strict',
  new Map(RULES.map(({ id, meta }) => [id, { severity: meta.severity }])),
);

const lint = (text: string): FileReport => lintIn({ 'main.tf': text }, 'main.tf', RULESET).report;
const found = (report: FileReport): string[] => report.findings.map(({ active, subject }) => `${active.rule.id} ${subject.name}`).sort();
const silenced = (report: FileReport): string[] => report.suppressed.map(({ finding, suppression: { by, reason } }) => `${finding.active.rule.id} ${finding.subject.name} by ${by}${reason === '' ? '' : `: ${reason}`}`).sort();
const without = (...some: string[]): string[] => ALL.filter(one => !some.includes(one));

/** A bucket and a database with what is wrong with them, and comments where they are wanted. */
function shop({ first = '', bucket = '', head = '', inside = '', line = '', above = '', database = '' } = {}): string {
  return `${first}${bucket}resource "aws_s3_bucket" "logs" {${head}
  bucket = "logs"${inside}
}

${database}resource "aws_db_instance" "main" {
  engine              = "postgres"
${above}  publicly_accessible = true${line}
  multi_az            = false
}
`;
}
const ALL = found(lint(shop()));

test('without a suppression all of them stand', () => {
  assert.deepEqual(ALL, ['bucket-logging logs', 'bucket-versioning logs', 'db-multi-az main', 'db-public main']);
});

describe('our own comments in HCL', () => {
  const CASES: readonly (readonly [title: string, text: string, ...silenced: string[]])[] = [
    ['# behind a value', shop({ line: ' # seaworthy: ignore-line db-public -- a sandbox' }), 'db-public main'],
    ['// behind a value', shop({ line: ' // seaworthy: ignore-line db-public -- a sandbox' }), 'db-public main'],
    ['/* */ behind a value', shop({ line: ' /* seaworthy: ignore-line db-public -- a sandbox */' }), 'db-public main'],
    ['// above a value, with more comments and a blank line between', shop({ above: '  // seaworthy: ignore-line db-public -- a sandbox\n  /* for\n     now */\n\n  // really\n' }), 'db-public main'],
    ['/* */ on several lines', shop({ above: '  /*\n   * seaworthy: ignore-line db-public -- a\n   * sandbox\n   */\n' }), 'db-public main'],
    ['/* */ before a value on its line', shop().replace('  publicly', '  /* seaworthy: ignore-line db-public -- a sandbox */ publicly'), 'db-public main'],
    ['above a resource, for all of it', shop({ database: '# seaworthy: ignore-object db-public, db-multi-az -- a sandbox\n' }), 'db-multi-az main', 'db-public main'],
    ['in a resource, for all of it', shop({ inside: '\n  # seaworthy: ignore-object bucket-logging -- a sandbox' }), 'bucket-logging logs'],
    ['for the file', shop({ first: '/* seaworthy: ignore-file bucket-logging -- a sandbox */\n' }), 'bucket-logging logs'],
  ];
  for (const [title, text, ...names] of CASES) {
    test(title, () => {
      const report = lint(text);
      assert.deepEqual(silenced(report), names.map(one => `${one} by seaworthy: a sandbox`));
      assert.deepEqual(found(report), without(...names));
      assert.deepEqual(report.problems, []);
    });
  }

  test('a string or a heredoc that looks like a comment is none', () => {
    const text = shop({ inside: '\n  acl = "// seaworthy: ignore-file bucket-logging -- x"\n  policy = <<-E\n    # seaworthy: ignore-file bucket-logging -- x\n  E' });
    assert.deepEqual(found(lint(text)), ALL);
  });

  test('without a reason, misspelt, or with nothing to silence: told', () => {
    const messages = (line: string): string[] => lint(shop({ line })).problems.map(({ message }) => message);
    assert.deepEqual(messages(' /* seaworthy: ignore-line db-public */'), ['Say why: "# seaworthy: ignore-line db-public -- reason". Without a reason nothing is ignored.']);
    assert.deepEqual(messages(' // seaworthy: ignore-line db-pulbic -- x'), ['There is no rule "db-pulbic": did you mean "db-public".']);
    assert.deepEqual(messages(' // seaworthy: ignore-line db-multi-az -- x'), ['This suppression silences nothing: no finding of db-multi-az here.']);
  });

  const IDLE: readonly (readonly [title: string, comment: Parameters<typeof shop>[0]])[] = [
    ['behind a value', { line: ' // seaworthy: ignore-line db-multi-az -- x' }],
    ['on a line of its own', { database: '/* seaworthy: ignore-line bucket-logging -- x */\n' }],
  ];
  for (const [title, comment] of IDLE) {
    test(`one that silences nothing is taken out: ${title}`, () => {
      const text = shop(comment);
      const edit = lint(text).problems[0]?.fix?.edit();
      assert.equal(edit?.kind, 'edits');
      assert.equal(applyFileEdits(text, toFileEdits(edit.edits)).text, shop());
    });
  }

  test('what is aligned again once a comment between is gone', () => {
    const text = 'resource "aws_db_instance" "main" {\n  engine = "postgres"\n  # seaworthy: ignore-line db-multi-az -- x\n  publicly_accessible = true\n}\n';
    const edit = lint(text).problems[0]?.fix?.edit();
    assert.equal(edit?.kind, 'edits');
    assert.equal(applyFileEdits(text, toFileEdits(edit.edits)).text, 'resource "aws_db_instance" "main" {\n  engine              = "postgres"\n  publicly_accessible = true\n}\n');
  });

  test('and what stands behind a comment on its line stays', () => {
    const text = shop().replace('  multi_az  ', '  /* seaworthy: ignore-line db-public -- x */ multi_az  ');
    const edit = lint(text).problems[0]?.fix?.edit();
    assert.equal(edit?.kind, 'edits');
    assert.equal(applyFileEdits(text, toFileEdits(edit.edits)).text, shop());
  });
});

const TASK = `resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([
    {
      name       = "web"
      image      = "example.com/web:latest"
      privileged = true
    },
  ])
}
`;

const DEPLOYMENT = `resource "kubernetes_deployment" "web" {
  metadata {
    name = "web"
  }
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "example.com/web:latest"
        }
      }
    }
  }
}
`;

describe('writing a suppression in HCL', () => {
  const written = (text: string, rule: string, scope: SuppressionScope): string => {
    const { file, report } = lintIn({ 'main.tf': text }, 'main.tf', RULESET);
    const finding = report.findings.find(({ active }) => active.rule.id === rule);
    const [unit] = file.units;
    assert.ok(finding !== undefined && unit !== undefined);
    const edit = suppressEdit(unit, finding, scope);
    if (edit.kind === 'refused') return edit.because;
    const { text: after } = applyFileEdits(text, toFileEdits(edit.edits));
    assert.deepEqual(found(lint(after)), found(lint(text)).filter(one => !one.startsWith(`${rule} `)));
    assert.deepEqual(lint(after).problems, []);
    return after;
  };

  for (const [title, text, rule] of [['an attribute', shop(), 'db-public'], ['a resource', shop(), 'bucket-logging'], ['an ECS container', TASK, 'image-tag'], ['a container', DEPLOYMENT, 'image-tag']] as const) {
    for (const scope of ['line', 'container', 'object', 'file'] satisfies SuppressionScope[]) {
      if (scope === 'container' && rule !== 'image-tag') continue;
      test(`of ${title}, for its ${scope}: it silences what it was written for`, () => {
        assert.equal(written(text, rule, scope).split('\n').length, text.split('\n').length + 1);
        assert.equal(written(text.replaceAll('\n', '\r\n'), rule, scope), written(text, rule, scope).replaceAll('\n', '\r\n'));
      });
    }
  }

  test('it parts lines that share a column, as terraform fmt would', () => {
    assert.match(written(shop(), 'db-public', 'line'), /\n {2}engine = "postgres"\n {2}# seaworthy: ignore-line db-public -- [^\n]*\n {2}publicly_accessible = true\n/);
  });

  test('a heredoc takes no comments', () => {
    const text = TASK.replace('jsonencode([', '<<E\n[').replace('  ])', ']\nE').replaceAll(/^( +)(\w+) +(= )(.*)$/gm, (line, space: string, name: string, _: string, value: string) => (space.length < 6 ? line : `${space}"${name}": ${value}${name === 'privileged' ? '' : ','}`)).replace('},', '}');
    assert.equal(written(text, 'privileged', 'line'), 'The line is in the middle of a text, where a comment cannot stand.');
    assert.match(written(text, 'privileged', 'object'), /^# seaworthy: ignore-object privileged/);
  });
});

describe("other tools' comments in HCL", () => {
  const BUCKET = ['bucket-logging logs', 'bucket-versioning logs'];
  const DATABASE = ['db-multi-az main', 'db-public main'];
  const CASES: readonly (readonly [title: string, text: string, by: string, ...silenced: string[]])[] = [
    // Checkov: within the block, for the block; the reason behind a colon.
    ['Checkov, in the block', shop({ inside: '\n  # checkov:skip=CKV_AWS_21:"kept for a day"' }), 'checkov: kept for a day', 'bucket-versioning logs'],
    ['Checkov, behind the opening brace, several', shop({ head: ' #checkov:skip=CKV_AWS_21,CKV_AWS_18' }), 'checkov', ...BUCKET],
    ['Checkov, by its older name, in a block comment', shop({ inside: ' /* bridgecrew:skip=CKV_AWS_18: a demo */' }), 'checkov: a demo', 'bucket-logging logs'],
    ['Checkov, above the block: of no block', shop({ bucket: '# checkov:skip=CKV_AWS_21: no\n' }), ''],
    // tfsec and Trivy: what starts on the line, or on the next one.
    ['tfsec, behind a value', shop({ line: ' #tfsec:ignore:aws-rds-no-public-db-access' }), 'tfsec', 'db-public main'],
    ['tfsec, above a value', shop({ above: '  #tfsec:ignore:aws-rds-no-public-db-access\n' }), 'tfsec', 'db-public main'],
    ['tfsec, above a resource, two on a line', shop({ bucket: '#tfsec:ignore:aws-s3-enable-versioning tfsec:ignore:aws-s3-enable-bucket-logging\n' }), 'tfsec', ...BUCKET],
    ['Trivy, behind the opening brace', shop({ head: ' # trivy:ignore:AVD-AWS-0090' }), 'trivy', 'bucket-versioning logs'],
    ['Trivy, ids as it writes them today', shop({ bucket: '// trivy:ignore:aws-0090\n// trivy:ignore:AWS-0089\n' }), 'trivy', ...BUCKET],
    ['Trivy, with the long ids of tfsec', shop({ bucket: '# trivy:ignore:aws-s3-enable-versioning\n' }), 'trivy', 'bucket-versioning logs'],
    ['Trivy, ids with a star', shop({ bucket: '# trivy:ignore:aws-s3-*\n' }), 'trivy', ...BUCKET],
    ['Trivy, everything', shop({ database: '# trivy:ignore:*\n' }), 'trivy', ...DATABASE],
    ['Trivy, until a day, or in a workspace: not judged', shop({ bucket: '# trivy:ignore:AVD-AWS-0090:exp:2030-01-01\n# trivy:ignore:AVD-AWS-0089:ws:dev\n' }), ''],
    ['Trivy, with a blank line below', shop({ bucket: '# trivy:ignore:AVD-AWS-0090\n\n' }), ''],
    ['Trivy, behind a closing brace', shop().replace('\n}', '\n} # trivy:ignore:AVD-AWS-0090'), ''],
    ['tfsec, on another attribute', shop().replace('"postgres"', '"postgres" #tfsec:ignore:aws-rds-no-public-db-access'), ''],
    // KICS: the line below, the block below, the file.
    ['KICS, the line below', shop({ above: '  // kics-scan ignore-line\n' }), 'kics', 'db-public main'],
    ['KICS, the block below', shop({ database: '# kics-scan ignore-block\n' }), 'kics', ...DATABASE],
    ['KICS, the file', shop({ first: '# kics-scan ignore\n\n' }), 'kics', ...BUCKET, ...DATABASE],
    ['KICS, further down', shop({ database: '# kics-scan ignore\n' }), ''],
    ['KICS, in a block comment', shop({ database: '/* kics-scan ignore-block */\n' }), ''],
    // TFLint knows none of these.
    ['TFLint, everything that it knows', shop({ first: '# tflint-ignore-file: all\n', above: '  # tflint-ignore: all\n' }), ''],
  ];
  for (const [title, text, by, ...names] of CASES) {
    test(title, () => {
      const report = lint(text);
      assert.deepEqual(silenced(report), names.map(one => `${one} by ${by}`));
      assert.deepEqual(found(report), without(...names));
    });
  }

  test('KICS, the file by an id', () => {
    assert.deepEqual(silenced(lint(`// kics-scan disable=dd29336b-fe57-445b-a26e-e6aa867ae609\n${TASK}`)), ['privileged web by kics']);
  });

  test('a string that looks like a comment is none', () => {
    assert.deepEqual(found(lint(shop({ inside: '\n  acl = "# checkov:skip=CKV_AWS_21: x"\n  tags = { a = "trivy:ignore:*" }' }))), ALL);
  });
});

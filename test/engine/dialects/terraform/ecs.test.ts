import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, toFileEdits, write } from '../../../../src/engine/index.ts';
import type { Candidate } from '../../../../src/engine/index.ts';
import { lintText } from '../../../support/example.ts';

function findingsIn(text: string, id: string, beside: Readonly<Record<string, string>> = {}): readonly Candidate[] {
  return lintText(text, RULES.filter(rule => rule.id === id), { beside }, 'main.tf').report.findings;
}

function messagesIn(text: string, id: string): readonly string[] {
  return findingsIn(text, id).map(({ message }) => message);
}

/** The text after the first fix of a finding, or why there is none. */
function mended(text: string, finding: Candidate | undefined): string {
  const edit = write(finding?.fixes?.[0]?.changes() ?? []);
  return edit.kind === 'refused' ? `refused: ${edit.because}` : applyFileEdits(text, toFileEdits(edit.edits)).text;
}

function task(definitions: string): string {
  return `resource "aws_ecs_task_definition" "shop" {\n  family                = "shop"\n  container_definitions = ${definitions}\n}\n`;
}

describe('secrets of a container definition', () => {
  const text = task(`jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "DB_PASSWORD", value = "hX3-7kQ9-plum" },
        { name = "API_TOKEN", value = "9f1c-hollow-reed-77" },
      ]
      secrets = [
        { name = "MAIL_KEY", valueFrom = aws_secretsmanager_secret.mail.arn },
      ]
    },
  ])`);

  test('several tasks of one block take a variable from one secret, which is written once', () => {
    const several = text.replace('family ', 'for_each = toset(["a", "b"])\n  family ');
    const [finding] = findingsIn(several, 'plaintext-secret-env');
    const after = mended(several, finding);
    assert.equal(after.split('"DB_PASSWORD"').length, 2, after);
  });

  test('the second variable is looked up by itself, behind the secrets that are there', () => {
    const [, second] = findingsIn(text, 'plaintext-secret-env');
    assert.equal(mended(text, second), text.replace('        { name = "API_TOKEN", value = "9f1c-hollow-reed-77" },\n', '').replace('mail.arn },\n', `mail.arn },
        {
          name      = "API_TOKEN"
          valueFrom = "arn:aws:secretsmanager:REGION:ACCOUNT:secret:shop:API_TOKEN::"
        },
`));
  });

  test('both at once stand in turn', () => {
    const edit = write(findingsIn(text, 'plaintext-secret-env').flatMap(({ fixes }) => fixes?.[0]?.changes() ?? []));
    assert.ok(edit.kind === 'edits');
    const after = applyFileEdits(text, toFileEdits(edit.edits)).text;
    assert.deepEqual(after.match(/MAIL_KEY|DB_PASSWORD"|API_TOKEN"/g), ['MAIL_KEY', 'DB_PASSWORD"', 'API_TOKEN"']);
    assert.deepEqual(findingsIn(after, 'plaintext-secret-env'), []);
  });
});

describe('container definitions that are no expression', () => {
  test('JSON in a string of one line is read', () => {
    const text = task('"[{\\"name\\": \\"web\\", \\"image\\": \\"example.com/web:latest\\", \\"privileged\\": true}]"');
    assert.deepEqual(messagesIn(text, 'image-tag'), ['Container web of ECS task shop runs latest, a tag that moves.']);
  });

  test('and not written', () => {
    const text = task('"[{\\"name\\": \\"web\\", \\"image\\": \\"example.com/web:1.4.2\\", \\"privileged\\": true}]"');
    assert.match(mended(text, findingsIn(text, 'privileged')[0]), /^refused: /);
  });

  test('JSON in a heredoc is read and written', () => {
    const text = task('<<-JSON\n    [{ "name": "web", "image": "example.com/web:1.4.2", "privileged": true }]\n  JSON');
    assert.equal(mended(text, findingsIn(text, 'privileged')[0]), text.replace('"privileged": true', '"privileged": false'));
  });

  test('what another file holds is not judged', () => {
    const text = task('file("containers.json")');
    const { report } = lintText(text, RULES, { beside: { 'containers.json': '[{ "name": "web", "image": "example.com/web:latest" }]' } }, 'main.tf');
    assert.deepEqual(report.findings.map(({ message }) => message), []);
  });
});

describe('what a fix cannot write says why', () => {
  test('a conditional', () => {
    const text = task('jsonencode([{ name = "web", image = "example.com/web:1.4.2", privileged = true ? true : false }])');
    assert.equal(mended(text, findingsIn(text, 'privileged')[0]), 'refused: an expression works it out');
  });

  test('merge()', () => {
    const text = task('jsonencode([merge({ name = "web", image = "example.com/web:1.4.2" }, { privileged = true })])');
    assert.equal(mended(text, findingsIn(text, 'privileged')[0]), 'refused: an expression works it out');
  });
});

test('a number stands for a text and a text for a number, as Terraform converts them', () => {
  const text = `resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      port {
        name           = "8080"
        container_port = "8080"
      }
    }
  }
}
`;
  assert.deepEqual(findingsIn(text, 'port-names').map(({ message }) => message), ['Container web of Pod shop has a port named 8080: the API takes no name without a letter.']);
});

test('two volumes that are declared at once stand in turn', () => {
  const text = `resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      volume_mount {
        name       = "data"
        mount_path = "/data"
      }

      volume_mount {
        name       = "settings"
        mount_path = "/settings"
      }
    }
  }
}
`;
  const edit = write(findingsIn(text, 'volume-declared').flatMap(({ fixes }) => fixes?.[0]?.changes() ?? []));
  assert.ok(edit.kind === 'edits');
  assert.deepEqual(findingsIn(applyFileEdits(text, toFileEdits(edit.edits)).text, 'volume-declared'), []);
});

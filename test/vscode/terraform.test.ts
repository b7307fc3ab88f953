import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, choose, findingOf, found, gone, hoversAt, inFolder, placeOf, ruleOf, titled, until, withFile } from './support.ts';
import { test } from './index.ts';

const DATABASE = `resource "aws_db_instance" "orders" {
  engine              = "postgres" # as in the shop
  engine_version      = "16.4"
  multi_az            = var.multi_az
  deletion_protection = false
}

variable "multi_az" {
  default = true
}
`;

// Each story has a folder of its own: VS Code remembers texts of files that are gone for a while.

async function shown(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inFolder(path));
  await vscode.window.showTextDocument(document);
  return document;
}

test('terraform: files are checked by their names, though VS Code knows no such language', async () => {
  const document = await shown('infra/database.tf');
  assert.equal(document.languageId, 'plaintext');
  const finding = await findingOf(document.uri, 'db-encryption');
  assert.equal(document.getText(finding.range), '"orders"');
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(finding.message, 'aws_db_instance.orders is not encrypted at rest.');
  const hover = await hoversAt(document.uri, finding.range.start);
  assert.match(hover.join('\n'), /hold everything there is to know[^]*Encrypt the storage of aws_db_instance\.orders/);
});

test('terraform: so are they where another extension gives them one', async () => {
  const document = await shown('infra/cache.tf');
  await findingOf(document.uri, 'cache-auth');
  const rules = (): string => found(document.uri).map(ruleOf).sort().join();
  const before = rules();
  // What is there of languages: any will do that is not ours.
  const other = await vscode.languages.setTextDocumentLanguage(document, 'ini');
  await until('the same findings', () => (rules() === before ? true : undefined));
  titled(await actionsAt(other.uri, placeOf(other, '"sessions"')), 'over several zones');
  await vscode.languages.setTextDocumentLanguage(other, 'plaintext');
});

test('terraform: a fix changes one word, and one undo takes it back', async () => {
  await withFile('tf3/main.tf', DATABASE, async ({ document }) => {
    const { range } = await findingOf(document.uri, 'db-deletion-protection');
    assert.equal(document.getText(range), 'false');
    await choose(titled(await actionsAt(document.uri, range), 'Protect aws_db_instance.orders'));
    await gone(document.uri, 'db-deletion-protection');
    assert.equal(document.getText(), DATABASE.replace('= false', '= true'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), DATABASE);
  });
});

test('terraform: what a fix adds is aligned as terraform fmt would leave it', async () => {
  await withFile('tf4/main.tf', DATABASE, async ({ document }) => {
    const { range } = await findingOf(document.uri, 'db-logging');
    await choose(titled(await actionsAt(document.uri, range), 'Export the logs'));
    await gone(document.uri, 'db-logging');
    assert.match(document.getText(), /^ {2}engine {26}= "postgres" # as in the shop\n[^]*\n {2}enabled_cloudwatch_logs_exports = \["postgresql", "upgrade"\]\n\}$/m);
  });
});

test('terraform: all safe fixes of a file, in one step', async () => {
  await withFile('tf5/main.tf', DATABASE, async ({ document }) => {
    await findingOf(document.uri, 'db-deletion-protection');
    await vscode.commands.executeCommand('seaworthy.fixAllInFile');
    await gone(document.uri, 'db-deletion-protection');
    await findingOf(document.uri, 'db-encryption');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), DATABASE);
  });
});

test('terraform: a value in another file counts while it is typed, and is found where it stands', async () => {
  await withFile('tf6/main.tf', DATABASE, async ({ document: { uri } }) => {
    await findingOf(uri, 'db-encryption');
    assert.ok(!found(uri).some(one => ruleOf(one) === 'db-multi-az'));
    await withFile('tf6/terraform.tfvars', '# nothing yet\n', async editor => {
      await editor.edit(edit => { edit.insert(new vscode.Position(1, 0), 'multi_az = false\n'); });
      const { range } = await findingOf(editor.document.uri, 'db-multi-az');
      assert.equal(editor.document.getText(range), 'false');
      assert.ok(editor.document.isDirty);
      await choose(titled(await actionsAt(editor.document.uri, range), 'another zone'));
      await gone(editor.document.uri, 'db-multi-az');
      assert.equal(editor.document.getText(), '# nothing yet\nmulti_az = true\n');
    });
    await vscode.window.showTextDocument(uri);
  });
});

test('terraform: a local decides what there is in other files', async () => {
  const main = DATABASE.replace('engine  ', 'count               = local.wanted ? 1 : 0\n  engine  ');
  await withFile('tf7/main.tf', main, async ({ document: { uri } }) => {
    await findingOf(uri, 'db-encryption');
    await withFile('tf7/locals.tf', 'locals {\n  wanted = true\n}\n', async editor => {
      await findingOf(uri, 'db-encryption');
      await editor.edit(edit => { edit.replace(placeOf(editor.document, 'true'), 'false'); });
      await gone(uri, 'db-encryption');
      await editor.edit(edit => { edit.replace(placeOf(editor.document, 'false'), 'true'); });
      await findingOf(uri, 'db-encryption');
    });
    await vscode.window.showTextDocument(uri);
  });
});

// The host's watcher misses what happens in folders of new folders.
test('terraform: the arguments of a call decide what is found in the module', async () => {
  await withFile('tf8-db/main.tf', DATABASE.replace('= false', '= var.protected').concat('\nvariable "protected" {}\n'), async ({ document: { uri } }) => {
    await findingOf(uri, 'db-encryption');
    assert.ok(!found(uri).some(one => ruleOf(one) === 'db-deletion-protection'));
    const call = 'module "db" {\n  source    = "../tf8-db"\n  protected = false\n}\n';
    await withFile('tf8/main.tf', call, async editor => {
      const { range, message } = await findingOf(editor.document.uri, 'db-deletion-protection');
      assert.equal(editor.document.getText(range), 'false');
      assert.match(message, /^module\.db\.aws_db_instance\.orders /);
      await editor.edit(edit => { edit.replace(range, 'true'); });
      await gone(editor.document.uri, 'db-deletion-protection');
      await editor.edit(edit => { edit.replace(placeOf(editor.document, '  protected = true\n'), ''); });
      await until('the finding of the module itself', () => (found(uri).some(({ message: one }) => one.startsWith('module.db.')) ? true : undefined));
    });
    await vscode.window.showTextDocument(uri);
  });
});

test('terraform: a comment takes a finding out, with a reason', async () => {
  await withFile('tf9/main.tf', DATABASE, async editor => {
    const { document } = editor;
    const { range } = await findingOf(document.uri, 'db-deletion-protection');
    await choose(titled(await actionsAt(document.uri, range), 'Ignore db-deletion-protection on this line'));
    await gone(document.uri, 'db-deletion-protection');
    assert.match(document.lineAt(range.start.line).text, /^ {2}# seaworthy: ignore-line db-deletion-protection -- \S/);
    await vscode.commands.executeCommand('leaveSnippet');
  });
});

test('terraform: broken text says so, and what is whole is still checked', async () => {
  await withFile('tf10/main.tf', `${DATABASE}\nresource "aws_lb" "edge" {\n  name = \n`, async ({ document: { uri } }) => {
    await until('a problem of the text', () => found(uri).find(({ code }) => code === undefined));
    await findingOf(uri, 'db-deletion-protection');
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, choose, findingOf, found, gone, hoversAt, inFolder, placeOf, ruleOf, titled, until, withFile } from './support.ts';
import { test } from './index.ts';

const SHOP = `services:
  db:
    image: postgres:17.2 # as in production
    mem_limit: 1g
`;

test('compose: a file of that name is checked in the language that VS Code gives it', async () => {
  const document = await vscode.workspace.openTextDocument(inFolder('staging/compose.yaml'));
  await vscode.window.showTextDocument(document);
  assert.equal(document.languageId, 'dockercompose');
  await findingOf(document.uri, 'plaintext-secret-env');
  const hover = await hoversAt(document.uri, placeOf(document, 'Vq7!').start);
  assert.match(hover.join('\n'), /Take PAYMENT_API_KEY from the environment/);
});

test('compose: the healthcheck of a known image, in one undo', async () => {
  await withFile('try/compose.yaml', SHOP, async ({ document }) => {
    const { range } = await findingOf(document.uri, 'liveness-probe');
    assert.equal(document.getText(range), 'db');
    await choose(titled(await actionsAt(document.uri, range), 'pg_isready'));
    await gone(document.uri, 'liveness-probe');
    assert.ok(document.getText().startsWith(SHOP));
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), SHOP);
  });
});

test('compose: plain YAML and dockercompose are read alike', async () => {
  await withFile('try/shop.yaml', SHOP, async ({ document }) => {
    assert.equal(document.languageId, 'yaml');
    await findingOf(document.uri, 'liveness-probe');
    const rules = (): string[] => found(document.uri).map(ruleOf).sort();
    const before = rules();
    const again = await vscode.languages.setTextDocumentLanguage(document, 'dockercompose');
    await until('the same findings', () => (JSON.stringify(rules()) === JSON.stringify(before) ? true : undefined));
    titled(await actionsAt(again.uri, placeOf(again, 'db')), 'pg_isready');
  });
});

test('compose: an override that is typed settles what the other file lacks, saved or not', async () => {
  await withFile('try/compose.yaml', SHOP.replace('    mem_limit: 1g\n', ''), async ({ document: { uri } }) => {
    await findingOf(uri, 'memory-limit');
    await withFile('try/compose.override.yaml', 'services:\n  db:\n    user: "999"\n', async editor => {
      await editor.edit(edit => { edit.insert(placeOf(editor.document, 'user:').start, 'mem_limit: 512m\n    '); });
      await gone(uri, 'memory-limit');
      assert.ok(editor.document.isDirty);
    });
    await findingOf(uri, 'memory-limit');
    await vscode.window.showTextDocument(uri);
  });
});

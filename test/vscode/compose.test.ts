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
  assert.ok((await hoversAt(document.uri, placeOf(document, '"Vq7!').start)).join('\n').includes('PAYMENT_API_KEY'));
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
  const base = inFolder('staging/compose.yaml');
  await vscode.window.showTextDocument(base);
  const lacksLimit = (): boolean => found(base).some(one => ruleOf(one) === 'memory-limit' && one.message.includes('api'));
  await until('the finding in compose.yaml', () => (lacksLimit() ? true : undefined));
  const override = await vscode.workspace.openTextDocument(inFolder('staging/compose.override.yaml'));
  const editor = await vscode.window.showTextDocument(override);
  await editor.edit(edit => { edit.insert(placeOf(override, 'environment:').start, 'mem_limit: 512m\n    '); });
  await until('the finding to go', () => (lacksLimit() ? undefined : true));
  await vscode.commands.executeCommand('undo');
  await until('the finding to come back', () => (lacksLimit() ? true : undefined));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

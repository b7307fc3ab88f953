import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, choose, deployment, findingOf, found, hoversAt, inFolder, placeOf, titled, until, withFile } from './support.ts';
import { test } from './index.ts';

test('a hover explains all findings of a place in one list', async () => {
  await withFile('hover.yaml', deployment(), async ({ document }) => {
    await findingOf(document.uri, 'memory-limit');
    const ours = (await hoversAt(document.uri, placeOf(document, 'main').start)).filter(text => text.includes('seaworthy.openRule'));
    assert.equal(ours.length, 1);
    const [text = ''] = ours;
    for (const rule of ['memory-limit', 'memory-request', 'liveness-probe']) assert.equal(text.split(`[${rule}]`).length, 2, rule);
  });
});

test('a hover says whose suppression was honoured', async () => {
  const document = await vscode.workspace.openTextDocument(inFolder('k8s/base/api.yaml'));
  await vscode.window.showTextDocument(document);
  await findingOf(document.uri, 'plaintext-secret-env');
  const text = await until('a hover', async () => {
    return (await hoversAt(document.uri, placeOf(document, 'api\n          image').start)).find(one => one.includes('kube-linter'));
  });
  assert.match(text, /read-only-root-fs/);
  assert.match(text, /bucket/);
});

test("a rule's page opens without a network", async () => {
  const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('seaworthy-rule:/liveness-probe.md'));
  assert.match(page.getText(), /^# liveness-probe\n/);
  await vscode.commands.executeCommand('seaworthy.openRule', 'liveness-probe');
  await until('its tab', () => (vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('liveness-probe') === true ? true : undefined));
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
});

test('.seaworthy.yaml is completed without another extension', async () => {
  const text = 'profile: strict\nrules:\n  liveness-probe: \n';
  await withFile('inner/.seaworthy.yaml', text, async ({ document }) => {
    const at = document.positionAt(text.indexOf('probe: ') + 'probe: '.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const severity of ['off', 'error', 'warning', 'information']) assert.ok(labels.includes(severity), severity);
  });
});

test('a misspelt rule in .seaworthy.yaml is put right from the light bulb', async () => {
  await withFile('inner/.seaworthy.yaml', 'rules:\n  liveness-prob: off\n', async ({ document }) => {
    const problem = await until('the problem', () => found(document.uri)[0]);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    await choose(titled(await actionsAt(document.uri, problem.range), 'Change to liveness-probe'));
    await until('the problem to go', () => (found(document.uri).length === 0 ? true : undefined));
    assert.equal(document.getText(), 'rules:\n  liveness-probe: off\n');
    await document.save();
  });
});

test('a fix that a hover offers mends the container under the cursor, not its namesake', async () => {
  const first = deployment({ name: 'first' });
  await withFile('namesakes.yaml', `${first}---\n${deployment({ name: 'second' })}`, async ({ document }) => {
    const second = document.positionAt(document.getText().lastIndexOf('main'));
    await findingOf(document.uri, 'memory-limit');
    const [text = ''] = (await hoversAt(document.uri, second)).filter(one => one.includes('seaworthy.fix'));
    const [, given = ''] = /\[Add requests and limits to main[^\]]*\]\(command:seaworthy\.fix\?([^)]*)\)/.exec(text) ?? [];
    await vscode.commands.executeCommand('seaworthy.fix', ...(JSON.parse(decodeURIComponent(given)) as unknown[]));
    assert.ok(document.getText().startsWith(first));
    assert.match(document.getText().slice(first.length), /resources:/);
    await vscode.commands.executeCommand('leaveSnippet');
  });
});

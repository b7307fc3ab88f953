import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { deployment, findingOf, found, gone, inFolder, pause, placeOf, ruleOf, until, withFile } from './support.ts';
import { test } from './index.ts';

test('opening one manifest shows what is wrong with all of them', async () => {
  await vscode.window.showTextDocument(inFolder('k8s/base/web.yaml'));
  const web = await findingOf(inFolder('k8s/base/web.yaml'), 'image-tag');
  assert.equal(web.severity, vscode.DiagnosticSeverity.Warning);
  assert.match(web.message, /web/);
  assert.ok(typeof web.code === 'object', 'a finding has no link to its rule');
  assert.equal(web.code.target.scheme, 'command');
  await findingOf(inFolder('k8s/base/worker.yaml'), 'liveness-probe');
  await findingOf(inFolder('k8s/base/nightly-report.yaml'), 'cronjob-schedule');
});

test('templates, values and patches are left alone', async () => {
  await findingOf(inFolder('k8s/base/web.yaml'), 'image-tag');
  for (const path of ['chart/templates/deployment.yaml', 'chart/values.yaml', 'k8s/overlays/dev/web.yaml']) {
    assert.deepEqual(found(inFolder(path)), [], path);
  }
});

test('findings follow the text while it is typed, saved or not', async () => {
  await withFile('typed.yaml', deployment(), async editor => {
    const { uri } = editor.document;
    await findingOf(uri, 'liveness-probe');
    assert.ok(!found(uri).some(one => ruleOf(one) === 'image-tag'));
    await editor.edit(edit => { edit.replace(placeOf(editor.document, '1.0.0'), 'latest'); });
    const finding = await findingOf(uri, 'image-tag');
    assert.ok(editor.document.isDirty);
    assert.equal(editor.document.getText(finding.range), 'latest');
    await editor.edit(edit => { edit.replace(placeOf(editor.document, 'latest'), '1.0.1'); });
    await gone(uri, 'image-tag');
  });
});

test('lines that are put in above move findings with their text', async () => {
  await withFile('moved.yaml', deployment({ image: 'registry.example.com/try:latest' }), async editor => {
    const { uri } = editor.document;
    const before = await findingOf(uri, 'image-tag');
    await editor.edit(edit => { edit.insert(new vscode.Position(0, 0), '# one\n# two\n'); });
    await until('the finding two lines further down', () => (found(uri).some(one => ruleOf(one) === 'image-tag' && one.range.start.line === before.range.start.line + 2) ? true : undefined));
  });
});

test('text that was never saved is checked, and forgotten when it is closed', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: deployment() });
  await vscode.window.showTextDocument(document);
  await findingOf(document.uri, 'liveness-probe');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await until('the findings to go', () => (found(document.uri).length === 0 ? true : undefined));
});

test('broken text says where it is broken, and the rest of the file is still checked', async () => {
  const broken = `${deployment({ name: 'whole' })}---\n${deployment({ name: 'broken' })}          ports: [\n`;
  await withFile('broken.yaml', broken, async ({ document }) => {
    await findingOf(document.uri, 'liveness-probe');
    await until('a problem of the text', () => found(document.uri).find(({ code, range }) => code === undefined && range.start.line > 14));
    assert.ok(found(document.uri).some(({ message }) => message.includes('Deployment whole')));
  });
});

test('a line under way makes no finding come and go', async () => {
  await withFile('under-way.yaml', deployment(), async editor => {
    const { document } = editor;
    await findingOf(document.uri, 'memory-limit');
    let flickered = false;
    const watching = vscode.languages.onDidChangeDiagnostics(() => { flickered ||= !found(document.uri).some(one => ruleOf(one) === 'memory-limit'); });
    await editor.edit(edit => { edit.insert(document.positionAt(document.getText().length), '          args: ["--verbose"'); });
    await pause(500);
    await editor.edit(edit => { edit.insert(document.positionAt(document.getText().length), ']'); });
    await pause(300);
    assert.equal(flickered, false);
    await editor.edit(edit => { edit.delete(new vscode.Range(document.positionAt(document.getText().length - 1), document.positionAt(document.getText().length))); });
    await until('the problem, where the text stays broken', () => found(document.uri).find(({ code, severity }) => code === undefined && severity === vscode.DiagnosticSeverity.Error));
    watching.dispose();
  });
});

test('files that come and go on disk are followed', async () => {
  const uri = inFolder('k8s/base/appears.yaml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(deployment({ name: 'appears' })));
  await findingOf(uri, 'liveness-probe');
  await vscode.workspace.fs.delete(uri);
  await until('the findings to go', () => (found(uri).length === 0 ? true : undefined));
});

test('a file that is gone stays gone, though VS Code still knows its text and asks about it', async () => {
  const uri = inFolder('k8s/base/lingers.yaml');
  await withFile('k8s/base/lingers.yaml', deployment({ name: 'lingers' }), async () => { await findingOf(uri, 'liveness-probe'); });
  const asked = vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(3, 9));
  // VS Code may have let go of it meanwhile.
  await Promise.resolve(asked).catch(() => undefined);
  await pause(500);
  assert.deepEqual(found(uri), []);
});

test('a folder that goes takes its findings with it', async () => {
  const uri = inFolder('gone/inner/deploy.yaml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(deployment({ name: 'inner' })));
  await findingOf(uri, 'liveness-probe');
  await vscode.workspace.fs.delete(inFolder('gone'), { recursive: true });
  await until('the findings to go', () => (found(uri).length === 0 ? true : undefined));
});

test('the configuration decides, and what it says holds at once', async () => {
  const config = inFolder('.seaworthy.yaml');
  const before = await vscode.workspace.fs.readFile(config);
  const web = inFolder('k8s/base/web.yaml');
  await findingOf(web, 'image-tag');
  try {
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('rules:\n  image-tag: off\n  liveness-prob: error\n'));
    await gone(web, 'image-tag');
    const wrong = await until('a problem of the configuration', () => found(config)[0]);
    assert.match(wrong.message, /liveness-probe/);
    assert.equal(wrong.range.start.line, 2);
  } finally {
    await vscode.workspace.fs.writeFile(config, before);
  }
  await findingOf(web, 'image-tag');
  await until('the problem to go', () => (found(config).length === 0 ? true : undefined));
});

test('the editor can be told to show nothing', async () => {
  const web = inFolder('k8s/base/web.yaml');
  const settings = vscode.workspace.getConfiguration('seaworthy');
  await findingOf(web, 'image-tag');
  await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
  await until('the findings to go', () => (found(web).length === 0 ? true : undefined));
  await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
  await findingOf(web, 'image-tag');
});

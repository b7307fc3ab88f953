import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, choose, deployment, findingOf, found, gone, placeOf, ruleOf, titled, until, withFile } from './support.ts';
import { test } from './index.ts';

test('a fix mends what it must and one undo takes it back', async () => {
  await withFile('fix.yaml', deployment({ container: '          imagePullPolicy: Always   # odd\n' }), async ({ document }) => {
    const before = document.getText();
    const { range } = await findingOf(document.uri, 'allow-privilege-escalation');
    await choose(titled(await actionsAt(document.uri, range), 'Forbid privilege escalation'));
    await gone(document.uri, 'allow-privilege-escalation');
    for (const line of before.trimEnd().split('\n')) assert.ok(document.getText().includes(line), `a fix has changed: ${line}`);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await findingOf(document.uri, 'allow-privilege-escalation');
  });
});

test('a fix that invents a value selects it, so that a person can type over it', async () => {
  await withFile('fill-in.yaml', deployment({ container: '          ports:\n            - name: http\n              containerPort: 8080\n' }), async editor => {
    const { document } = editor;
    const { range } = await findingOf(document.uri, 'liveness-probe');
    await choose(titled(await actionsAt(document.uri, range), 'liveness probe'));
    const selected = await until('a selected value', () => (editor.selection.isEmpty ? undefined : document.getText(editor.selection)));
    assert.match(selected, /^\/|http|8080/);
    assert.match(document.getText(), /\n {10}livenessProbe:\n {12}httpGet:\n {14}path: \S+\n {14}port: http\n/);
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.isDirty, false);
  });
});

test('findings that are mended in one place are mended together', async () => {
  await withFile('together.yaml', deployment(), async ({ document }) => {
    const { range } = await findingOf(document.uri, 'memory-limit');
    await choose(titled(await actionsAt(document.uri, range), 'Add requests and limits to main'));
    for (const rule of ['memory-limit', 'memory-request', 'cpu-request']) await gone(document.uri, rule);
    assert.equal(document.getText().split('resources:').length, 2);
  });
});

test('a value that comes through an alias is not changed behind its back, and the menu says why', async () => {
  const twice = deployment({ container: `          resources: &small {requests: {cpu: 100m, memory: 64Mi}}
        - name: second
          image: registry.example.com/second:1.0.0
          resources: *small
` });
  await withFile('alias.yaml', twice, async ({ document }) => {
    const second = placeOf(document, 'second');
    await until('the finding on second', () => found(document.uri).find(one => ruleOf(one) === 'memory-limit' && one.message.includes('second')));
    const action = titled(await actionsAt(document.uri, second), 'No fix for memory-limit here');
    assert.match(action.title, /small|alias|anchor/);
    assert.equal(action.edit, undefined);
  });
});

test('all safe fixes of a file are applied when it is saved, where a person asks for that', async () => {
  const settings = vscode.workspace.getConfiguration('editor');
  await settings.update('codeActionsOnSave', { 'source.fixAll.seaworthy': 'explicit' }, vscode.ConfigurationTarget.Workspace);
  try {
    await withFile('on-save.yaml', deployment(), async editor => {
      const { document } = editor;
      await findingOf(document.uri, 'allow-privilege-escalation');
      await editor.edit(edit => { edit.insert(new vscode.Position(0, 0), '# touched\n'); });
      await document.save();
      assert.match(document.getText(), /allowPrivilegeEscalation: false/);
      assert.doesNotMatch(document.getText(), /livenessProbe/);
      await gone(document.uri, 'allow-privilege-escalation');
      assert.equal(document.isDirty, false);
    });
  } finally {
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  }
});

test('the command for the file does the same, in one undo step', async () => {
  await withFile('by-command.yaml', deployment(), async ({ document }) => {
    const before = document.getText();
    await findingOf(document.uri, 'allow-privilege-escalation');
    await vscode.commands.executeCommand('seaworthy.fixAllInFile');
    await gone(document.uri, 'allow-privilege-escalation');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});

test('a finding is ignored by a comment with a reason, which is selected', async () => {
  await withFile('ignored.yaml', deployment({ image: 'registry.example.com/try:latest' }), async editor => {
    const { document } = editor;
    const { range } = await findingOf(document.uri, 'image-tag');
    await choose(titled(await actionsAt(document.uri, range), 'Ignore image-tag on this line'));
    await gone(document.uri, 'image-tag');
    const line = document.lineAt(range.start.line).text;
    assert.match(line, /^ {10}# seaworthy: ignore-line image-tag -- \S/);
    assert.match(document.getText(editor.selection), /\S/);
    assert.ok(line.endsWith(document.getText(editor.selection)));
    await vscode.commands.executeCommand('leaveSnippet');
  });
});

test('a suppression that silences nothing is told, and taken out', async () => {
  const text = deployment().replace('          image', '          # seaworthy: ignore-line image-tag -- it moves\n          image');
  await withFile('unused.yaml', text, async ({ document }) => {
    const problem = await until('the problem', () => found(document.uri).find(({ message }) => message.includes('silences nothing')));
    await choose(titled(await actionsAt(document.uri, problem.range), 'Remove the suppression'));
    await until('the problem to go', () => (found(document.uri).some(({ message }) => message.includes('silences nothing')) ? undefined : true));
    assert.equal(document.getText(), deployment());
  });
});

test('a broken place has no fix that would break it more', async () => {
  await withFile('half.yaml', `${deployment({ image: 'registry.example.com/try:latest' })}          ports: [\n`, async ({ document }) => {
    await until('a problem of the text', () => found(document.uri).find(({ code }) => code === undefined));
    for (const { edit } of await actionsAt(document.uri, placeOf(document, 'latest'))) {
      for (const [, edits] of edit?.entries() ?? []) {
        for (const { newText } of edits) assert.match(newText, /# seaworthy: ignore/);
      }
    }
  });
});

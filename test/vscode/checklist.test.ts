import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './index.ts';
import { actionsAt, choose, found, hoversAt, placeOf, titled, until, withFile } from './support.ts';

const LIST = `# Try it
- [ ] Something a person does
1) [ ] Not \`latest\` <!-- seaworthy: image-tag -->
* [x] No container is privileged <!-- seaworthy: image-tag -->
- [ ] Misspelt <!-- seaworthy: image-tga -->`;

/** The refuted tick, once the folder has been read. */
function refuted(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  return until('the refuted tick', () => found(uri).find(({ code }) => code === 'refuted-tick'));
}

test('checklist: a tick by command is one character, and one undo takes it back', async () => {
  await withFile('try-1-checklist.md', LIST, async editor => {
    const { document } = editor;
    await refuted(document.uri);
    const { start } = placeOf(document, 'Something');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('seaworthy.checklist.toggle');
    assert.equal(document.getText(), LIST.replace('[ ] Something', '[x] Something'));
    assert.equal(document.isDirty, false);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), LIST);
  });
});

test('checklist: what is unsaved stays unsaved when a box is ticked', async () => {
  await withFile('try-2-checklist.md', LIST, async editor => {
    const { document } = editor;
    await refuted(document.uri);
    await editor.edit(edit => { edit.insert(new vscode.Position(0, 2), 'Just '); });
    const { start } = placeOf(document, 'Something');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('seaworthy.checklist.toggle');
    assert.equal(document.getText(), LIST.replace('Try', 'Just Try').replace('[ ] Something', '[x] Something'));
    assert.equal(document.isDirty, true);
  });
});

test('checklist: a refuted tick and an annotation that names nothing are told, each at its place', async () => {
  await withFile('try-3-checklist.md', LIST, async ({ document }) => {
    const tick = await refuted(document.uri);
    assert.equal(tick.range.start.line, 3);
    assert.ok((tick.relatedInformation ?? []).some(({ location }) => location.uri.path.endsWith('.yaml')));
    const misspelt = found(document.uri).find(({ message }) => message.includes('image-tga'));
    assert.ok(misspelt !== undefined && document.getText(misspelt.range) === 'image-tga');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(document.uri);
  });
});

test('checklist: a hover gives the verdict with its reason, and the light bulb ways on', async () => {
  await withFile('try-4-checklist.md', LIST, async ({ document }) => {
    await refuted(document.uri);
    const place = placeOf(document, 'Not `latest`');
    const hover = (await hoversAt(document.uri, place.start)).join('\n');
    assert.match(hover, /unmet/);
    assert.match(hover, /k8s\/base\/web\.yaml:\d+/);
    const actions = await actionsAt(document.uri, place);
    for (const title of ['Tick', 'Open the finding at', 'Fix all', 'Bind', 'Mark not applicable', 'Show in the view']) titled(actions, title);
    await choose(titled(actions, 'Open the finding at'));
    await until('the finding to be open', () => (/\.(?:ya?ml|tf)$/.test(vscode.window.activeTextEditor?.document.uri.path ?? '') ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(document.uri);
  });
});

test('checklist: rules and parameters are completed inside annotations, and nowhere else', async () => {
  await withFile('try-5-checklist.md', `${LIST}\n- [ ] One <!-- seaworthy: memory-l\n- [ ] Two <!-- seaworthy: memory-limit  -->\nprose\n`, async ({ document }) => {
    const labels = async (position: vscode.Position): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await labels(document.lineAt(5).range.end)).includes('memory-limit'));
    assert.ok((await labels(placeOf(document, ' -->\nprose').start)).includes('max'));
    assert.ok(!(await labels(document.lineAt(7).range.end)).includes('memory-limit'));
  });
});

test('checklist: a finding says which line it blocks, and leads there', async () => {
  await withFile('try-6-checklist.md', LIST, async ({ document }) => {
    const [place] = (await refuted(document.uri)).relatedInformation ?? [];
    assert.ok(place !== undefined);
    await vscode.window.showTextDocument(place.location.uri);
    const hover = (await hoversAt(place.location.uri, place.location.range.start)).join('\n');
    assert.match(hover, /Blocks/);
    // The file of the story before may not have been noticed to be gone.
    const own = await until('a way to this checklist', async () =>
      (await actionsAt(place.location.uri, place.location.range)).find(({ title, command }) => title.startsWith('Open the checklist line') && JSON.stringify(command).includes(document.uri.path)),
    );
    await choose(own);
    await until('the checklist', () => (vscode.window.activeTextEditor?.document.uri.path.endsWith('.md') === true ? true : undefined));
    await vscode.window.showTextDocument(document);
  });
});

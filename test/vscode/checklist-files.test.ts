/** What happens to files behind the back of a checklist, and what reaches from it into others. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './answers.ts';
import { LIST, line, record, RECORD, run, withList } from './checklists.ts';
import { test } from './index.ts';
import { actionsAt, found, gone, hoversAt, inFolder, placeOf, titled, until, withFile } from './support.ts';

const PRIVILEGED = '- [x] No container is privileged';

function refuted(document: vscode.TextDocument): vscode.Diagnostic | undefined {
  return found(document.uri).find(({ code }) => code === 'refuted-tick');
}

async function untilRefuted(document: vscode.TextDocument, isSo: boolean): Promise<void> {
  await until(isSo ? 'a refuted tick' : 'no refuted tick', () => ((refuted(document) !== undefined) === isSo ? true : undefined));
}

async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function toDisk(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  return (await hoversAt(document.uri, placeOf(document, text).start)).join('\n').replaceAll('\\', '');
}

test('checklist: one undo takes a tick back, and with it what was said of the tick', async () => {
  await withList(async editor => {
    const { document } = editor;
    await run(editor, 'toggle', 'No container');
    await untilRefuted(document, false);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), LIST);
    await untilRefuted(document, true);
    await vscode.commands.executeCommand('redo');
    await untilRefuted(document, false);
  });
});

test('checklist: what is proven is ticked after its list was seen, and nothing where it is dismissed', async () => {
  const text = LIST.replace('- [ ] A task for a person', '- [ ] Staging is described <!-- seaworthy: file path=staging/compose.yaml -->\n- [ ] A plan <!-- seaworthy: file path=no/plan.md -->');
  await withList(async editor => {
    const { document } = editor;
    const dismissed = await run(editor, 'tickProven', 'Staging', { picks: [undefined] });
    assert.deepEqual(dismissed.rows, [['Staging is described — Commands']]);
    assert.equal(document.getText(), text);
    await run(editor, 'tickProven', 'Staging', { picks: ['Staging'] });
    assert.equal(document.getText(), text.replace('[ ] Staging', '[x] Staging'));
    const again = await run(editor, 'tickProven', 'Staging');
    assert.match(again.messages.join(), /proves no item/);
  }, text);
});

test('checklist: all that stands against an item is mended after a question, and only that', async () => {
  const api = inFolder('k8s/base/api.yaml');
  const before = await onDisk(api);
  await withList(async editor => {
    const asked = await run(editor, 'fixAll', 'Each variable', { buttons: [] });
    assert.match(asked.messages.join(), /Apply 1 fix for “Each variable is set once”\?/);
    const document = await vscode.workspace.openTextDocument(api);
    assert.equal(document.getText(), before);
    await run(editor, 'fixAll', 'Each variable', { buttons: ['Apply'] });
    try {
      assert.equal(document.getText().match(/LOG_LEVEL/g)?.length, 1);
      assert.equal(document.isDirty, true);
      await gone(api, 'duplicate-env');
      await until('the verdict', async () => ((await hoverOn(editor.document, 'Each variable')).includes('unmet') ? undefined : true));
    } finally {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.window.showTextDocument(editor.document);
    }
  }, LIST.replace('- [ ] A task', '- [ ] Each variable is set once <!-- seaworthy: duplicate-env -->\n- [ ] A task'));
});

test('checklist: an item opens in its Markdown from wherever it is named', async () => {
  await withList(async editor => {
    const { document } = editor;
    const [named] = titled(await actionsAt(document.uri, placeOf(document, 'Second of it')), 'Show in the view').command?.arguments as unknown[];
    await vscode.window.showTextDocument(inFolder('k8s/base/web.yaml'));
    await vscode.commands.executeCommand('seaworthy.checklist.reveal', named);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    assert.deepEqual(vscode.window.activeTextEditor.selection.active, placeOf(document, 'Second of it').start);
  });
});

test('checklist: an edit by another program is seen at once', async () => {
  await withList(async editor => {
    const { document } = editor;
    await toDisk(document.uri, LIST.replace(PRIVILEGED, '- [ ] No container is privileged'));
    await untilRefuted(document, false);
    await toDisk(document.uri, LIST.replace('- [ ] A task', '- [x] Image tags are pinned <!-- seaworthy: image-tag -->\n- [ ] A task'));
    await until('the other tick', () => found(document.uri).find(({ range }) => document.getText(range).startsWith('Image tags')));
    await run(editor, 'toggle', 'A task');
    assert.match(await onDisk(document.uri), /- \[x\] Image tags[^]*- \[x\] A task/);
  });
});

test('checklist: what is unsaved here and changed by another program meanwhile is not written over', async () => {
  await withList(async editor => {
    const { document } = editor;
    await editor.edit(edit => { edit.insert(new vscode.Position(0, 2), 'Our '); });
    const theirs = LIST.replace('# Commands', '# Their Commands');
    await toDisk(document.uri, theirs);
    await run(editor, 'toggle', 'A task');
    assert.equal(document.getText(), LIST.replace('# Commands', '# Our Commands').replace('[ ] A task', '[x] A task'));
    assert.equal(document.isDirty, true);
    assert.equal(await onDisk(document.uri), theirs);
  });
});

test('checklist: one that is deleted while it is open is gone, and nothing brings it back', async () => {
  await withList(async editor => {
    const { document } = editor;
    const [named] = titled(await actionsAt(document.uri, placeOf(document, 'A task')), 'Show in the view').command?.arguments as unknown[];
    await vscode.workspace.fs.delete(document.uri);
    try {
      await until('what was said of it to go', () => (found(document.uri).length === 0 ? true : undefined));
      const asked = await answering({}, async () => { await vscode.commands.executeCommand('seaworthy.checklist.toggle', named); });
      assert.match(asked.messages.join(), /no longer in its checklist/);
      assert.equal(await vscode.workspace.fs.stat(document.uri).then(() => true, () => false), false);
    } finally {
      await toDisk(document.uri, LIST);
      await vscode.window.showTextDocument(document.uri);
    }
  });
});

test('checklist: one that is renamed keeps what was said of its boxes', async () => {
  const [old, renamed] = [inFolder('before-checklist.md'), inFolder('after-checklist.md')];
  const text = LIST.replace('A task for a person', 'A task of the renamed list');
  await withFile('before-checklist.md', text, async editor => {
    await until('the refuted tick', () => refuted(editor.document));
    await run(editor, 'note', 'A task of the renamed', { texts: ['Ask Ada first'] });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(old, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    try {
      const document = await vscode.workspace.openTextDocument(renamed);
      await vscode.window.showTextDocument(document);
      const hover = await until('the note', async () => {
        const words = await hoverOn(document, 'A task of the renamed');
        return words.includes('Ask Ada first') ? words : undefined;
      });
      assert.match(hover, /Note: Ask Ada first/);
      await run(await vscode.window.showTextDocument(document), 'note', 'A task of the renamed', { texts: ['Ask Ada on Monday'] });
      assert.equal((await record()).match(/Ask Ada/g)?.length, 1);
      assert.match(await record(), /file: after-checklist\.md/);
    } finally {
      const back = new vscode.WorkspaceEdit();
      back.renameFile(renamed, old);
      await vscode.workspace.applyEdit(back);
      await vscode.window.showTextDocument(old);
    }
  });
});

/** Plays with another record, and puts the old one back. */
async function withRecord(text: string, play: () => Promise<void>): Promise<void> {
  const uri = inFolder(RECORD);
  const before = await record();
  await toDisk(uri, text);
  try {
    await until('what is wrong with the record', () => found(uri)[0]);
    await play();
    assert.equal(await record(), text);
  } finally {
    await toDisk(uri, before);
    await until('nothing to be wrong with the record', () => (found(uri).length === 0 ? true : undefined));
  }
}

const CONFLICT = 'version: 1\nboxes:\n<<<<<<< ours\n  a:\n    file: x.md\n    text: A\n=======\n  b:\n    file: x.md\n    text: B\n>>>>>>> theirs\n';

for (const [what, text, told] of [['has conflict markers', CONFLICT, /conflict markers/], ['is from a newer version', 'version: 9\nboxes: {}\n', /newer Seaworthy/]] as const) {
  test(`checklist: a record that ${what} is told and not written to, and no box is ticked meanwhile`, async () => {
    await withList(async editor => {
      await run(editor, 'note', 'A task', { texts: ['There is a record'] });
      await withRecord(text, async () => {
        assert.match(found(inFolder(RECORD)).map(({ message }) => message).join(), told);
        for (const [command, at, texts] of [['toggle', 'A task', []], ['sign', 'Storefront lead', ['Mira Aydin', '2026-03-01']], ['notApplicable', 'A task', ['No']]] as const) {
          const asked = await run(editor, command, at, { texts });
          assert.match(asked.messages.join(), /^Nothing was changed: .*/, command);
          assert.match(asked.messages.join(), told);
        }
        assert.equal(editor.document.getText(), LIST);
      });
      await run(editor, 'toggle', 'A task');
      assert.match(line(editor.document, 'A task'), /\[x\]/);
    });
  });
}

test('checklist: one with conflict markers of its own is told and not written to', async () => {
  await withList(async editor => {
    const { document } = editor;
    const text = LIST.replace('- [ ] A task for a person\n', '<<<<<<< ours\n- [x] A task for a person\n=======\n- [ ] A task for a person\n>>>>>>> theirs\n');
    await toDisk(document.uri, text);
    const problem = await until('the problem', () => found(document.uri).find(({ message }) => message.includes('conflict markers')));
    assert.equal(document.getText(problem.range), '<<<<<<< ours');
    const asked = await run(editor, 'toggle', 'First of it');
    assert.match(asked.messages.join(), /conflict markers/);
    assert.equal(document.getText(), text);
    const titles = (await actionsAt(document.uri, placeOf(document, 'First of it'))).map(({ title }) => title);
    assert.deepEqual(titles.filter(title => title === 'Tick' || title.startsWith('Mark')), []);
  });
});

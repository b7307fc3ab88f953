import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { LIST, line, record, RECORD, run, withList } from './checklists.ts';
import { test } from './index.ts';
import { actionsAt, choose, folder, found, hoversAt, inFolder, pause, placeOf, titled, until, withFile } from './support.ts';

test('checklist: a signature fills the blanks, and un-signing restores them', async () => {
  await withList(async editor => {
    const { document } = editor;
    const asked = await run(editor, 'sign', 'Storefront lead', { texts: ['Mira Aydin', '2026-03-01'] });
    assert.match(asked.proposed[1] ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.equal(line(document, 'Storefront lead'), '- [x] **Storefront lead**: Mira Aydin Date: 2026-03-01');
    assert.match(await record(), /ticked-by: Mira Aydin/);
    const again = await run(editor, 'toggle', 'Storefront lead');
    assert.deepEqual(again.texts, []);
    assert.equal(document.getText(), LIST);
    assert.doesNotMatch(await record(), /Mira/);
  });
});

test('checklist: a signature that is not finished signs nothing', async () => {
  await withList(async editor => {
    await run(editor, 'sign', 'Storefront lead', { texts: ['Mira Aydin', undefined] });
    assert.equal(editor.document.getText(), LIST);
  });
});

test('checklist: a group ticks what is below it, and follows it', async () => {
  await withList(async editor => {
    const { document } = editor;
    await run(editor, 'toggle', 'First of it');
    assert.equal(line(document, 'A group'), '- [ ] **A group**');
    await run(editor, 'toggle', 'Second of it');
    assert.equal(line(document, 'A group'), '- [x] **A group**');
    await run(editor, 'toggle', 'A group');
    assert.equal(document.getText(), LIST);
    await run(editor, 'toggle', 'A group');
    for (const text of ['A group', 'First of it', 'Second of it']) assert.match(line(document, text), /\[x\]/);
    await run(editor, 'toggle', 'A group');
  });
});

test('checklist: notes, owners and reasons are kept in the record, and taken out again', async () => {
  await withList(async editor => {
    await run(editor, 'note', 'A task', { texts: ['Asked Ada: on Friday'] });
    await run(editor, 'assign', 'A task', { texts: ['ada'] });
    await run(editor, 'notApplicable', 'A task', { texts: ['Done elsewhere'] });
    const kept = await record();
    for (const text of ['note: "Asked Ada: on Friday"', 'owner: ada', 'not-applicable: Done elsewhere']) assert.ok(kept.includes(text) || kept.includes(text.replaceAll('"', "'")), kept);
    assert.equal(editor.document.getText(), LIST);
    const asked = await run(editor, 'note', 'A task', { texts: [''] });
    assert.deepEqual(asked.proposed, ['Asked Ada: on Friday']);
    await run(editor, 'assign', 'A task', { texts: [''] });
    await run(editor, 'applicable', 'A task');
    assert.doesNotMatch(await record(), /Asked|ada|elsewhere/);
  });
});

test('checklist: a target takes the value that was measured, before its box is ticked', async () => {
  await withList(async editor => {
    await run(editor, 'toggle', 'P95 latency', { texts: [undefined] });
    assert.match(line(editor.document, 'P95 latency'), /\[ \]/);
    await run(editor, 'toggle', 'P95 latency', { texts: ['310 ms'] });
    assert.match(line(editor.document, 'P95 latency'), /\[x\]/);
    assert.match(await record(), /value: 310 ms/);
    const asked = await run(editor, 'measured', 'P95 latency', { texts: ['350 ms'] });
    assert.deepEqual(asked.proposed, ['310 ms']);
    await run(editor, 'toggle', 'P95 latency');
    assert.match(line(editor.document, 'P95 latency'), /\[ \]/);
  });
});

test('checklist: a suggestion is accepted, refused, or replaced by what a person binds', async () => {
  await withList(async editor => {
    const { document } = editor;
    await run(editor, 'accept', 'Liveness probes');
    assert.match(await record(), /evidence:/);
    await run(editor, 'bind', 'Liveness probes', { picks: ['probe-identical'] });
    assert.equal(line(document, 'Liveness probes'), '- [ ] Liveness probes configured <!-- seaworthy: probe-identical -->');
    await run(editor, 'bind', 'A task', { picks: ['file'], texts: ['docs/*.md'] });
    assert.equal(line(document, 'A task'), '- [ ] A task for a person <!-- seaworthy: file path=docs/*.md -->');

    await run(editor, 'refuse', 'Containers run as');
    assert.match(await record(), /refused:/);
    // It is not suggested again.
    const again = await run(editor, 'accept', 'Containers run as', { picks: [undefined] });
    assert.ok(again.rows.length === 1 && !(again.rows[0] ?? []).some(row => row.startsWith('Containers run as non-root users')));
  });
});

test('checklist: damaged text is repaired by a command, and by no other', async () => {
  const damaged = LIST.replace('A task for a person', 'A task √¢‚Ç¨‚Äù for a person').replace('√¢‚Ç¨‚Äù', '‚úÖ');
  await withList(async editor => {
    await run(editor, 'toggle', 'for a person');
    assert.ok(editor.document.getText().includes('‚úÖ'));
    await run(editor, 'repair', 'for a person');
    assert.equal(line(editor.document, 'for a person'), '- [x] A task ✅ for a person');
  }, damaged);
});

test('checklist: the report opens as Markdown and as a page', async () => {
  await withList(async editor => {
    await run(editor, 'report', 'A task', { picks: ['Markdown'] });
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'markdown');
    assert.match(vscode.window.activeTextEditor.document.getText(), /Commands/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await run(editor, 'report', 'A task', { picks: ['Page'] });
    await until('the page', () => vscode.window.tabGroups.activeTabGroup.tabs.find(({ label }) => label === 'Production readiness'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(editor.document);
  });
});

test('checklist: what is due after going live has dates once that day is set', async () => {
  await withList(async editor => {
    await run(editor, 'goLive', 'Week 1', { texts: ['2026-03-02'] });
    assert.match(await record(), /go-live:/);
    const hover = (await hoversAt(editor.document.uri, placeOf(editor.document, 'Week 1').start)).join();
    assert.match(hover, /Due: Week 1: 2026/);
    assert.match(hover.replaceAll('\\', ''), /2026-03-09/);
    const again = await run(editor, 'goLive', 'Week 1', { texts: [undefined] });
    assert.deepEqual(again.proposed, ['2026-03-02']);
  }, LIST.replace('- [ ] A task for a person', '- [ ] A task for a person\n- [ ] Week 1: bills looked at'));
});

test('checklist: evidence is linked', async () => {
  await withList(async editor => {
    await run(editor, 'link', 'A task', { texts: ['https://wiki.example.com/drill docs/drill.md'] });
    assert.match(await record(), /links: https:\/\/wiki\.example\.com\/drill, docs\/drill\.md/);
    await run(editor, 'link', 'A task', { texts: [''] });
    assert.doesNotMatch(await record(), /wiki/);
  });
});

test('checklist: a Markdown file with boxes is made a checklist by the light bulb', async () => {
  const config = inFolder('.seaworthy.yaml');
  const before = await vscode.workspace.fs.readFile(config);
  await withFile('notes.md', LIST, async ({ document }) => {
    await choose(titled(await actionsAt(document.uri, placeOf(document, 'A task')), 'Use this file as a checklist'));
    try {
      await until('the refuted tick', () => found(document.uri).find(({ code }) => code === 'refuted-tick'));
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(config)), /checklists:\n +files:\n[^]*notes\.md/);
    } finally {
      await vscode.workspace.fs.writeFile(config, before);
    }
    await vscode.window.showTextDocument(document);
  });
});

test('checklist: a signature proposes the name that Git knows', async () => {
  const path = folder().fsPath;
  execFileSync('git', ['init', '--quiet'], { cwd: path });
  execFileSync('git', ['config', 'user.name', 'Grace Hopper'], { cwd: path });
  await vscode.commands.executeCommand('git.openRepository', path);
  await withList(async editor => {
    const asked = await until('Git', async () => {
      const one = await run(editor, 'sign', 'Storefront lead', { texts: [undefined] });
      return one.proposed[0] === 'Grace Hopper' ? one : undefined;
    });
    assert.deepEqual(asked.proposed, ['Grace Hopper']);
    await run(editor, 'sign', 'Storefront lead', { texts: [name => name, '2026-03-01'] });
    assert.match(line(editor.document, 'Storefront lead'), /Grace Hopper/);
  });
});

test('checklist: where the record cannot be written, no box is ticked and the person is told', async () => {
  await withList(async editor => {
    const back = await blockRecord();
    try {
      const asked = await run(editor, 'sign', 'Storefront lead', { texts: ['Mira Aydin', '2026-03-01'] });
      assert.match(asked.messages.join(), /Nothing was changed/);
      assert.equal(editor.document.getText(), LIST);
    } finally {
      await back();
    }
  });
});

/** A file stands where the folder of the record would be. */
async function blockRecord(): Promise<() => Promise<void>> {
  const [own, aside] = [inFolder('.seaworthy'), inFolder('.aside')];
  await vscode.workspace.fs.rename(own, aside).then(undefined, () => undefined);
  await until('the record to be gone', async () => ((await vscode.workspace.findFiles('.seaworthy/*')).length === 0 ? true : undefined));
  await pause(1000);
  await vscode.workspace.fs.writeFile(own, new Uint8Array());
  return async () => {
    await vscode.workspace.fs.delete(own);
    await vscode.workspace.fs.rename(aside, own).then(undefined, () => undefined);
    // What could not be saved is unsaved still, and stays so for whoever writes next.
    await vscode.window.showTextDocument(inFolder(RECORD));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  };
}

test('checklist: what may not be changed by the settings stays as it is', async () => {
  await withList(async editor => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('readonlyInclude', { '**/*-checklist.md': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const asked = await run(editor, 'toggle', 'A task');
      assert.match(asked.messages.join(), /Nothing was changed/);
      assert.equal(editor.document.getText(), LIST);
    } finally {
      await settings.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(inFolder('.vscode'), { recursive: true });
    }
  });
});

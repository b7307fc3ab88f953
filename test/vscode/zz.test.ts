import * as vscode from 'vscode';
import { inFolder, found, pause } from './support.ts';
import { test } from './index.ts';
test('zz-probe', async () => {
  const document = await vscode.workspace.openTextDocument(inFolder('infra/database.tf'));
  await vscode.window.showTextDocument(document);
  for (let i = 0; i < 5; i += 1) {
    await pause(1000);
    console.log('n', found(document.uri).length, vscode.languages.getDiagnostics().map(([u, d]) => `${u.path.split('/').at(-1)}:${d.length}`).join(' '));
  }
});

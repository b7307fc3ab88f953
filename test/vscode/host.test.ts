import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './index.ts';

test('VS Code opens the copy of the sample workspace', () => {
  const [folder, ...more] = vscode.workspace.workspaceFolders ?? [];
  assert.equal(more.length, 0);
  assert.equal(folder?.name, 'shop');
  assert.equal(folder.uri.scheme, 'file');
});

test('VS Code activates the extension', async () => {
  const extension = vscode.extensions.getExtension('seaworthy.seaworthy');
  assert.ok(extension, 'seaworthy.seaworthy is not there');
  await extension.activate();
  assert.equal(extension.isActive, true);
});

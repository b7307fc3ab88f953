import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import * as vscode from 'vscode';
import { test } from './index.ts';

test('the bundle for the browser loads where there is no Node', () => {
  const extension = vscode.extensions.getExtension('seaworthy.seaworthy')?.extensionPath ?? '';
  const code = readFileSync(join(extension, 'dist', 'extension.cjs'), 'utf8');
  const asked: string[] = [];
  const module = { exports: {} as Readonly<Record<string, unknown>> };
  const require = (name: string): unknown => {
    asked.push(name);
    assert.equal(name, 'vscode', `the browser has no ${name}`);
    return vscode;
  };
  // Only what a web worker has: neither process nor Buffer.
  const worker = { module, exports: module.exports, require, TextDecoder, TextEncoder, URL, performance, setTimeout, clearTimeout, AbortController };
  runInContext(code, createContext(worker));
  assert.deepEqual([...new Set(asked)], ['vscode']);
  assert.equal(typeof module.exports['activate'], 'function');
});

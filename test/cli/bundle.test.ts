import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PRIVILEGED, folderWith, seaworthy } from './support.ts';

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

test('the bundle runs with nothing beside it', { skip: existsSync(BUNDLE) ? false : '`npm run build` has not been run' }, () => {
  const home = folderWith({ 'package.json': '{ "type": "module" }' });
  const script = join(home, 'cli.js');
  copyFileSync(BUNDLE, script);
  const folder = folderWith({ 'web.yaml': PRIVILEGED, 'broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x\n' });
  const only = ['--rule', 'privileged'];
  const check = seaworthy(folder, ['check', '-q', ...only], { script });
  assert.match(check.stdout, /^broken\.yaml:.*\nweb\.yaml:17:25: error: Container web of Deployment shop is privileged\. \(privileged\)\n$/);
  assert.equal(check.stderr, '');
  for (const format of ['text', 'json', 'sarif', 'github', 'junit']) assert.equal(seaworthy(folder, ['check', '--format', format, ...only], { script }).code, 1, format);
  assert.match(seaworthy(folder, ['fix', '--dry-run', '--include', 'review', ...only], { script }).stdout, /^\+ +privileged: false$/m);
  assert.equal(seaworthy(folder, ['explain', 'privileged'], { script }).code, 0);
});

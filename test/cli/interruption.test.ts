import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SOUND, folderWith } from './support.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

test('Ctrl+C ends `fix` after the file at hand: every file is as it was or mended, and nothing else is left', { skip: process.platform === 'win32' ? 'Windows has no signals' : false }, async () => {
  const names = Array.from({ length: 500 }, (_, i) => `web-${String(i)}.yaml`);
  const folder = folderWith(Object.fromEntries(names.map(name => [name, SOUND])));
  const child = spawn(process.execPath, [MAIN, 'fix', '--rule', 'service-account-token'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => child.kill('SIGINT'));
  child.stdout.resume();
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 130);
  assert.deepEqual(readdirSync(folder).sort(), [...names].sort());
  const mended = `${SOUND}      automountServiceAccountToken: false\n`;
  const contents = names.map(name => readFileSync(join(folder, name), 'utf8'));
  assert.ok(contents.every(content => content === SOUND || content === mended));
  assert.ok(contents.includes(mended) && contents.includes(SOUND));
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PRIVILEGED, SOUND, folderWith, seaworthy } from './support.ts';

// The fix of privileged is one to review, that of service-account-token is safe.
const SAFE = ['--rule', 'service-account-token'];
const REVIEWED = ['--rule', 'privileged', '--include', 'review'];
const TOKENLESS = `${SOUND}      automountServiceAccountToken: false\n`;

describe('seaworthy fix', () => {
  test('applies what is safe, tells it, and has nothing left to do the second time', () => {
    const folder = folderWith({ 'web.yaml': SOUND });
    const first = seaworthy(folder, ['fix', ...SAFE]);
    assert.equal(first.stdout, 'web.yaml\n  fixed    Mount no token in Deployment shop  service-account-token\n');
    assert.equal(first.stderr, 'Applied 1 fix in 1 file; 0 findings are left.\n');
    assert.equal(first.code, 0);
    assert.equal(read(folder), TOKENLESS);
    assert.deepEqual(seaworthy(folder, ['fix', ...SAFE]), { code: 0, stdout: '', stderr: 'Nothing was fixed; 0 findings are left.\n' });
  });

  test('leaves alone what a person should look at', () => {
    const folder = folderWith({ 'web.yaml': PRIVILEGED });
    const { stderr } = seaworthy(folder, ['fix', '--rule', 'privileged']);
    assert.equal(read(folder), PRIVILEGED);
    assert.equal(stderr, 'Nothing was fixed; 1 finding is left; `seaworthy fix --include review` also applies fixes that a person should look at.\n');
  });

  test('unless that is asked for, with the values that are proposed', () => {
    const folder = folderWith({ 'web.yaml': PRIVILEGED });
    seaworthy(folder, ['fix', '--include', 'review', '--rule', 'privileged', '--rule', 'memory-limit']);
    const fixed = read(folder);
    assert.match(fixed, /privileged: false/);
    assert.match(fixed, /limits:\n +memory: 256Mi/);
    assert.equal(seaworthy(folder, ['check', '--rule', 'privileged', '--rule', 'memory-limit']).code, 0);
  });

  test('comes to a fixed point over all rules: nothing is left that it could mend', () => {
    const folder = folderWith({ 'web.yaml': PRIVILEGED, 'other/web.yaml': PRIVILEGED });
    seaworthy(folder, ['fix', '--include', 'review']);
    const once = read(folder);
    seaworthy(folder, ['fix', '--include', 'review']);
    assert.equal(read(folder), once);
    assert.equal(seaworthy(folder, ['check', '--fail-on', 'error']).code, 0);
  });

  test('keeps every other byte: byte order mark, line ends, comments, no final newline', () => {
    const odd = `\ufeff# the shop\r\n${PRIVILEGED.replaceAll('\n', '\r\n').trimEnd()} # for now`;
    const folder = folderWith({ 'web.yaml': odd });
    seaworthy(folder, ['fix', ...REVIEWED, '--quiet']);
    const fixed = readFileSync(join(folder, 'web.yaml'));
    const text = fixed.toString('utf8');
    assert.ok(text.startsWith('\ufeff# the shop\r\napiVersion'));
    assert.match(text, /privileged: false # for now/);
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.ok(!text.endsWith('\n'));
  });

  test('keeps the file mode, writes through a link, and leaves nothing else behind', () => {
    const folder = folderWith({ 'real/web.yaml': SOUND });
    const real = join(folder, 'real', 'web.yaml');
    chmodSync(real, 0o640);
    mkdirSync(join(folder, 'linked'));
    symlinkSync('../real/web.yaml', join(folder, 'linked', 'web.yaml'));
    seaworthy(folder, ['fix', 'linked', ...SAFE]);
    assert.equal(readFileSync(real, 'utf8'), TOKENLESS);
    assert.equal(statSync(real).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(folder, 'linked', 'web.yaml')).isSymbolicLink());
    assert.deepEqual(readdirSync(join(folder, 'real')), ['web.yaml']);
  });

  test('mends the other documents of a file and the other files where one is broken', () => {
    const broken = 'apiVersion: v1\nkind: Pod\nmetadata: {name: x\n---\n';
    const folder = folderWith({ 'web.yaml': broken + SOUND, 'worse.yaml': broken });
    seaworthy(folder, ['fix', ...SAFE]);
    assert.equal(read(folder), broken + TOKENLESS);
  });

  test('tells why it skipped a fix', () => {
    const shared = SOUND.replace('securityContext:', 'securityContext: &context').replace('privileged: false', 'privileged: true') +
      '        - name: cache\n          image: example.com/cache:1\n          securityContext: *context\n';
    const folder = folderWith({ 'web.yaml': shared });
    const { stdout, code } = seaworthy(folder, ['fix', ...REVIEWED]);
    assert.match(stdout, /^ {2}skipped {2}.+ {2}privileged\n {11}other places use this value as \*context/m);
    assert.equal(code, 0);
  });

  test('a suppressed finding is not mended', () => {
    const silenced = SOUND.replace('spec:', '# seaworthy: ignore-object service-account-token -- it asks the API for its peers\nspec:');
    const folder = folderWith({ 'web.yaml': silenced });
    seaworthy(folder, ['fix', ...SAFE]);
    assert.equal(read(folder), silenced);
  });
});

describe('seaworthy fix --dry-run', () => {
  const files = { 'k8s/web.yaml': PRIVILEGED, 'k8s/a folder/crlf.yaml': PRIVILEGED.replaceAll('\n', '\r\n'), 'k8s/Grüße.yaml': `\ufeff${PRIVILEGED.trimEnd()}` };

  test('writes nothing and prints a diff that git and patch apply', () => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = seaworthy(folder, ['fix', '--dry-run', ...REVIEWED]);
    assert.match(stdout, /^--- .*\n\+\+\+ .*\n@@ .* @@\n/);
    assert.equal(stderr, 'Would apply 3 fixes in 3 files; 0 findings are left.\n');
    assert.equal(code, 0);
    for (const [path, content] of Object.entries(files)) assert.equal(readFileSync(join(folder, path), 'utf8'), content);

    const wanted = folderWith(files);
    seaworthy(wanted, ['fix', ...REVIEWED]);
    for (const [program, ...args] of [['git', 'apply'], ['patch', '-p1', '--binary']] as const) {
      const target = folderWith(files);
      const { status, stderr: complaint } = spawnSync(program, args, { cwd: target, input: stdout, encoding: 'utf8', env: { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: target } });
      assert.equal(status, 0, `${program}: ${complaint}`);
      for (const path of Object.keys(files)) assert.equal(readFileSync(join(target, path), 'utf8'), readFileSync(join(wanted, path), 'utf8'), `${program}: ${path}`);
    }
  });

  test('prints nothing where nothing would change', () => {
    assert.equal(seaworthy(folderWith({ 'web.yaml': TOKENLESS }), ['fix', '--dry-run', ...SAFE]).stdout, '');
  });
});

function read(folder: string): string {
  return readFileSync(join(folder, 'web.yaml'), 'utf8');
}

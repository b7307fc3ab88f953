import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dangerOf, dangerOfProbe } from '../../../src/engine/rules/support/danger.ts';
import { readCommandLine } from '../../../src/engine/rules/support/shell.ts';

/** What scripts are made of, and what breaks them. */
const ALPHABET = ['a', 'b', ' ', '$', '(', ')', '`', "'", '"', '\\', '|', '&', ';', '<', '>', '#', '\n', '-'];
const words = (script: string): string[][] => readCommandLine(['sh', '-c', script]).commands.map(command => [...command.words]);
const dangers = (...argv: string[]): (string | undefined)[] => readCommandLine(argv).commands.map(dangerOf);
const probeDangers = (script: string): string[] => readCommandLine(['/bin/bash', '-ec', script]).commands.flatMap(command => dangerOfProbe(command) ?? []);

describe('a command line is read as a shell reads it', () => {
  test('a program without a shell is one command', () => {
    assert.deepEqual(readCommandLine(['/usr/bin/pg_isready', '-U', 'a b']).commands.map(command => command.words), [['/usr/bin/pg_isready', '-U', 'a b']]);
  });

  test('operators and line ends part commands; quotes keep them', () => {
    assert.deepEqual(words(`a "b; c" && d 'e | f' || g; h\ni`), [['a', 'b; c'], ['d', 'e | f'], ['g'], ['h'], ['i']]);
  });

  test('comments, continued lines and redirections are no commands', () => {
    assert.deepEqual(words('# rm -rf /\na \\\n  b 2>&1 >/dev/null # reboot'), [['a', 'b', '2>&1', '>/dev/null']]);
  });

  test('what runs another program is left out', () => {
    assert.deepEqual(words('if ! timeout 5 curl -f x; then exec env A=1 reboot; fi'), [['curl', '-f', 'x'], ['reboot'], ['fi']]);
  });

  test('a nested command is one of its own, and what follows it is an argument', () => {
    assert.deepEqual(words('echo $(date -u) reboot'), [['date', '-u'], ['echo', 'reboot']]);
  });

  test('each command says where it stands', () => {
    const script = '  a b;\n\tkill 1 ';
    assert.deepEqual(readCommandLine(['sh', '-c', script]).commands.map(({ start, end }) => script.slice(start, end)), ['a b', 'kill 1']);
  });

  test('no script makes it fail, and every command is within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 60 }), script => {
        for (const { start, end, words: found } of readCommandLine(['sh', '-c', script]).commands) {
          assert.ok(start >= 0 && start <= end && end <= script.length, script);
          assert.ok(found.length >= 0);
        }
      }),
    );
  });
});

describe('danger is judged by what a command does', () => {
  test('dangerous anywhere', () => {
    assert.deepEqual(dangers('reboot'), ['shuts the machine down']);
    assert.deepEqual(dangers('sh', '-c', 'rm -fr /*'), ['deletes a folder that the system needs']);
    assert.deepEqual(dangers('sh', '-c', 'apk add --no-cache curl'), ['installs packages']);
    assert.deepEqual(dangers('sh', '-c', 'wget -qO- https://x.example | sudo bash'), [undefined, 'runs what it downloads']);
    assert.deepEqual(dangers('sh', '-c', 'dd if=/dev/zero of=/dev/sda'), ['overwrites a disk']);
  });

  test('words that only look like it', () => {
    assert.deepEqual(dangers('echo', 'reboot'), [undefined]);
    assert.deepEqual(dangers('sh', '-c', 'rm -rf /tmp/cache; apt-get --version; curl x | jq .'), [undefined, undefined, undefined, undefined]);
    assert.deepEqual(dangers('sh', '-c', 'curl -s localhost | sh /check.sh'), [undefined, undefined]);
    assert.deepEqual(dangers('sh', '-c', 'dd if=/dev/zero of=/dev/null; kill -QUIT 1'), [undefined, undefined]);
  });

  test('a probe must not end processes, but may ask for them', () => {
    assert.deepEqual(probeDangers('curl -f localhost || kill -9 1'), ['ends processes']);
    assert.deepEqual(probeDangers('kill -0 $(cat /run/pid); kill -s 0 7; pkill -0 nginx'), []);
    assert.deepEqual(probeDangers('rm -rf /tmp/x; rm -f /tmp/y'), ['deletes folders']);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, replace } from './answers.ts';
import { record, run, withList } from './checklists.ts';
import { test } from './index.ts';
import { until } from './support.ts';

interface Sent { readonly terminal: number; readonly text: string; readonly entered: boolean }

interface Stage {
  readonly sent: Sent[];
  /** Tells that the command that was written last has begun. */
  readonly begin: () => void;
  readonly end: (exitCode: number) => void;
}

/** Plays with terminals that only keep what is written into them. */
async function withTerminals(play: (stage: Stage) => Promise<void>): Promise<void> {
  const [began, ended] = [new vscode.EventEmitter<object>(), new vscode.EventEmitter<object>()];
  const made: { exitStatus: unknown }[] = [];
  const sent: Sent[] = [];
  let last = {};
  const createTerminal = (): object => {
    const number = made.length;
    const write = (text: string, entered: boolean): object => {
      const execution = { commandLine: { value: text } };
      sent.push({ terminal: number, text, entered });
      last = { terminal, execution };
      return execution;
    };
    const terminal = {
      exitStatus: undefined as unknown,
      shellIntegration: { executeCommand: (text: string) => write(text, true) },
      show: () => undefined,
      sendText: (text: string, entered = true) => { write(text, entered); },
    };
    made.push(terminal);
    return terminal;
  };
  const back = replace(vscode.window, { createTerminal, onDidStartTerminalShellExecution: began.event, onDidEndTerminalShellExecution: ended.event });
  try {
    await play({ sent, begin: () => { began.fire(last); }, end: exitCode => { ended.fire({ ...last, exitCode }); } });
  } finally {
    for (const terminal of made) terminal.exitStatus = { code: 0 };
    back();
  }
}

test('checklist: a command that only looks is run after its text was shown; one that changes something is typed', async () => {
  await withList(async editor => {
    await withTerminals(async ({ sent, begin, end }) => {
      const asked = await run(editor, 'run', 'What will change', { picks: ['kubectl diff'] });
      assert.deepEqual(asked.rows[0]?.map(row => row.split(' — ')[0]), ['kubectl diff -k k8s/base', 'kubectl apply -k k8s/base']);
      begin();
      end(0);
      await run(editor, 'run', 'What will change', { picks: ['kubectl apply'] });
      assert.deepEqual(sent, [{ terminal: 0, text: 'kubectl diff -k k8s/base', entered: true }, { terminal: 0, text: 'kubectl apply -k k8s/base', entered: false }]);
      await run(editor, 'run', 'What will change', { picks: [undefined] });
      assert.equal(sent.length, 2);
    });
  });
});

test('checklist: nothing is sent after a command that stands typed or still runs', async () => {
  await withList(async editor => {
    await withTerminals(async ({ sent, begin, end }) => {
      for (const one of ['kubectl apply', 'kubectl diff', 'kubectl diff']) await run(editor, 'run', 'What will change', { picks: [one] });
      begin();
      end(1);
      await run(editor, 'run', 'What will change', { picks: ['kubectl diff'] });
      assert.deepEqual(sent.map(({ terminal }) => terminal), [0, 1, 2, 2]);
    });
  });
});

test('checklist: a fence with nothing but comments offers no command', async () => {
  await withList(async editor => {
    const asked = await run(editor, 'run', 'Only a comment', { picks: [undefined] });
    assert.ok(!(asked.rows[0] ?? []).some(row => row.includes('Only a comment')));
  });
});

test('checklist: no command is run in a workspace that is not trusted', async () => {
  await withList(async editor => {
    await withTerminals(async ({ sent }) => {
      const back = replace(vscode.workspace, { isTrusted: false });
      try {
        const asked = await run(editor, 'run', 'What will change', { picks: ['kubectl diff'] });
        assert.match(asked.messages.join(), /trust/);
      } finally {
        back();
      }
      assert.deepEqual(sent, []);
    });
  });
});

test('checklist: how a command ended is kept as a note, where the shell can tell and the person wants it', async () => {
  await withList(async editor => {
    await withTerminals(async ({ begin, end }) => {
      await run(editor, 'run', 'What will change', { picks: ['kubectl diff'] });
      const asked = await answering({ buttons: ['Keep as a Note'] }, async () => {
        begin();
        end(1);
        await until('the note', async () => ((await record()).includes('kubectl diff') ? true : undefined));
      });
      assert.match(asked.messages.join(), /^kubectl diff -k k8s\/base: exit code 1 after [\d.]+ s on \d{4}/);
    });
  });
});

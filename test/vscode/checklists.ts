/** What stories of checklists share: a checklist of their own, its record, and commands with their questions answered. */
import * as vscode from 'vscode';
import { answering } from './answers.ts';
import type { Answers, Asked } from './answers.ts';
import { found, inFolder, placeOf, until, withFile } from './support.ts';

export const RECORD = '.seaworthy/progress.yaml';

export const LIST = `# Commands

- [ ] A task for a person
- [ ] **A group**
  - [ ] First of it
  - [ ] Second of it
- [ ] Liveness probes configured
- [ ] Containers run as non-root users
- [ ] P95 latency < 400 ms
- [ ] What will change is known

  \`\`\`sh
  kubectl diff -k k8s/base
  kubectl apply \\
    -k k8s/base
  # a comment
  \`\`\`

- [ ] Only a comment

  \`\`\`sh
  # nothing to run
  \`\`\`

## Sign-off

- [ ] **Storefront lead**: ____________ Date: __________
- [x] No container is privileged <!-- seaworthy: image-tag -->
`;

let lists = 0;

/** Plays with a checklist that has been read and judged: its last line is a refuted tick. Each has a name, and so a record, of its own. */
export async function withList(play: (editor: vscode.TextEditor) => Promise<void>, text = LIST): Promise<void> {
  lists += 1;
  await withFile(`commands-${String(lists)}-checklist.md`, text, async editor => {
    await until('the refuted tick', () => found(editor.document.uri).find(({ code }) => code === 'refuted-tick'));
    await play(editor);
  });
}

/** Runs a command for the item at a text, and answers what it asks. */
export async function run(editor: vscode.TextEditor, command: string, at: string, answers: Answers = {}): Promise<Asked> {
  await vscode.window.showTextDocument(editor.document);
  const { start } = placeOf(editor.document, at);
  const active = vscode.window.activeTextEditor ?? editor;
  active.selection = new vscode.Selection(start, start);
  return answering(answers, async () => { await vscode.commands.executeCommand(`seaworthy.checklist.${command}`); });
}

export async function record(): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(RECORD)));
  } catch {
    return '';
  }
}

export function line(document: vscode.TextDocument, text: string): string {
  return document.lineAt(placeOf(document, text).start).text;
}

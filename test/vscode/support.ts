/** What the stories share: files to try things on, and waiting for VS Code without sleeping. */
import * as vscode from 'vscode';

/** The folder that is open: a copy of examples/shop. */
export function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri === undefined) throw new Error('no folder is open');
  return uri;
}

export function inFolder(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), path);
}

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(20);
  }
  throw new Error(`waited in vain for ${what}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}

/** Our diagnostics of a document or file, by place. */
export function found(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'seaworthy').sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The finding of a rule, once it is there. */
export function findingOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(`${rule} in ${uri.path}`, () => found(uri).find(one => ruleOf(one) === rule));
}

/** Waits until a rule has no finding in a file. */
export async function gone(uri: vscode.Uri, rule: string): Promise<void> {
  await until(`${rule} to go from ${uri.path}`, () => (found(uri).some(one => ruleOf(one) === rule) ? undefined : true));
}

/** Plays with a file of its own in the workspace, open in an editor, and takes it away again. */
export async function withFile(path: string, text: string, play: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  const uri = inFolder(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    const editor = await vscode.window.showTextDocument(uri);
    await play(editor);
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
    await until(`the findings of ${path} to go`, () => (found(uri).length === 0 ? true : undefined));
  }
}

/** The light bulb's actions at a place, with their edits. VS Code gives none while it reads a file again. */
export async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind = vscode.CodeActionKind.QuickFix): Promise<vscode.CodeAction[]> {
  return until('actions', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value, 100);
    return actions.length > 0 ? actions : undefined;
  });
}

/** An action by a part of its title. */
export function titled(actions: readonly vscode.CodeAction[], title: string): vscode.CodeAction {
  const action = actions.find(one => one.title.includes(title));
  if (action === undefined) throw new Error(`no action "${title}" among:\n${actions.map(one => `  ${one.title}`).join('\n')}`);
  return action;
}

/** Does what the editor does when an action is chosen. */
export async function choose({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
  if (command !== undefined) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []) as unknown[]);
}

/** The place of a word in a document. */
export function placeOf(document: vscode.TextDocument, word: string): vscode.Range {
  const at = document.getText().indexOf(word);
  if (at < 0) throw new Error(`"${word}" is not in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + word.length));
}

/** A manifest with little wrong but what a story is about. */
export function deployment({ name = 'try', image = 'registry.example.com/try:1.0.0', container = '' } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      containers:
        - name: main # the only one
          image: ${image}
${container}`;
}

/** The texts of the hovers at a position. */
export async function hoversAt(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(({ contents }) => contents).flatMap(content => (content instanceof vscode.MarkdownString ? [content.value] : []));
}

// A stub for trying the test hosts; to be replaced.
import * as vscode from 'vscode';

export function activate(context: vscode.ExtensionContext): void {
  const found = vscode.languages.createDiagnosticCollection('seaworthy');
  const look = (document: vscode.TextDocument): void => {
    const at = document.getText().indexOf(':latest');
    if (document.languageId !== 'yaml') return;
    found.set(document.uri, at < 0 ? [] : [new vscode.Diagnostic(new vscode.Range(document.positionAt(at), document.positionAt(at + 7)), 'stub: the image tag moves', vscode.DiagnosticSeverity.Warning)]);
  };
  vscode.workspace.textDocuments.forEach(look);
  context.subscriptions.push(
    found,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument((event) => { look(event.document); }),
    vscode.languages.registerCodeActionsProvider('yaml', {
      provideCodeActions: (document, _range, { diagnostics }) => diagnostics.map((diagnostic) => {
        const action = new vscode.CodeAction('Stub: pin the tag', vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, diagnostic.range, ':1.2.3');
        return action;
      }),
    }),
  );
}

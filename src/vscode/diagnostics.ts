import * as vscode from 'vscode';
import type { PlainFinding, PlainProblem } from '../engine/index.ts';
import type { Workspace, WorkspaceFile } from '../workspace/index.ts';
import { rangeOf, severityOf } from './convert.ts';
import { settingsOf } from './documents.ts';
import { rulePageLink } from './rule-page.ts';

const SOURCE = 'seaworthy';

/** Shows every file's findings and problems, and takes them away with the file. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(SOURCE);
  readonly #workspace: Workspace;
  readonly #subscriptions: vscode.Disposable;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#subscriptions = vscode.Disposable.from(
      { dispose: workspace.onDidReport(uris => { this.#show(uris); }) },
      vscode.workspace.onDidChangeConfiguration(event => { if (event.affectsConfiguration('seaworthy.enable')) this.#showAll(); }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  #showAll(): void {
    this.#collection.clear();
    this.#show(this.#workspace.files().map(({ uri }) => uri));
  }

  /** One call for a whole batch: VS Code tells its listeners once for each call. */
  #show(uris: readonly string[]): void {
    this.#collection.set(uris.map(key => {
      const uri = vscode.Uri.parse(key);
      const file = settingsOf(uri).enable ? this.#workspace.file(key) : undefined;
      return [uri, file === undefined ? undefined : diagnosticsOf(file)] as const;
    }).map(([uri, diagnostics]) => [uri, diagnostics]));
  }
}

function diagnosticsOf({ report }: WorkspaceFile): vscode.Diagnostic[] {
  return [
    ...report.findings.map(ofFinding),
    ...report.problems.map(ofProblem),
    ...report.failures.map(({ ruleId, subject }) =>
      ofProblem({ message: `The rule ${ruleId} failed on ${subject.kind} ${subject.name}; the other rules went on. The output of Seaworthy says more.`, range: undefined }),
    ),
  ];
}

function ofFinding({ active, message, range }: PlainFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(range), message, severityOf(active.severity));
  diagnostic.source = SOURCE;
  diagnostic.code = { value: active.rule.id, target: rulePageLink(active.rule.id) };
  return diagnostic;
}

function ofProblem({ message, range }: PlainProblem): vscode.Diagnostic {
  const place = range === undefined ? new vscode.Range(0, 0, 0, 0) : rangeOf(range);
  const diagnostic = new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = SOURCE;
  return diagnostic;
}

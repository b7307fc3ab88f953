import * as vscode from 'vscode';
import type { PlainFinding, PlainProblem } from '../engine/index.ts';
import type { Workspace, WorkspaceFile } from '../workspace/index.ts';
import { rangeOf, severityOf } from './convert.ts';
import { settingsOf } from './documents.ts';
import { rulePageLink } from './rule-page.ts';

const SOURCE = 'seaworthy';

/** A line under way breaks the text for a moment: what was found in the whole text stays in sight for so long. */
const PATIENCE_MS = 1500;

/** Shows every file's findings and problems, and takes them away with the file. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(SOURCE);
  readonly #workspace: Workspace;
  /** Files whose broken text is not shown yet. */
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#subscriptions = vscode.Disposable.from(
      { dispose: workspace.onDidReport(uris => { this.#show(uris); }) },
      vscode.workspace.onDidChangeConfiguration(event => { if (event.affectsConfiguration('seaworthy.enable')) this.#showAll(); }),
    );
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  #showAll(): void {
    this.#collection.clear();
    this.#show(this.#workspace.files().map(({ uri }) => uri));
  }

  /**
   * One call for a whole batch: VS Code tells its listeners once for each call. What is shown already is left alone,
   * since setting it again makes squiggles flicker and closes menus.
   */
  #show(uris: readonly string[], waits = true): void {
    const entries = uris.flatMap((key): [vscode.Uri, vscode.Diagnostic[] | undefined][] => {
      const uri = vscode.Uri.parse(key);
      const file = settingsOf(uri).enable ? this.#workspace.file(key) : undefined;
      const diagnostics = file === undefined ? [] : diagnosticsOf(file);
      const shown = this.#collection.get(uri) ?? [];
      if (waits && shown.length > 0 && !shown.some(isBroken) && diagnostics.some(isBroken)) {
        this.#showLater(key);
        return [];
      }
      this.#forget(key);
      if (areEqual(shown, diagnostics)) return [];
      return [[uri, diagnostics.length === 0 ? undefined : diagnostics]];
    });
    if (entries.length > 0) this.#collection.set(entries);
  }

  #showLater(key: string): void {
    if (this.#waiting.has(key)) return;
    this.#waiting.set(key, setTimeout(() => { this.#show([key], false); }, PATIENCE_MS));
  }

  #forget(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }
}

/** True for what says that the text cannot be read as it stands. */
function isBroken({ code, severity }: vscode.Diagnostic): boolean {
  return code === undefined && severity === vscode.DiagnosticSeverity.Error;
}

function areEqual(shown: readonly vscode.Diagnostic[], next: readonly vscode.Diagnostic[]): boolean {
  return shown.length === next.length && shown.every((one, i) => {
    const other = next[i];
    if (other?.message !== one.message || other.severity !== one.severity || !other.range.isEqual(one.range)) return false;
    return idOf(other) === idOf(one);
  });
}

function idOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function diagnosticsOf({ report: { findings, problems, failures }, status }: WorkspaceFile): vscode.Diagnostic[] {
  return [
    ...findings.map(ofFinding),
    // What a configuration says wrongly is not done, and the command line refuses it.
    ...problems.map(problem => ofProblem(status.kind === 'config' ? { ...problem, severity: 'error' } : problem)),
    ...failures.map(({ ruleId, subject }) =>
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

function ofProblem({ message, range, severity }: PlainProblem): vscode.Diagnostic {
  const place = range === undefined ? new vscode.Range(0, 0, 0, 0) : rangeOf(range);
  const diagnostic = new vscode.Diagnostic(place, message, severityOf(severity ?? 'warning'));
  diagnostic.source = SOURCE;
  return diagnostic;
}

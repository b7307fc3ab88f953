import * as vscode from 'vscode';
import type { Problem } from '../../engine/index.ts';
import type { ChecklistWorkspace, LiveChecklist } from '../../workspace/index.ts';
import { Places, rangeOf } from '../convert.ts';
import { reasonOf } from './words.ts';

/** The code of a diagnostic on a ticked box whose evidence is against it. */
const REFUTED = 'refuted-tick';

/** Says in the Markdown what is ticked and refuted, and which annotations name nothing; in records, what cannot be read. */
export class ChecklistDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('seaworthy-checklists');
  readonly #service: ChecklistWorkspace;
  readonly #made = new WeakMap<LiveChecklist['status'], { readonly problems: readonly Problem[]; readonly diagnostics: vscode.Diagnostic[] }>();

  constructor(service: ChecklistWorkspace) {
    this.#service = service;
  }

  /** Shows what is so now. Setting the same again would make squiggles flicker. */
  update(): void {
    const wanted = new Map<string, vscode.Diagnostic[]>();
    for (const live of this.#service.lists()) wanted.set(live.uri, this.#ofList(live));
    for (const { uri, problems } of this.#service.records()) wanted.set(uri, problems.map(problem => ofProblem(problem, new Places(problem.span.source.text))));
    this.#collection.forEach(uri => { if (!wanted.has(uri.toString())) this.#collection.delete(uri); });
    for (const [key, diagnostics] of wanted) {
      const uri = vscode.Uri.parse(key);
      if (!areEqual(this.#collection.get(uri) ?? [], diagnostics)) this.#collection.set(uri, diagnostics);
    }
  }

  dispose(): void {
    this.#collection.dispose();
  }

  /** What is the same is made once. */
  #ofList(live: LiveChecklist): vscode.Diagnostic[] {
    const known = this.#made.get(live.status);
    if (known?.problems === live.problems) return known.diagnostics;
    const diagnostics = ofList(live);
    this.#made.set(live.status, { problems: live.problems, diagnostics });
    return diagnostics;
  }
}

function ofList({ checklist, status, problems, folder }: LiveChecklist): vscode.Diagnostic[] {
  const refuted = status.items.filter(item => item.refuted);
  if (problems.length + refuted.length === 0) return [];
  const places = new Places(checklist.source.text);
  return [
    ...problems.map(problem => ofProblem(problem, places)),
    ...refuted.map(item => {
      const diagnostic = new vscode.Diagnostic(places.rangeOf(item.item.textSpan), `This is ticked, and the evidence is against it. ${reasonOf(item)}`, vscode.DiagnosticSeverity.Warning);
      const { verdict } = item.evaluation;
      diagnostic.source = 'seaworthy';
      diagnostic.code = REFUTED;
      diagnostic.relatedInformation = (verdict.kind === 'unmet' ? verdict.at.slice(0, MOST_RELATED) : []).map(
        ({ path, range }) => new vscode.DiagnosticRelatedInformation(new vscode.Location(vscode.Uri.joinPath(vscode.Uri.parse(folder.uri), path), rangeOf(range)), 'This stands against it.'),
      );
      return diagnostic;
    }),
  ];
}

const MOST_RELATED = 20;

function ofProblem({ span, message, severity }: Problem, places: Places): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(places.rangeOf(span), message, severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'seaworthy';
  return diagnostic;
}

function areEqual(shown: readonly vscode.Diagnostic[], next: readonly vscode.Diagnostic[]): boolean {
  const key = ({ message, severity, range, relatedInformation = [] }: vscode.Diagnostic): string =>
    JSON.stringify([message, severity, range, relatedInformation.map(({ location }) => [location.uri.toString(), location.range])]);
  return shown.length === next.length && shown.every((one, i) => {
    const other = next[i];
    return other !== undefined && key(one) === key(other);
  });
}

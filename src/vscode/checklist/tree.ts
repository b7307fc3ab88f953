import * as vscode from 'vscode';
import { rangeOf } from '../convert.ts';
import type { ChecklistWorkspace, Workspace } from '../../workspace/index.ts';
import { nodesOf } from './nodes.ts';
import type { ChecklistNode, FindingNode, ItemNode, Node, Showing } from './nodes.ts';
import { rowOf } from './rows.ts';

/** The rows of the view: checklists, sections, items, findings. They are made when they are asked for. */
export class Tree implements vscode.TreeDataProvider<Node> {
  readonly #service: ChecklistWorkspace;
  readonly #workspace: Workspace;
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  #roots: readonly ChecklistNode[] | undefined;
  #showing: Showing = { hideCompleted: false, filter: '' };

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(service: ChecklistWorkspace, workspace: Workspace) {
    this.#service = service;
    this.#workspace = workspace;
  }

  get showing(): Showing {
    return this.#showing;
  }

  set showing(showing: Showing) {
    this.#showing = showing;
    this.refresh();
  }

  /** Makes all rows anew. What a person clicked on falls back to what is so. */
  refresh(): void {
    this.#roots = undefined;
    this.#changed.fire(undefined);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return rowOf(node, finding => this.#messageOf(finding));
  }

  getChildren(node?: Node): readonly Node[] & Node[] {
    if (node !== undefined) return node.kind === 'finding' ? [] : [...node.children];
    this.#roots ??= nodesOf(this.#service.lists(), this.#showing);
    return [...this.#roots];
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'checklist' ? undefined : node.parent;
  }

  /** The row of an item; undefined where it is hidden. */
  find(uri: string, id: string): ItemNode | undefined {
    const wanted = `${uri}#${id}`;
    const search = (nodes: readonly Node[]): ItemNode | undefined => {
      for (const node of nodes) {
        if (node.kind === 'item' && node.id === wanted) return node;
        const below = node.kind === 'finding' ? undefined : search(node.children);
        if (below !== undefined) return below;
      }
      return undefined;
    };
    return search(this.getChildren());
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** What the finding at a place says. */
  #messageOf({ live, place, evidence }: FindingNode): string {
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(live.folder.uri), place.path).toString();
    const findings = this.#workspace.file(uri)?.report.findings ?? [];
    const at = rangeOf(place.range);
    return findings.find(({ active, range }) => active.rule.id === evidence && rangeOf(range).isEqual(at))?.message ?? '';
  }
}

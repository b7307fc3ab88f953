import * as vscode from 'vscode';
import { rangeOf } from '../convert.ts';
import type { ChecklistWorkspace, Workspace } from '../../workspace/index.ts';
import { Drawn } from './drawn.ts';
import { explain } from './explain.ts';
import { nodesOf, rowsBelow } from './nodes.ts';
import type { ChecklistNode, FindingNode, ItemNode, Node, Showing } from './nodes.ts';
import { keyOf, rowOf } from './rows.ts';

/**
 * While VS Code draws a row anew it forgets the rows below it, and a click on one of them with it. Figures of the rows above
 * follow when the hand has rested for this long: longer than people take from one box to the next.
 */
const REST_MS = 1000;

/**
 * The rows of the view: checklists, sections, items, findings. VS Code knows them by their ids, which stay the same, and is told
 * only of those that have changed: a row that is drawn anew is for a moment not there to be clicked on.
 */
export class Tree implements vscode.TreeDataProvider<string> {
  readonly #service: ChecklistWorkspace;
  readonly #workspace: Workspace;
  readonly #changed = new vscode.EventEmitter<string[] | undefined>();
  readonly #told = new vscode.EventEmitter<Showing>();
  readonly #drawn = new Drawn();
  /** Rows that wait for the hand to rest. */
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #roots: readonly ChecklistNode[] = [];
  /** All but findings. */
  #nodes: ReadonlyMap<string, Node> = new Map();
  /** The items of the findings that were drawn, by the ids of both. */
  readonly #findings = new Map<string, string>();
  #isRead = false;
  #showing: Showing = { hideCompleted: false, filter: '' };
  /** What the roots were made for. */
  #shown: Showing | undefined;

  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeShowing = this.#told.event;

  constructor(service: ChecklistWorkspace, workspace: Workspace) {
    this.#service = service;
    this.#workspace = workspace;
  }

  get showing(): Showing {
    return this.#showing;
  }

  set showing(showing: Showing) {
    this.#showing = showing;
    this.update();
    this.#told.fire(showing);
  }

  /** Reads what is so now, and has the rows drawn that are others than before. */
  update(): void {
    this.#read();
    const redraw = this.#drawn.compare(this.#roots.map(({ id }) => id), id => {
      const node = this.node(id);
      if (node === undefined) return undefined;
      return { key: keyOf(node), hasRowsBelow: hasRowsBelow(node), rowsBelow: () => rowsBelow(node).map(child => child.id) };
    });
    if (redraw === 'all') {
      this.redrawAll();
      return;
    }
    if (redraw.now.length > 0) this.#changed.fire([...redraw.now]);
    const waited = this.#waiting.size;
    for (const id of redraw.later) this.#waiting.add(id);
    // Those that wait already do not wait longer because something else is looked at.
    if (redraw.now.length > 0 || this.#waiting.size > waited) this.#restart();
  }

  /** Draws rows as they are: a checkbox that was clicked on in vain falls back. */
  redraw(ids: readonly string[]): void {
    this.#changed.fire([...ids]);
  }

  redrawAll(): void {
    this.#waiting.clear();
    this.#changed.fire(undefined);
  }

  /** The hand is at work: rows with others below wait. */
  touched(): void {
    if (this.#waiting.size > 0) this.#restart();
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.node(id);
    // It went away since VS Code was told of it, and the row above is on its way.
    if (node === undefined) return new vscode.TreeItem('');
    this.#drawn.row(id, keyOf(node));
    return rowOf(node, finding => this.#messageOf(finding));
  }

  /** What a row explains is put together only when it is asked for. */
  resolveTreeItem(row: vscode.TreeItem, id: string): vscode.TreeItem {
    const node = this.#nodes.get(id);
    if (node?.kind === 'item') row.tooltip = new vscode.MarkdownString(explain(node.status, node.live.goLive));
    return row;
  }

  getChildren(id?: string): string[] {
    if (!this.#isRead) this.#read();
    const node = id === undefined ? undefined : this.#nodes.get(id);
    const below = id === undefined ? this.#roots : node === undefined ? [] : rowsBelow(node);
    for (const child of below) if (child.kind === 'finding') this.#findings.set(child.id, child.parent.id);
    const ids = below.map(child => child.id);
    this.#drawn.rowsBelow(id, ids);
    return ids;
  }

  getParent(id: string): string | undefined {
    const node = this.node(id);
    return node === undefined || node.kind === 'checklist' ? undefined : node.parent.id;
  }

  /** What a row stands for; undefined where it is gone. */
  node(id: string): Node | undefined {
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    const above = this.#nodes.get(this.#findings.get(id) ?? '');
    return above === undefined ? undefined : rowsBelow(above).find(child => child.id === id);
  }

  /** The row of an item; undefined where it is hidden. */
  find(uri: string, id: string): ItemNode | undefined {
    const node = this.#nodes.get(`${uri}#${id}`);
    return node?.kind === 'item' ? node : undefined;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
    this.#told.dispose();
  }

  #read(): void {
    this.#isRead = true;
    const before = this.#roots;
    this.#roots = nodesOf(this.#service.lists(), this.#showing, this.#shown === this.#showing ? before : []);
    this.#shown = this.#showing;
    if (this.#roots.length === before.length && this.#roots.every((root, i) => root === before[i])) return;
    const nodes = new Map<string, Node>();
    const add = (node: Node): void => {
      nodes.set(node.id, node);
      if (node.kind !== 'finding') for (const child of node.children) add(child);
    };
    for (const root of this.#roots) add(root);
    this.#nodes = nodes;
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const ids = [...this.#waiting];
      this.#waiting.clear();
      if (ids.length > 0) this.#changed.fire(ids);
    }, REST_MS);
  }

  /** What the finding at a place says. */
  #messageOf({ live, place, evidence }: FindingNode): string {
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(live.folder.uri), place.path).toString();
    const findings = this.#workspace.file(uri)?.report.findings ?? [];
    const at = rangeOf(place.range);
    return findings.find(({ active, range }) => active.rule.id === evidence && rangeOf(range).isEqual(at))?.message ?? '';
  }
}

function hasRowsBelow(node: Node): boolean {
  return node.kind !== 'finding' && (node.children.length > 0 || (node.kind === 'item' && node.hasFindings));
}

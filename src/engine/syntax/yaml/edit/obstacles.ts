import type { Entry, MapNode, Node } from '../../tree.ts';
import { isBlockScalar } from './place.ts';
import type { Range } from './place.ts';

const KNOWN_TAGS = new Set(['!!str', '!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq']);

/** Aliases of a document: which node each stands for. */
export interface AliasUse {
  readonly name: string;
  readonly at: number;
  readonly target: Node;
}

/** All aliases of a tree that stand for something. */
export function aliasesOf(root: Node | undefined): AliasUse[] {
  const uses: AliasUse[] = [];
  const open: Node[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'alias') {
      if (node.target !== undefined) uses.push({ name: node.name, at: node.start, target: node.target });
    } else if (node.kind === 'map') for (const entry of node.entries) open.push(entry.key, entry.value);
    else if (node.kind === 'list') open.push(...node.items);
  }
  return uses;
}

/** Why nothing below or at this node can be changed; undefined where nothing stands in the way. */
export function obstacleAt(text: string, node: Node, uses: readonly AliasUse[]): string | undefined {
  if (isTemplate(text, node)) return 'a template decides this value';
  if (node.kind !== 'alias' && node.tag !== undefined && !KNOWN_TAGS.has(node.tag)) {
    return `the tag ${node.tag} gives this value a meaning of its own`;
  }
  const use = uses.find(({ target }) => target === node);
  return use === undefined ? undefined : `other places use this value as *${use.name} and would change with it`;
}

/** Why a stretch of text cannot go: what is written there is used elsewhere. */
export function removalObstacle(range: Range, uses: readonly AliasUse[]): string | undefined {
  const use = uses.find(({ at, target }) => isWithin(target.start, range) && !isWithin(at, range));
  return use === undefined ? undefined : `other places use what is written here as *${use.name}`;
}

/** True where a merge (`<<`) of the map brings the key in, or may do so. */
export function comesFromMerge(map: MapNode, key: string): boolean {
  return map.entries.some(entry => isMerge(entry) && mayProvide(entry.value, key));
}

/** True for a value that is plainly a template's `{{ }}`, whatever YAML makes of it. In the lines of a block scalar it is text. */
function isTemplate(text: string, node: Node): boolean {
  if (isBlockScalar(node)) return false;
  if (node.kind === 'scalar') return text.slice(node.start, node.end).includes('{{');
  return node.kind === 'map' && node.flow && text.startsWith('{{', node.start);
}

function isMerge({ key }: Entry): boolean {
  return key.kind === 'scalar' && key.text === '<<' && key.style === 'plain';
}

function mayProvide(node: Node, key: string): boolean {
  if (node.kind === 'alias') return node.target === undefined || mayProvide(node.target, key);
  if (node.kind === 'list') return node.items.some(item => mayProvide(item, key));
  if (node.kind === 'scalar') return false;
  return comesFromMerge(node, key) || node.entries.some(entry => entry.key.kind === 'scalar' && entry.key.text === key);
}

/** The end counts as well: a value that nobody wrote has no length. */
function isWithin(at: number, range: Range): boolean {
  return at >= range.start && at <= range.end;
}

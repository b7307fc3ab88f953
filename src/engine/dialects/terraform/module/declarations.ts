import { isBody } from '../../../syntax/hcl/children.ts';
import type { Block as HclBlock, Body } from '../../../syntax/hcl/tree.ts';
import { LABELS } from '../../../syntax/hcl/labels.ts';
import type { Document, MapNode, Node } from '../../../syntax/tree.ts';
import type { Path } from '../../../text/change.ts';

/** One place where a block is written. */
export interface Layer {
  readonly document: Document;
  readonly body: Body | MapNode;
  readonly path: Path;
  readonly start: number;
  readonly end: number;
  readonly head: { readonly start: number; readonly end: number };
}

/** A block at the top of a module, with what override files lay over it first. */
export interface Declaration {
  readonly type: string;
  readonly labels: readonly string[];
  readonly layers: readonly Layer[];
}

/** The blocks at the top of a file. */
export function declarationsIn(document: Document): Declaration[] {
  const { root } = document;
  if (root?.kind !== 'map') return [];
  if (isBody(root)) return root.blocks.map(block => ({ type: block.type.text, labels: block.labels.map(({ text }) => text), layers: [layerOf(document, block)] }));
  return root.entries.flatMap(({ key, value }) => (key.kind === 'scalar' ? labelled(document, key.text, [], value, key, [key.text]) : []));
}

/** Lays blocks of override files over those of the same kind and name (Terraform, "Override Files"). */
export function overridden(base: readonly Declaration[], overrides: readonly Declaration[]): Declaration[] {
  const result = [...base];
  for (const over of overrides) {
    const at = over.type === 'locals' ? -1 : result.findIndex(({ type, labels }) => type === over.type && labels.length === over.labels.length && labels.every((label, i) => label === over.labels[i]));
    const under = result[at];
    if (under === undefined) result.push(over);
    else result[at] = { ...under, layers: [...over.layers, ...under.layers] };
  }
  return result;
}

/** A block of HCL as it stands in a document. */
export function layerOf(document: Document, block: HclBlock, parent: Path = []): Layer {
  const last = block.labels.at(-1) ?? block.type;
  return { document, body: block.body, path: [...parent, block.type.text, block.index], start: block.start, end: block.end, head: { start: last.start, end: last.end } };
}

/** Blocks in Terraform's JSON syntax: below its type, one object for each label, then the body or a list of bodies. */
export function labelled(document: Document, type: string, labels: readonly string[], node: Node, key: Node, path: Path, count = LABELS[type] ?? 0): Declaration[] {
  if (node.kind === 'list') return node.items.flatMap((item, i) => labelled(document, type, labels, item, key, [...path, i], count));
  if (node.kind !== 'map') return [];
  if (labels.length === count) {
    return [{ type, labels, layers: [{ document, body: node, path, start: key.start, end: node.end, head: { start: key.start, end: key.end } }] }];
  }
  return node.entries.flatMap(({ key: label, value }) => (label.kind === 'scalar' && label.text !== '//' ? labelled(document, type, [...labels, label.text], value, label, [...path, label.text], count) : []));
}

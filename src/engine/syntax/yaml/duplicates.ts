import type { Problem } from '../../text/source.ts';
import type { Document, MapNode, Node } from '../tree.ts';
import { spanOf } from '../tree.ts';

/** Maps with more entries than this are checked through a set. */
const SMALL = 12;

/** Keys that stand twice in one map. Kubernetes' strict decoding refuses them; otherwise the last one counts, silently. */
export function duplicateKeys(document: Document): Problem[] {
  const problems: Problem[] = [];
  const open: Node[] = document.root === undefined ? [] : [document.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'list') {
      for (const item of node.items) if (item.kind !== 'scalar') open.push(item);
    } else if (node.kind === 'map') {
      for (const key of repeated(node, document.source.text)) {
        const text = key.kind === 'scalar' ? key.text : '';
        problems.push({ span: spanOf(document, key), message: `The key ${text} stands twice in this map; only the last one counts.` });
      }
      for (const { value } of node.entries) if (value.kind !== 'scalar') open.push(value);
    }
  }
  return problems;
}

function repeated(map: MapNode, text: string): Node[] {
  const { entries } = map;
  if (entries.length < 2) return [];
  return entries.length > SMALL ? repeatedInLarge(map) : repeatedInSmall(map, text);
}

function repeatedInSmall({ entries }: MapNode, text: string): Node[] {
  const found: Node[] = [];
  for (let i = 1; i < entries.length; i += 1) {
    const key = entries[i]?.key;
    if (key === undefined) continue;
    for (let j = 0; j < i; j += 1) {
      const other = entries[j]?.key;
      if (other !== undefined && sameKey(key, other, text)) {
        found.push(key);
        break;
      }
    }
  }
  return found;
}

function sameKey(a: Node, b: Node, text: string): boolean {
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return false;
  // On the hot path: plain keys are what is written, so most differ in length or in their first character.
  if (a.style === 'plain' && b.style === 'plain') {
    if (a.end - a.start !== b.end - b.start || text.charCodeAt(a.start) !== text.charCodeAt(b.start)) return false;
  }
  return a.text === b.text && a.text !== '<<';
}

function repeatedInLarge({ entries }: MapNode): Node[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key }) => {
    if (key.kind !== 'scalar' || key.text === '<<') return [];
    if (seen.has(key.text)) return [key];
    seen.add(key.text);
    return [];
  });
}

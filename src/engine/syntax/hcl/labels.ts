import type { PlainValue } from '../../text/change.ts';
import { isPlainMap } from '../edit/wanted.ts';
import type { PlainMap } from '../edit/wanted.ts';

/** How many labels the blocks of Terraform's language have at the top of a file; the others have none. */
export const LABELS: Readonly<Record<string, number>> = { resource: 2, data: 2, ephemeral: 2, module: 1, variable: 1, output: 1, provider: 1, check: 1 };
/** Those inside other blocks. */
const INNER: Readonly<Record<string, number>> = { backend: 1 };

/** A block that is to be written. */
export interface NewBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly value: PlainMap;
}

/** The blocks that a value at the top of a file stands for, as Terraform's JSON syntax spells them. */
export function outerBlocks(value: PlainValue): readonly NewBlock[] {
  return isPlainMap(value) ? Object.entries(value).flatMap(([type, child]) => labelled(type, child, LABELS[type] ?? 0)) : [];
}

/** The blocks with labels that a value inside another block stands for; undefined where its type has none. */
export function innerBlocks(type: string, value: PlainValue): readonly NewBlock[] | undefined {
  const depth = Object.hasOwn(INNER, type) ? INNER[type] : undefined;
  return depth === undefined ? undefined : labelled(type, value, depth);
}

function labelled(type: string, value: PlainValue, depth: number): NewBlock[] {
  if (!isPlainMap(value)) return [];
  if (depth === 0) return [{ type, labels: [], value }];
  return Object.entries(value).flatMap(([label, child]) => labelled(type, child, depth - 1).map(one => ({ ...one, labels: [label, ...one.labels] })));
}

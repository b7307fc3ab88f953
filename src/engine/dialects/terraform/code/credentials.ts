import type { Literal, Provider } from '../../../model/platform/code.ts';
import type { Block, Evaluated, Module } from '../module/types.ts';
import { headOf, spanAt, subjectAt } from '../platform/settings.ts';

/** The providers that a module configures, with the texts that stand in their blocks or in local values. */
export function providersIn(module: Module): readonly Provider[] {
  return module.blocks('provider').map(block => {
    const name = block.labels[0] ?? '';
    return { ...subjectAt('provider', 'provider', name, `The provider ${name}`, headOf(block)), literals: literalsIn(block, block, module) };
  });
}

/** Deeper than any provider nests its blocks. */
const MOST_BLOCKS = 5;

/** The texts that stand in a block or in local values, in nested blocks and maps too. @param outer the block at the top that holds it. */
export function literalsIn(block: Block, outer: Block, module: Module, depth = 0): Literal[] {
  if (depth > MOST_BLOCKS) return [];
  return block.names.flatMap(name => {
    const blocks = block.blocks(name);
    if (blocks.length > 0) return blocks.flatMap(one => literalsIn(one, outer, module, depth + 1));
    return literalOf(name, block.get(name), outer, module) ?? [];
  });
}

/** What is given to a variable is the variable's. Of a template, what is written around the parts that are not known. */
function literalOf(name: string, value: Evaluated, block: Block, module: Module): Literal | undefined {
  const text = value.kind === 'scalar' ? value.value : value.kind === 'dynamic' ? value.parts?.map(part => part ?? '${}').join('') : undefined;
  if (typeof text !== 'string') return undefined;
  const { place } = value;
  const { document, path } = place;
  if (![block, ...module.blocks('locals')].some(one => isIn(place, one))) return undefined;
  const isHere = path !== undefined && isIn(place, block);
  return { name, value: text, span: spanAt(place), ...(isHere ? { remove: () => [{ kind: 'remove', writer: document, path }] } : {}) };
}

/** True for what stands in a block. */
export function isIn({ document, start, end }: Evaluated['place'], block: Block): boolean {
  return document === block.document && start >= block.start && end <= block.end;
}

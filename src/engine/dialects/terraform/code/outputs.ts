import type { Literal, Output } from '../../../model/platform/code.ts';
import type { Block, Module } from '../module/types.ts';
import { flag } from '../platform/codecs.ts';
import { headOf, setting, spanAt, subjectAt } from '../platform/settings.ts';
import { isIn } from './credentials.ts';
import type { Flow } from './flow.ts';

export function outputsIn(module: Module, flow: Flow): readonly Output[] {
  return module.blocks('output').map(block => {
    const name = block.labels[0] ?? '';
    return {
      ...subjectAt('output', 'output', name, `The output ${name}`, headOf(block)),
      sensitive: setting(block, 'sensitive', flag, false),
      reveals: flow.reveals(name),
      isCalled: module.address !== '',
      literals: literalOf(name, block),
    };
  });
}

/** A text that stands in the output itself. */
function literalOf(name: string, block: Block): Literal[] {
  const value = block.get('value');
  return value.kind === 'scalar' && typeof value.value === 'string' && isIn(value.place, block) ? [{ name, value: value.value, span: spanAt(value.place) }] : [];
}

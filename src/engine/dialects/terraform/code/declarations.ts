import type { Declaration } from '../../../model/platform/code.ts';
import type { Document } from '../../../syntax/tree.ts';
import type { Path } from '../../../text/change.ts';
import type { Span } from '../../../text/source.ts';
import type { Block, Module } from '../module/types.ts';
import { headOf, subjectAt } from '../platform/settings.ts';
import type { Flow } from './flow.ts';
import { isDamaged } from './root-kind.ts';

/** What a module declares to use it itself. */
export function declarationsIn(module: Module, flow: Flow): readonly Declaration[] {
  const isBroken = isDamaged(module);
  const used = (found: boolean): boolean | undefined => (found ? true : isBroken ? undefined : false);
  return [
    ...module.blocks('variable').map(block => {
      const name = block.labels[0] ?? '';
      return declaration('variable', name, `The variable ${name}`, headOf(block), used(flow.namesOf('var', name).length > 0), block, false);
    }),
    ...module.locals.map(({ name, span, document, path }) => declaration('local', name, `The local value ${name}`, span, used(flow.namesOf('local', name).length > 0), { document, path }, true)),
    ...module.blocks('data').map(block => {
      const [kind = '', name = ''] = block.labels;
      const isUsed = flow.isLookedAt(kind, name) || isCheck(block);
      return declaration('lookup', name, `data.${kind}.${name}`, headOf(block), used(isUsed), block, !RUNS.has(kind));
    }),
  ];
}

/** Lookups that do something: a program, a request. */
const RUNS: ReadonlySet<string> = new Set(['external', 'http', 'aws_lambda_invocation']);

/** A lookup with conditions is there for them. */
function isCheck(block: Block): boolean {
  return block.blocks('lifecycle').length > 0;
}

function declaration(what: Declaration['what'], name: string, title: string, span: Span, used: boolean | undefined, at: { readonly document: Document; readonly path: Path | undefined }, isSafe: boolean): Declaration {
  const { document, path } = at;
  return {
    ...subjectAt('declaration', what, name, title, span),
    what,
    used,
    ...(path === undefined ? {} : { remove: { isSafe, changes: () => [{ kind: 'remove', writer: document, path }] } }),
  };
}

import type { Literal, RequiredVariable, Variable } from '../../../model/platform/code.ts';
import { Choice } from '../../../text/change.ts';
import type { Block, Module, WrittenValue } from '../module/types.ts';
import { chosenText, flag } from '../platform/codecs.ts';
import { headOf, setting, spanAt, subjectAt } from '../platform/settings.ts';
import type { Flow } from './flow.ts';
import { isNoText } from './flow.ts';
import { isApplied } from './root-kind.ts';
import { fileNameOf } from '../../../text/paths.ts';

/** The variables of a module. @param all the same module as each of its callers reads it. */
export function variablesIn(module: Module, all: readonly Module[], flow: Flow): readonly Variable[] {
  // Only who applies a root module gives it values.
  const isAsked = module.address === '' && isApplied(module);
  return module.blocks('variable').map(block => {
    const name = block.labels[0] ?? '';
    const required = isAsked ? requiredOf(block, name, module) : undefined;
    return {
      ...subjectAt('variable', 'variable', name, `The variable ${name}`, headOf(block)),
      description: setting(block, 'description', chosenText),
      sensitive: setting(block, 'sensitive', flag, false),
      isNoText: isNoText(block),
      secretUse: flow.secretUse(name),
      onlyNames: flow.isOnlyName(name),
      literals: literalsOf(name, block, all),
      mayBeHidden: flow.mayBeHidden(name),
      ...(required === undefined ? {} : { required }),
    };
  });
}

function literalsOf(name: string, block: Block, all: readonly Module[]): Literal[] {
  const found = new Map<string, Literal>();
  for (const { by, value } of all.flatMap(module => module.written(name))) {
    const literal = literalOf(name, block, by, value);
    if (literal === undefined) continue;
    const { span } = literal;
    found.set(`${span.source.uri} ${String(span.start)}`, literal);
  }
  return [...found.values()];
}

/** A default goes by its removal; what a file or a call gives is for a person to give in another way. */
function literalOf(name: string, block: Block, by: WrittenValue['by'], value: WrittenValue['value']): Literal | undefined {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
  const { path } = block;
  const canGo = by === 'default' && path !== undefined;
  return { name, value: value.value, span: spanAt(value.place), ...(canGo ? { remove: () => [{ kind: 'remove', writer: block.document, path: [...path, 'default'] }] } : {}) };
}

function requiredOf(block: Block, name: string, module: Module): RequiredVariable | undefined {
  if (block.names.includes('default')) return undefined;
  const given = module.written(name).flatMap(({ by, value }) => (by === 'file' ? [fileNameOf(value.place.document.source.uri)] : []));
  return {
    givenBy: given,
    give: file => {
      const document = module.documents.find(({ source }) => fileNameOf(source.uri) === file);
      if (document === undefined || given.includes(file)) return undefined;
      return () => [{ kind: 'set', writer: document, path: [name], value: new Choice('choose-a-value') }];
    },
  };
}

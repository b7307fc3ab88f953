import type { Span } from '../../../text/source.ts';
import type { Block, Evaluated, Mapping } from '../module/types.ts';
import { textOf } from '../platform/codecs.ts';
import { headOf, spanAt } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** A policy of IAM, of a bucket, of a queue: as JSON, or as `aws_iam_policy_document` makes it. */
export interface Policy {
  readonly statements: readonly Statement[];
  /** True where there may be other statements than these. */
  readonly open: boolean;
}

export interface Statement {
  /** Its effect, or what names it. */
  readonly span: Span;
  /** Undefined: it is not known. */
  readonly effect: string | undefined;
  readonly actions: Texts;
  /** The actions are those that it does not speak of. */
  readonly notActions: boolean;
  readonly resources: Texts;
  readonly principals: Texts;
  /** The keys of its conditions and what they are compared with: `aws:securetransport` with `false`. */
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly key: string;
  readonly values: Texts;
}

/** Texts that are known, and whether there may be others. */
export interface Texts {
  readonly known: readonly { readonly text: string; readonly span: Span }[];
  readonly open: boolean;
}

const UNKNOWN: Policy = { statements: [], open: true };

export function readPolicy(evaluated: Evaluated, world: World): Policy {
  if (evaluated.json !== undefined) return ofJson(evaluated.json);
  const document = world.named(evaluated);
  return document?.mode === 'data' && document.kind === 'aws_iam_policy_document' ? ofDocument(document, world) : UNKNOWN;
}

function ofJson(json: Evaluated): Policy {
  if (json.kind !== 'map') return UNKNOWN;
  const statement = json.entries.get('Statement');
  if (statement?.kind === 'map') return { statements: [ofMapping(statement)], open: statement.open !== undefined };
  if (statement?.kind !== 'list') return UNKNOWN;
  const maps = statement.items.filter(item => item.kind === 'map');
  return { statements: maps.map(ofMapping), open: statement.open !== undefined || maps.length < statement.items.length };
}

function ofMapping(map: Mapping): Statement {
  const { entries } = map;
  const principal = entries.get('Principal');
  const principals = principal?.kind === 'map' ? joined(principal.entries.keys.map(key => textsOf(principal.entries.get(key)))) : textsOf(principal);
  const notActions = entries.get('NotAction');
  return {
    span: spanAt((entries.get('Effect') ?? map).place),
    effect: textIn(entries.get('Effect')),
    actions: textsOf(notActions ?? entries.get('Action')),
    notActions: notActions !== undefined,
    resources: textsOf(entries.get('Resource')),
    principals,
    conditions: conditionsOf(entries.get('Condition')),
  };
}

function conditionsOf(evaluated: Evaluated | undefined): Condition[] {
  if (evaluated === undefined || evaluated.kind === 'absent') return [];
  if (evaluated.kind !== 'map') return [{ key: '', values: { known: [], open: true } }];
  return evaluated.entries.keys.flatMap(operator => {
    const inner = evaluated.entries.get(operator);
    if (inner?.kind !== 'map') return [{ key: '', values: { known: [], open: true } }];
    return inner.entries.keys.map(key => ({ key: key.toLowerCase(), values: textsOf(inner.entries.get(key)) }));
  });
}

/** `data "aws_iam_policy_document"`: what it takes from other documents is not read. */
function ofDocument(document: Block, world: World): Policy {
  const others = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'].map(name => document.get(name)).filter(({ kind }) => kind !== 'absent');
  const sources = others.flatMap(one => (one.kind === 'list' && one.open === undefined ? one.items : [one])).map(one => readPolicy(one, world));
  return {
    statements: [...document.blocks('statement').map(ofBlock), ...sources.flatMap(({ statements }) => statements)],
    open: document.openBlocks('statement') !== undefined || sources.some(({ open }) => open),
  };
}

function ofBlock(block: Block): Statement {
  const notActions = block.get('not_actions');
  const effect = block.get('effect');
  return {
    span: headOf(block),
    effect: effect.kind === 'absent' ? 'Allow' : textIn(effect),
    actions: textsOf(notActions.kind === 'absent' ? block.get('actions') : notActions),
    notActions: notActions.kind !== 'absent',
    resources: textsOf(block.get('resources')),
    principals: joined(block.blocks('principals').map(one => textsOf(one.get('identifiers')))),
    conditions: block.blocks('condition').map(one => ({ key: (textOf(one.get('variable')) ?? '').toLowerCase(), values: textsOf(one.get('values')) })),
  };
}

/** One text or a list of them. */
export function textsOf(evaluated: Evaluated | undefined): Texts {
  if (evaluated === undefined || evaluated.kind === 'absent') return { known: [], open: false };
  if (evaluated.kind === 'scalar') return { known: [{ text: String(evaluated.value), span: spanAt(evaluated.place) }], open: false };
  if (evaluated.kind !== 'list') return { known: [], open: true };
  const all = joined(evaluated.items.map(textsOf));
  return { known: all.known, open: all.open || evaluated.open !== undefined };
}

export function joined(parts: readonly Texts[]): Texts {
  return { known: parts.flatMap(({ known }) => [...known]), open: parts.some(({ open }) => open) };
}

function textIn(evaluated: Evaluated | undefined): string | undefined {
  return evaluated === undefined ? undefined : textOf(evaluated);
}

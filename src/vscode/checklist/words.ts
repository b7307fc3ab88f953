/** How a box stands, in one word and one sign: what the tree, hovers and light bulbs all say. */
import { withoutBlanks } from '../../engine/index.ts';
import type { ItemStatus } from '../../engine/index.ts';

export type StateId = 'not-applicable' | 'alarm' | 'trigger' | 'refuted' | 'signed' | 'ticked' | 'met' | 'unmet' | 'unknown' | 'group';

export function stateOf({ item, kind, standing, state, refuted, evaluation }: ItemStatus): StateId {
  if (standing === 'not-applicable') return 'not-applicable';
  if (kind === 'abort') return item.ticked ? 'alarm' : 'trigger';
  if (kind === 'group' && item.children.length > 0) return refuted ? 'refuted' : 'group';
  if (refuted) return 'refuted';
  if (state === 'ticked') return kind === 'signoff' ? 'signed' : 'ticked';
  return evaluation.verdict.kind;
}

/** Shown beside the icon, so that no colour is needed to tell states apart. Short: a narrow view cuts off what is not. */
export const WORDS: Readonly<Record<StateId, string>> = {
  'not-applicable': 'n/a',
  alarm: 'alarm',
  trigger: 'trigger',
  refuted: 'refuted',
  signed: 'signed',
  ticked: 'done',
  met: 'met',
  unmet: 'unmet',
  unknown: 'unknown',
  group: '',
};

/** The state for hovers and screen readers, which have room for what the short word leaves out. */
export function spoken(state: StateId): string {
  return SPOKEN[state] ?? WORDS[state];
}

const SPOKEN: Partial<Readonly<Record<StateId, string>>> = { 'not-applicable': 'not applicable', alarm: 'alarm: it happened', trigger: 'trigger for a rollback', refuted: 'ticked, but refuted' };

/** Why it stands so, in a sentence or two. */
export function reasonOf({ item, kind, record, evaluation, state }: ItemStatus): string {
  if (record?.notApplicable !== undefined) return `Not applicable: ${record.notApplicable}`;
  if (kind === 'abort') return item.ticked ? 'This trigger for a rollback is ticked: it happened.' : 'A trigger for a rollback. Tick it when it happens.';
  if (kind === 'signoff' && state === 'ticked') return signature(record) ?? 'Signed.';
  return evaluation.verdict.because;
}

/** `Ada on 2026-01-31`; undefined where the record holds no name. */
export function signature(record: ItemStatus['record']): string | undefined {
  if (record?.tickedBy === undefined) return undefined;
  return `${record.tickedBy}${record.tickedOn === undefined ? '' : ` on ${record.tickedOn}`}`;
}

/** True where evidence was read from an item's words and nobody has accepted it yet. */
export function isSuggested({ binding }: ItemStatus): boolean {
  return binding.claims.some(({ origin, direction }) => origin === 'suggested' && direction !== 'none');
}

/** The text of a box without markup, annotations and blanks. */
export function titleOf({ item, kind, record }: ItemStatus): string {
  const text = kind === 'signoff' ? withoutBlanks(item.plain, record) : item.plain;
  return text === '' ? '(an empty item)' : text;
}

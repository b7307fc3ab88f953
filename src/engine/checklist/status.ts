import type { Binding } from './bind/evidence.ts';
import { bind, decisionsOf } from './bind/bind.ts';
import type { Answer, Evaluation, World } from './evaluate.ts';
import { evaluate, isRefuted } from './evaluate.ts';
import type { Checklist, Item } from './item.ts';
import type { Kind } from './kinds.ts';
import type { Progress, SectionProgress, Standing } from './progress.ts';
import { progressOf, sectionsOf, standingOf } from './progress.ts';
import type { BoxRecord, Joined } from './record/index.ts';
import { kindWith } from './signoff.ts';
import type { LeftOut, TickState } from './tick.ts';
import { tickState } from './tick.ts';

/** All that is known of a box at the moment. */
export interface ItemStatus {
  readonly item: Item;
  /** As `item.kind` says it, but what has been signed stays a sign-off. */
  readonly kind: Kind;
  readonly id: string;
  readonly record: BoxRecord | undefined;
  readonly state: TickState;
  readonly standing: Standing;
  readonly binding: Binding;
  readonly evaluation: Evaluation;
  /** Ticked, and the evidence is now against it. */
  readonly refuted: boolean;
}

export interface ChecklistStatus {
  readonly checklist: Checklist;
  readonly items: readonly ItemStatus[];
  readonly progress: Progress;
  readonly sections: readonly SectionProgress[];
}

/**
 * A checklist with the record and the evidence beside it. Linear in its items; nothing in it changes anything.
 * @param previous what was made of the same checklist before: what is the same is the very same, and so is the whole where all of it is.
 */
export function statusOf(checklist: Checklist, { recordOf, idOf }: Pick<Joined, 'recordOf' | 'idOf'>, world: World, previous?: ChecklistStatus): ChecklistStatus {
  const isLeftOut: LeftOut = item => standingOf(item, recordOf) === 'not-applicable';
  const before = previous?.checklist === checklist ? previous : undefined;
  const isRecorded = before?.items.every(({ item, record, id }) => record === recordOf(item) && id === idOf(item)) === true;
  let isSame = isRecorded;
  const items = checklist.items.map((item, i): ItemStatus => {
    const old = isRecorded ? before.items[i] : undefined;
    const record = recordOf(item);
    const binding = old?.binding ?? boundTo(item, record);
    const evaluation = evaluated(binding, world);
    if (old?.evaluation === evaluation) return old;
    isSame = false;
    const standing = old?.standing ?? standingOf(item, recordOf);
    const refuted = standing !== 'not-applicable' && isRefuted(item, evaluation);
    return { item, kind: kindWith(item, record), id: idOf(item), record, state: old?.state ?? tickState(item, isLeftOut), standing, binding, evaluation, refuted };
  });
  if (before !== undefined && isSame) return before;
  const counted = isRecorded ? before : undefined;
  return { checklist, items, progress: counted?.progress ?? progressOf(checklist.items, recordOf), sections: counted?.sections ?? sectionsOf(checklist, recordOf) };
}

const bindings = new WeakMap<Item, { readonly record: BoxRecord | undefined; readonly binding: Binding }>();

/** Words are read once: a change elsewhere only asks for the verdict again. */
function boundTo(item: Item, record: BoxRecord | undefined): Binding {
  const known = bindings.get(item);
  if (known !== undefined && known.record === record) return known.binding;
  const binding = bind(item, decisionsOf(record));
  bindings.set(item, { record, binding });
  return binding;
}

const evaluations = new WeakMap<Binding, { readonly answers: readonly Answer[]; readonly evaluation: Evaluation }>();

/** A verdict stays while its answers are the same. */
function evaluated(binding: Binding, world: World): Evaluation {
  const known = evaluations.get(binding);
  if (known !== undefined && isAnsweredBy(binding, world, known.answers)) return known.evaluation;
  const answers = binding.claims.flatMap(({ evidence }) => evidence.map(world));
  const evaluation = evaluate(binding, world);
  evaluations.set(binding, { answers, evaluation });
  return evaluation;
}

function isAnsweredBy({ claims }: Binding, world: World, answers: readonly Answer[]): boolean {
  let at = 0;
  for (const { evidence } of claims) {
    for (const one of evidence) {
      if (world(one) !== answers[at]) return false;
      at += 1;
    }
  }
  return true;
}

/** Open boxes that the repository proves: what "tick what is proven" lists before it ticks. */
export function provable({ items }: ChecklistStatus): ItemStatus[] {
  return items.filter(({ state, standing, evaluation }) => state === 'open' && (standing === 'required' || standing === 'optional') && evaluation.verdict.kind === 'met');
}

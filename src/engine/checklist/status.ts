import type { Binding } from './bind/evidence.ts';
import { bind, decisionsOf } from './bind/bind.ts';
import type { Answer, Evaluation, World } from './evaluate.ts';
import { evaluate, isRefuted } from './evaluate.ts';
import type { Checklist, Item } from './item.ts';
import type { Progress, SectionProgress, Standing } from './progress.ts';
import { progressOf, sectionsOf, standingOf } from './progress.ts';
import type { BoxRecord, Joined } from './record/index.ts';
import type { LeftOut, TickState } from './tick.ts';
import { tickState } from './tick.ts';

/** All that is known of a box at the moment. */
export interface ItemStatus {
  readonly item: Item;
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

/** A checklist with the record and the evidence beside it. Linear in its items; nothing in it changes anything. */
export function statusOf(checklist: Checklist, { recordOf, idOf }: Pick<Joined, 'recordOf' | 'idOf'>, world: World): ChecklistStatus {
  const isLeftOut: LeftOut = item => standingOf(item, recordOf) === 'not-applicable';
  const items = checklist.items.map((item): ItemStatus => {
    const record = recordOf(item);
    const binding = boundTo(item, record);
    const evaluation = evaluated(binding, world);
    const standing = standingOf(item, recordOf);
    const refuted = standing !== 'not-applicable' && isRefuted(item, evaluation);
    return { item, id: idOf(item), record, state: tickState(item, isLeftOut), standing, binding, evaluation, refuted };
  });
  return { checklist, items, progress: progressOf(checklist.items, recordOf), sections: sectionsOf(checklist, recordOf) };
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
  const answers = binding.claims.flatMap(({ evidence }) => evidence.map(world));
  const known = evaluations.get(binding);
  if (known?.answers.length === answers.length && known.answers.every((answer, i) => answer === answers[i])) return known.evaluation;
  const evaluation = evaluate(binding, world);
  evaluations.set(binding, { answers, evaluation });
  return evaluation;
}

/** Open boxes that the repository proves: what "tick what is proven" lists before it ticks. */
export function provable({ items }: ChecklistStatus): ItemStatus[] {
  return items.filter(({ state, standing, evaluation }) => state === 'open' && (standing === 'required' || standing === 'optional') && evaluation.verdict.kind === 'met');
}

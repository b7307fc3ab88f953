/** Figures over all checklists. Runs are copies of them: they have figures of their own in the tree. */
import type { ItemStatus } from '../../engine/index.ts';
import type { LiveChecklist } from '../../workspace/index.ts';

export interface Summary {
  readonly required: number;
  readonly done: number;
  /** Places that stand against items that must be done. */
  readonly findings: number;
  readonly refuted: number;
  readonly alarms: number;
}

export function summaryOf(lists: readonly LiveChecklist[]): Summary {
  const places = new Set<string>();
  const sum = { required: 0, done: 0, refuted: 0, alarms: 0 };
  for (const { status } of lists.filter(({ isRun }) => !isRun)) {
    sum.required += status.progress.required;
    sum.done += status.progress.done;
    sum.alarms += status.progress.alarms;
    for (const item of status.items) {
      if (item.refuted) sum.refuted += 1;
      if (item.standing === 'required' || item.refuted) for (const key of keysOf(item)) places.add(key);
    }
  }
  return { ...sum, findings: places.size };
}

/** Whole percent, rounded down: 100 only when all is done. */
export function percentOf({ required, done }: Summary): number {
  return required === 0 ? 100 : Math.floor((100 * done) / required);
}

function keysOf({ evaluation }: ItemStatus): string[] {
  return evaluation.judged.flatMap(({ evidence, verdict }) =>
    verdict.kind === 'unmet' ? verdict.at.map(({ path, range: { start } }) => `${evidence.id} ${path}:${String(start.line)}:${String(start.column)}`) : [],
  );
}

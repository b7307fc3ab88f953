/** Figures over all checklists. Runs are copies of them: they have figures of their own in the tree. */
import type { ItemStatus, Place } from '../../engine/index.ts';
import type { LiveChecklist } from '../../workspace/index.ts';

export interface Summary {
  /** How many checklists there are, runs among them. */
  readonly lists: number;
  readonly required: number;
  readonly done: number;
  /** Places that stand against items that must be done. */
  readonly findings: number;
  readonly refuted: number;
  readonly alarms: number;
}

export function summaryOf(lists: readonly LiveChecklist[]): Summary {
  const places = new Set<string>();
  const counted = new Map<string, Set<readonly Place[]>>();
  const sum = { required: 0, done: 0, refuted: 0, alarms: 0 };
  for (const { status } of lists.filter(({ isRun }) => !isRun)) {
    sum.required += status.progress.required;
    sum.done += status.progress.done;
    sum.alarms += status.progress.alarms;
    for (const item of status.items) {
      if (item.refuted) sum.refuted += 1;
      if (item.standing === 'required' || item.refuted) count(item);
    }
  }
  return { ...sum, lists: lists.length, findings: places.size };

  /** Items that ask the same have the very same places. */
  function count({ evaluation }: ItemStatus): void {
    for (const { evidence: { id }, verdict } of evaluation.judged) {
      if (verdict.kind !== 'unmet') continue;
      const known = counted.get(id) ?? new Set();
      counted.set(id, known);
      if (known.has(verdict.at)) continue;
      known.add(verdict.at);
      for (const { path, range: { start } } of verdict.at) places.add(`${id} ${path}:${String(start.line)}:${String(start.column)}`);
    }
  }
}

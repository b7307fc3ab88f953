import { known } from '../../model/field.ts';
import { parseSchedule } from '../../model/values/schedule.ts';
import type { Workload } from '../../model/workload.ts';

/** The shortest time between two runs, in seconds; undefined where the schedule is not known or cannot be read. */
export function secondsBetweenRuns({ schedule }: Workload): number | undefined {
  const expression = known(schedule?.expression);
  const parsed = expression === undefined ? undefined : parseSchedule(expression);
  return parsed?.kind === 'ok' ? parsed.minimumIntervalMinutes * 60 : undefined;
}

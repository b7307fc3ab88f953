import type { Field } from './field.ts';

/** What a workload waits for of one that it depends on, before it is started itself. */
export type StartCondition = 'started' | 'healthy' | 'completed';

/** Conditions by the name of what is waited for. */
export type StartConditions = Readonly<Record<string, StartCondition>>;

/** Another workload that this one is started after. */
export interface Dependency {
  readonly name: string;
  /**
   * Absent where only the name is written, which waits for the start alone. A list of names has to give way to conditions
   * all at once: those that are set say which, and for the others it stays at the start.
   */
  readonly condition: Field<StartCondition, StartConditions>;
  /** Whether the other one's file says how to ask whether it is healthy; undefined where that is not known. */
  readonly hasHealthcheck: boolean | undefined;
}

import type { BlockStyle, FlowStyle } from './emit.ts';
import type { AliasUse } from './obstacles.ts';
import type { Plan } from '../../edit/plan.ts';
import type { Habits } from './habits.ts';

/** What all steps of writing one document's changes share. */
export interface Context {
  readonly plan: Plan;
  readonly habits: Habits;
  readonly uses: readonly AliasUse[];
  /** True for a document that is written as JSON. */
  readonly json: boolean;
}

/** Where a value stands in what holds it. */
export interface Place {
  readonly parent: 'map' | 'list' | 'root';
  /** The offset behind the `:` or `-`, an anchor and a tag; -1 at the root. */
  readonly introducer: number;
  /** True where an anchor or a tag stands before the value. */
  readonly properties: boolean;
  /** The column of the block collection that holds the value. */
  readonly column: number;
  readonly block: BlockStyle;
  /** The style of the flow collection that holds the value, if one does. */
  readonly flow: FlowStyle | undefined;
}

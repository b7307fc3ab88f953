import type { Rule, TallyPool } from '../engine/index.ts';
import type { Files } from './files.ts';
import type { HclLoader } from './hcl.ts';
import type { Pace } from './pace.ts';
import type { Rulesets } from './settings.ts';

/** What all parts of one workspace share. */
export interface Context {
  readonly files: Files;
  readonly rules: readonly Rule[];
  readonly rulesets: Rulesets;
  readonly pool: TallyPool;
  readonly hcl: HclLoader;
  /** Starts a slice of work. */
  readonly pace: () => Pace;
  readonly yieldNow: () => Promise<void>;
}

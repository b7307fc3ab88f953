import { livenessProbe } from './liveness-probe.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [livenessProbe];

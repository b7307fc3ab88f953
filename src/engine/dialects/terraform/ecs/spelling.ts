import type { Spelling } from '../spelling.ts';

const REPEATED: ReadonlySet<string> = new Set(['volume', 'placement_constraints', 'ordered_placement_strategy', 'capacity_provider_strategy', 'load_balancer']);

/** Tasks and services are asked for by the provider's own names. */
export const ECS: Spelling = {
  spell: key => key,
  read: name => name,
  isRepeated: key => REPEATED.has(key),
  isMap: key => key === 'tags',
  converts: true,
};

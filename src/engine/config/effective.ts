import type { RuleChoice } from '../lint/ruleset.ts';

/** What one configuration file, or one of its overrides, says of the rules. */
export interface RuleSettings {
  readonly profile?: 'recommended' | 'strict';
  readonly rules?: ReadonlyMap<string, RuleChoice>;
}

/** What holds for a file once every configuration above it has been asked. */
export interface EffectiveSettings {
  readonly profile: 'recommended' | 'strict';
  readonly choices: ReadonlyMap<string, RuleChoice>;
}

/** Lays settings over each other, the outermost first: a later one overrides key by key, parameters one by one. */
export function effectiveSettings(layers: Iterable<RuleSettings>): EffectiveSettings {
  let profile: 'recommended' | 'strict' = 'recommended';
  const choices = new Map<string, RuleChoice>();
  for (const layer of layers) {
    profile = layer.profile ?? profile;
    for (const [id, choice] of layer.rules ?? []) choices.set(id, over(choices.get(id), choice));
  }
  return { profile, choices };
}

function over(outer: RuleChoice | undefined, inner: RuleChoice): RuleChoice {
  if (outer?.parameters === undefined) return { ...outer, ...inner };
  return { ...outer, ...inner, parameters: { ...outer.parameters, ...inner.parameters } };
}

/** A text that is equal for equal settings, whatever order they were written in. */
export function settingsKey({ profile, choices }: EffectiveSettings): string {
  const sorted = [...choices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { severity, parameters }]) => [
    id,
    severity ?? null,
    Object.entries(parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return JSON.stringify([profile, sorted]);
}

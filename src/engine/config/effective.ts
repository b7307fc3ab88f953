import type { RuleChoice } from '../lint/ruleset.ts';
import type { ParameterValue } from '../rules/parameters.ts';

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

function over({ services: outerServices, ...outer }: RuleChoice = {}, inner: RuleChoice): RuleChoice {
  const services = new Map([...remaining(outerServices, inner.parameters), ...(inner.services ?? [])]);
  return {
    ...outer,
    ...inner,
    ...(outer.parameters === undefined ? {} : { parameters: { ...outer.parameters, ...inner.parameters } }),
    ...(services.size === 0 ? {} : { services }),
  };
}

/** What an outer layer says of single services, without the numbers that an inner one says for all. */
function remaining(services: RuleChoice['services'] = new Map(), stated: RuleChoice['parameters'] = {}): [string, Readonly<Record<string, ParameterValue>>][] {
  return [...services].flatMap(([of, own]): [string, Readonly<Record<string, ParameterValue>>][] => {
    const left = Object.entries(own).filter(([name]) => !(name in stated));
    return left.length === 0 ? [] : [[of, Object.fromEntries(left)]];
  });
}

/** A text that is equal for equal settings, whatever order they were written in. */
export function settingsKey({ profile, choices }: EffectiveSettings): string {
  const rules = sorted(choices).map(([id, { severity, parameters, services }]) => [
    id,
    severity ?? null,
    sorted(Object.entries(parameters ?? {})),
    sorted(services ?? []).map(([of, own]) => [of, sorted(Object.entries(own))]),
  ]);
  return JSON.stringify([profile, rules]);
}

function sorted<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

import type { RuleChoice } from '../lint/ruleset.ts';
import type { ParameterValue } from '../rules/parameters.ts';
import { parameterError } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import { valueFor } from './annotate.ts';
import type { Demand } from './world.ts';

/**
 * What the linter is to run with so that demands can be answered: those that a person wrote or accepted, for all files.
 * Suggestions change nothing until they are accepted. Where two demand another value of the same parameter, the first wins;
 * values that a rule does not take are left out.
 */
export function choicesOf(demands: readonly Demand[], rules: readonly Rule[]): ReadonlyMap<string, RuleChoice> {
  const choices = new Map<string, Readonly<Record<string, ParameterValue>>>();
  for (const { ruleId, parameters, platform, origin } of demands) {
    const rule = rules.find(({ id }) => id === ruleId);
    if (rule === undefined || platform !== undefined || origin === 'suggested') continue;
    const taken = Object.entries(parameters).flatMap(([name, value]): (readonly [string, ParameterValue])[] => {
      const parameter = rule.parameters[name];
      const fitting = parameter === undefined ? undefined : valueFor(parameter.type, value);
      return parameter === undefined || fitting === undefined || parameterError(parameter, fitting) !== undefined ? [] : [[name, fitting]];
    });
    if (taken.length > 0) choices.set(ruleId, { ...Object.fromEntries(taken), ...choices.get(ruleId) });
  }
  return new Map([...choices].map(([id, parameters]) => [id, { parameters }]));
}

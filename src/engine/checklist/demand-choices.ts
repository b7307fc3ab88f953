import type { RuleChoice } from '../lint/ruleset.ts';
import type { ParameterValue } from '../rules/parameters.ts';
import { parameterError } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import { valueFor } from './annotate.ts';
import type { Demand } from './world.ts';

type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * What the linter is to run with so that demands can be answered: those that a person wrote or accepted, for all files, or for
 * one software or service in all files. Suggestions change nothing until they are accepted. Where two demand another value of
 * the same parameter, the first wins; values that a rule does not take are left out.
 */
export function choicesOf(demands: readonly Demand[], rules: readonly Rule[]): ReadonlyMap<string, RuleChoice> {
  const choices = new Map<string, { parameters?: Parameters; services?: Map<string, Parameters> }>();
  for (const { ruleId, parameters, of, platform, origin } of demands) {
    const rule = rules.find(({ id }) => id === ruleId);
    const taken = rule === undefined || platform !== undefined || origin === 'suggested' ? {} : taking(rule, parameters);
    if (Object.keys(taken).length === 0) continue;
    const choice = choices.get(ruleId) ?? {};
    choices.set(ruleId, choice);
    if (of === undefined) choice.parameters = { ...taken, ...choice.parameters };
    else choice.services = new Map([...(choice.services ?? []), [of, { ...taken, ...choice.services?.get(of) }]]);
  }
  return choices;
}

/** The values that a rule takes. */
function taking(rule: Rule, parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]): (readonly [string, ParameterValue])[] => {
      const parameter = rule.parameters[name];
      const fitting = parameter === undefined ? undefined : valueFor(parameter.type, value);
      return parameter === undefined || fitting === undefined || parameterError(parameter, fitting) !== undefined ? [] : [[name, fitting]];
    }),
  );
}

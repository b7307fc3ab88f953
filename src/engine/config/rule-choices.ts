import type { RuleChoice } from '../lint/ruleset.ts';
import { parameterError } from '../rules/parameters.ts';
import type { Parameter, ParameterValue } from '../rules/parameters.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { readScalar } from '../syntax/yaml/scalar.ts';
import type { Report } from './report.ts';

/** What may stand behind a rule's id, beside a map. */
export const SEVERITY_WORDS = ['off', 'error', 'warning', 'information'] as const satisfies readonly (Severity | 'off')[];

/** Reads the map of rule ids under `rules`. */
export function readRuleChoices(cursor: Cursor, rules: readonly Rule[], report: Report): ReadonlyMap<string, RuleChoice> {
  const choices = new Map<string, RuleChoice>();
  for (const { key, keyNode, value } of report.entries(cursor)) {
    const rule = rules.find(({ id }) => id === key);
    if (rule === undefined) report.unknownKey(keyNode, key, 'rule', rules.map(({ id }) => id));
    else choices.set(key, readChoice(value, rule, report));
  }
  return choices;
}

function readChoice(cursor: Cursor, rule: Rule, report: Report): RuleChoice {
  if (cursor.node?.kind !== 'map') return severityChoice(cursor, report);
  let choice: RuleChoice = {};
  const parameters: Record<string, ParameterValue> = {};
  for (const { key, keyNode, value } of cursor.entries()) {
    const parameter = Object.hasOwn(rule.parameters, key) ? rule.parameters[key] : undefined;
    if (key === 'severity') choice = severityChoice(value, report);
    else if (parameter === undefined) report.unknownKey(keyNode, key, 'parameter', ['severity', ...Object.keys(rule.parameters)], ` of rule ${rule.id}`);
    else {
      const read = readParameter(value, parameter, report);
      if (read !== undefined) parameters[key] = read;
    }
  }
  return Object.keys(parameters).length === 0 ? choice : { ...choice, parameters };
}

/** The words are taken as written: YAML 1.1 would read `off` as false. */
function severityChoice(cursor: Cursor, report: Report): RuleChoice {
  const word = report.choice(cursor, SEVERITY_WORDS);
  const severity = SEVERITY_WORDS.find(known => known === word);
  return severity === undefined ? {} : { severity };
}

function readParameter(cursor: Cursor, parameter: Parameter, report: Report): ParameterValue | undefined {
  const value = plainValue(cursor, parameter);
  const error = parameterError(parameter, value);
  if (error !== undefined) {
    report.wrong(cursor, error);
    return undefined;
  }
  // parameterError has said that the value is of the parameter's type, which is one of these.
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : Array.isArray(value) ? value.map(String) : undefined;
}

/** A text is taken as written, so that `1.20` stays what it is; numbers and flags as YAML reads them. */
function plainValue(cursor: Cursor, { type }: Parameter): unknown {
  const { node } = cursor;
  if (node?.kind === 'list') return cursor.items().map(item => (item.node?.kind === 'scalar' ? item.node.text : undefined));
  if (node?.kind !== 'scalar') return undefined;
  const value = readScalar(node);
  if (value === null || type === 'number' || type === 'boolean' || (type === 'amount' && typeof value === 'number')) return value;
  return node.text;
}

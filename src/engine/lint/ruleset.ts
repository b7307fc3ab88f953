import type { ParameterValue } from '../rules/parameters.ts';
import type { Profile, Rule, Severity } from '../rules/rule.ts';
import type { SubjectKind } from '../model/subject.ts';

/** A rule with what the configuration makes of it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** The rules that are on, by the subject that they are about. Two files with equal configuration share one. */
export type Ruleset = ReadonlyMap<SubjectKind, readonly ActiveRule[]>;

/** What a configuration says of one rule. */
export interface RuleChoice {
  readonly severity?: Severity | 'off';
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

/**
 * The rules that are on. Recommended ones are; strict ones in the strict profile; optional ones where a parameter is
 * set; any of them where a choice gives it a severity.
 */
export function rulesetOf(rules: readonly Rule[], profile: Exclude<Profile, 'optional'>, choices: ReadonlyMap<string, RuleChoice> = new Map()): Ruleset {
  const active = new Map<SubjectKind, ActiveRule[]>();
  for (const rule of rules) {
    const choice = choices.get(rule.id) ?? {};
    if (!isOn(rule, profile, choice)) continue;
    const severity = choice.severity === undefined || choice.severity === 'off' ? rule.meta.severity : choice.severity;
    const same = active.get(rule.subject) ?? [];
    same.push({ rule, severity, parameters: choice.parameters ?? {} });
    active.set(rule.subject, same);
  }
  return active;
}

function isOn({ meta }: Rule, profile: Profile, { severity, parameters }: RuleChoice): boolean {
  if (severity !== undefined) return severity !== 'off';
  if (parameters !== undefined && Object.keys(parameters).length > 0) return true;
  if (meta.profile === 'optional') return false;
  return meta.profile === 'recommended' || profile === 'strict';
}

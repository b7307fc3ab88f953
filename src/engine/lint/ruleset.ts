import type { ParameterValue } from '../rules/parameters.ts';
import type { Profile, Rule, Severity } from '../rules/rule.ts';
import type { SubjectKind } from '../model/subject.ts';

/** A rule with what the configuration makes of it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Set where it looks at one software or service alone, with numbers of its own: `redis`, `checkout`. */
  readonly of?: string;
  /** Set where it runs to answer a checklist alone: its findings are not shown. */
  readonly question?: Question;
}

/** What a checklist asks of a rule beside what is shown: one that is off, other numbers, one service only. */
export interface Question {
  /** Tells it from others: equal for equal questions. */
  readonly key: string;
  readonly rule: Rule;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** The software or the service that is meant: `redis`, `checkout`; undefined for all. */
  readonly of: string | undefined;
}

/** What tallies and places of a rule are kept by: a question has its own, and so has a service with its own numbers. */
export function tallyKey({ rule, question, of }: ActiveRule): string {
  return question?.key ?? (of === undefined ? rule.id : `${rule.id} of ${of}`);
}

/** The rules that are on, by the subject that they are about. Two files with equal configuration share one. */
export type Ruleset = ReadonlyMap<SubjectKind, readonly ActiveRule[]>;

/** What a configuration says of one rule. */
export interface RuleChoice {
  readonly severity?: Severity | 'off';
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Numbers of one software or service, by its name: they go before `parameters` there. */
  readonly services?: ReadonlyMap<string, Readonly<Record<string, ParameterValue>>>;
}

/**
 * The rules that are on. Recommended ones are; strict ones in the strict profile; optional ones where a parameter is
 * set; any of them where a choice gives it a severity.
 */
export function rulesetOf(rules: readonly Rule[], profile: Exclude<Profile, 'optional'>, choices: ReadonlyMap<string, RuleChoice> = new Map(), questions: readonly Question[] = []): Ruleset {
  const active = new Map<SubjectKind, ActiveRule[]>();
  for (const rule of rules) {
    const choice = choices.get(rule.id) ?? {};
    if (choice.severity === 'off') continue;
    const { severity = rule.meta.severity, parameters = {}, services = [] } = choice;
    if (isOn(rule, profile, choice)) add(active, { rule, severity, parameters });
    for (const [of, own] of services) add(active, { rule, severity, parameters: { ...parameters, ...own }, of });
  }
  for (const question of questions) {
    const { rule, parameters } = question;
    const choice = choices.get(rule.id);
    // Who turned a rule off does not want to hear of it.
    if (choice?.severity === 'off' || answering(active, question) !== undefined) continue;
    add(active, { rule, severity: rule.meta.severity, parameters: { ...choice?.parameters, ...parameters }, question });
  }
  return active;
}

/** The rule of a ruleset that answers a question: the one that is shown where it runs with what the question states, else its own. */
export function answering(ruleset: Ruleset, { key, rule, parameters, of }: Question): ActiveRule | undefined {
  const known = ruleset.get(rule.subject)?.filter(active => active.rule === rule) ?? [];
  const isAsStated = ({ question, parameters: given, of: limit }: ActiveRule): boolean =>
    question === undefined && limit === of && Object.entries(parameters).every(([name, value]) => String(given[name] ?? rule.parameters[name]?.default) === String(value));
  return known.find(isAsStated) ?? known.find(({ question }) => question?.key === key);
}

function add(active: Map<SubjectKind, ActiveRule[]>, one: ActiveRule): void {
  const same = active.get(one.rule.subject) ?? [];
  same.push(one);
  active.set(one.rule.subject, same);
}

function isOn({ meta }: Rule, profile: Profile, { severity, parameters }: RuleChoice): boolean {
  if (severity !== undefined) return severity !== 'off';
  if (parameters !== undefined && Object.keys(parameters).length > 0) return true;
  if (meta.profile === 'optional') return false;
  return meta.profile === 'recommended' || profile === 'strict';
}

import type { Question } from '../lint/ruleset.ts';
import type { ParameterValue } from '../rules/parameters.ts';
import { parameterError } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import { valueFor } from './annotate.ts';
import type { Binding, Evidence } from './bind/evidence.ts';
import { FACT_RULES } from './facts/index.ts';

/** What is asked of manifests, or why it cannot be. */
export type Asked = { readonly kind: 'question'; readonly question: Question } | { readonly kind: 'unasked'; readonly because: string };

/** More questions than this are not asked: each is another look at every object. */
const MOST_QUESTIONS = 200;

/** What the linter is to be asked so that items can be judged, each question once. Suggestions ask as well: nothing of it is shown as a finding. */
export function questionsOf(bindings: Iterable<Binding>, rules: readonly Rule[]): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const { claims } of bindings) {
    for (const { direction, evidence } of claims) {
      for (const one of direction === 'none' ? [] : evidence) {
        const asked = askedBy(one, rules);
        if (asked?.kind === 'question') questions.set(asked.question.key, asked.question);
      }
    }
  }
  return [...questions.values()].slice(0, MOST_QUESTIONS);
}

const known = new WeakMap<Evidence, { readonly rules: readonly Rule[]; readonly asked: Asked | undefined }>();

/** The question that a piece of evidence comes to; undefined where manifests have nothing to do with it. */
export function askedBy(evidence: Evidence, rules: readonly Rule[]): Asked | undefined {
  const last = known.get(evidence);
  if (last?.rules === rules) return last.asked;
  const asked = ask(evidence, rules);
  known.set(evidence, { rules, asked });
  return asked;
}

function ask({ kind, id, parameters, scope }: Evidence, rules: readonly Rule[]): Asked | undefined {
  if (kind === 'rule') {
    const rule = rules.find(one => one.id === id);
    return rule === undefined ? { kind: 'unasked', because: `There is no rule ${id} yet.` } : questionFor(rule, parameters, scope?.subject);
  }
  const fact = kind === 'repository' ? FACT_RULES.find(one => one.id === id) : undefined;
  if (fact === undefined || isOfBeing(id, parameters)) return undefined;
  const { of } = parameters;
  return questionFor(fact, parameters, typeof of === 'string' ? of : scope?.subject);
}

/** Whether an object or a resource is there at all, and by which name, the repository tells. */
function isOfBeing(id: string, parameters: Evidence['parameters']): boolean {
  const names = id === 'object' ? ['kind', 'name'] : id === 'resource' ? ['type'] : undefined;
  return names !== undefined && Object.keys(parameters).every(name => names.includes(name));
}

function questionFor(rule: Rule, stated: Evidence['parameters'], of: string | undefined): Asked {
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, value] of Object.entries(stated)) {
    const parameter = rule.parameters[name];
    if (parameter === undefined) return { kind: 'unasked', because: `${rule.id} does not look at ${name}.` };
    const fitting = valueFor(parameter.type, value);
    if (parameterError(parameter, fitting) !== undefined) return { kind: 'unasked', because: `${rule.id} takes no ${name} of ${String(value)}.` };
    parameters[name] = fitting;
  }
  const key = `${rule.id} ${JSON.stringify([Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)), of ?? null])}`;
  return { kind: 'question', question: interned({ key, rule, parameters, of }) };
}

const questions = new WeakMap<Rule, Map<string, Question>>();

/** Equal questions are one, so that answers can be kept by it. */
function interned(question: Question): Question {
  const known = questions.get(question.rule) ?? new Map<string, Question>();
  questions.set(question.rule, known);
  const same = known.get(question.key) ?? question;
  known.set(question.key, same);
  return same;
}

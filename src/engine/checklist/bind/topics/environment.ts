import type { TextParameters } from '../../parameters/index.ts';
import type { Evidence } from '../evidence.ts';
import type { Words } from '../context.ts';
import type { Source, Topic } from '../topic.ts';
import { rule } from '../topic.ts';

/** At the start, or as what is set: elsewhere in a sentence a name says something else. */
const VARIABLE = /^(?:(?:set|add|configure|define|export) )?[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/;

/** Variables that an item names: `LOG_LEVEL=INFO`. */
export const ENVIRONMENT_TOPICS: readonly Topic[] = [
  { topic: 'log-level', noun: /\blog_level\b(?:=\S*)?|\blog level\b/, direction: 'two-way', attribute: true, evidence: [rule('log-level', { level: 'env.LOG_LEVEL', not: 'env.LOG_LEVEL.not' })] },
  { topic: 'env-var', noun: VARIABLE, when: ({ item }) => valuesOf(item.parameters).some(([, value]) => value !== '*'), direction: 'two-way', attribute: true, combine: 'every', evidence: [environment()] },
  { topic: 'env-var', noun: VARIABLE, when: namesVariables, direction: 'pass-only', combine: 'every', evidence: [environment()] },
];

function environment(): Source {
  return (parameters, { scope }) =>
    valuesOf(parameters).map(([name, value]): Evidence => {
      const not = parameters[`env.${name}.not`];
      const fixed = { name, ...(value === '*' ? {} : { value }), ...(typeof not === 'string' ? { not } : {}) };
      return { kind: 'repository', id: 'env', parameters: fixed, scope: scope.platform === undefined ? undefined : { subject: undefined, platform: scope.platform } };
    });
}

function namesVariables({ item }: Words): boolean {
  return valuesOf(item.parameters).length > 0 && /\b(?:set|configured|defined|points? to|present|added|provided)\b/i.test(item.plain);
}

function valuesOf(parameters: TextParameters): (readonly [name: string, value: string])[] {
  return Object.entries(parameters).flatMap(([key, value]) => {
    const name = /^env\.([A-Z0-9_]+)$/.exec(key)?.[1];
    return name === undefined || typeof value !== 'string' ? [] : [[name, value] as const];
  });
}

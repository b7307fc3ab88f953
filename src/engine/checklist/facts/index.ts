/** What annotations may name besides rules: facts that manifests tell, and facts of the repository. */
import type { ParameterValue } from '../../rules/parameters.ts';
import type { Rule } from '../../rules/rule.ts';
import { argument } from './argument.ts';
import { env } from './env.ts';
import type { Fact } from './fact.ts';
import { service, version } from './image.ts';
import { annotation, loadBalancer, objectWith } from './object.ts';
import { file, ignored, manual, resource, workflow } from './repository.ts';

export type { Fact } from './fact.ts';

export const FACT_RULES: readonly Rule[] = [annotation, argument, env, loadBalancer, objectWith, service, version];

/** All facts by their ids, sorted. */
export const FACTS: Readonly<Partial<Record<string, Fact>>> = {
  annotation: told(annotation, 'pass-only', 'kind', 'name'),
  argument: told(argument, 'two-way'),
  env: told(env, 'two-way', 'name'),
  file,
  ignored,
  'load-balancer': told(loadBalancer, 'pass-only'),
  manual,
  object: told(objectWith, 'two-way', 'kind'),
  resource,
  service: told(service, 'pass-only', 'image'),
  version: told(version, 'two-way', 'of', 'min'),
  workflow,
};

function told({ meta: { summary }, parameters }: Rule, direction: Fact['direction'], ...needs: readonly string[]): Fact {
  return { summary, parameters, needs, direction };
}

/** A fact in words: `LOG_LEVEL=INFO`, `redis at least 7`. */
export function factWords(id: string, parameters: Readonly<Record<string, ParameterValue>>): string {
  const text = (name: string): string => listed(parameters[name]);
  switch (id) {
    case 'env':
      return `${text('name')}${'value' in parameters ? `=${text('value')}` : ''}`;
    case 'argument':
      return [text('name'), text('value'), text('modes')].filter(word => word !== '').join(' ');
    case 'version':
      return `${text('of')} at least ${text('min')}`;
    case 'service':
      return text('image');
    case 'annotation':
      return text('name');
    case 'load-balancer':
      return 'a load balancer';
    default:
      return [text('kind'), 'has' in parameters ? `with ${text('has')}` : '', text('type'), text('types')].filter(word => word !== '').join(' ');
  }
}

function listed(value: ParameterValue | undefined): string {
  return value === undefined ? '' : typeof value === 'object' ? value.join(' or ') : String(value);
}

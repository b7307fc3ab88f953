/** What annotations may name besides rules: facts that manifests tell, and facts of the repository. */
import type { ParameterValue } from '../../rules/parameters.ts';
import type { Rule } from '../../rules/rule.ts';
import { argument } from './argument.ts';
import { env } from './env.ts';
import { IN } from './fact.ts';
import type { Fact } from './fact.ts';
import { service, version } from './image.ts';
import { alert, annotation, loadBalancer, objectWith, storageClass } from './object.ts';
import { readReplicas, resource, subnet } from './platform.ts';
import { file, ignored, manual, workflow } from './repository.ts';

export type { Fact } from './fact.ts';

export const FACT_RULES: readonly Rule[] = [alert, annotation, argument, env, loadBalancer, objectWith, readReplicas, resource, service, storageClass, subnet, version];

/** All facts by their ids, sorted. */
export const FACTS: Readonly<Partial<Record<string, Fact>>> = {
  alert: told(alert, 'pass-only'),
  annotation: told(annotation, 'pass-only', 'kind', 'name'),
  argument: told(argument, 'two-way'),
  env: told(env, 'two-way', 'name'),
  file,
  ignored,
  'load-balancer': told(loadBalancer, 'pass-only'),
  manual,
  object: told(objectWith, 'two-way', 'kind'),
  'read-replicas': told(readReplicas, 'pass-only'),
  resource: told(resource, 'pass-only', 'type'),
  service: told(service, 'pass-only', 'image'),
  'storage-class': told(storageClass, 'pass-only'),
  subnet: told(subnet, 'pass-only', 'kind'),
  version: told(version, 'two-way', 'of', 'min'),
  workflow,
};

function told({ meta: { summary }, parameters }: Rule, direction: Fact['direction'], ...needs: readonly string[]): Fact {
  return { summary, parameters: { ...parameters, in: IN }, needs, direction };
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
    case 'resource':
      return `${text('type')} with ${text('has')}`;
    case 'alert':
      return `an alert${'severity' in parameters ? ` of severity ${text('severity')}` : ''}`;
    case 'storage-class':
      return `a StorageClass ${text('type')}`.trim();
    case 'subnet':
      return `a ${text('kind')} subnet`;
    case 'read-replicas':
      return `copies to read from, at least ${text('min')}`;
    case 'load-balancer':
      return 'a load balancer';
    default:
      return [text('kind'), 'has' in parameters ? `with ${text('has')}` : '', text('type'), text('types')].filter(word => word !== '').join(' ');
  }
}

function listed(value: ParameterValue | undefined): string {
  return value === undefined ? '' : typeof value === 'object' ? value.join(' or ') : String(value);
}

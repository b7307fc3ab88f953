import type { Terms } from '../../../model/terms.ts';
import { amount } from './codecs.ts';

export const ECS_TERMS: Terms = {
  host: 'instance',
  copy: 'task',
  livenessProbe: 'health check',
  probes: 'health check',
  request: 'reservation',
  security: 'container definition',
  unconfined: 'unconfined',
  amount,
};

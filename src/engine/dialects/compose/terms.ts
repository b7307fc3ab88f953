import type { Terms } from '../../model/terms.ts';

export const COMPOSE_TERMS: Terms = {
  host: 'host',
  copy: 'container',
  livenessProbe: 'healthcheck',
  probes: 'healthcheck',
  request: 'reservation',
  security: 'security options',
  unconfined: 'unconfined',
};

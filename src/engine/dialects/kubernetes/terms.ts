import type { Terms } from '../../model/terms.ts';

export const KUBERNETES_TERMS: Terms = {
  host: 'node',
  copy: 'pod',
  livenessProbe: 'liveness probe',
  probes: 'probes',
  request: 'request',
  security: 'securityContext',
  unconfined: 'Unconfined',
};

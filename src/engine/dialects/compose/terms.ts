import type { Terms } from '../../model/terms.ts';
import { writeCores } from './codecs.ts';
import { writeBytes } from './short/bytes.ts';

export const COMPOSE_TERMS: Terms = {
  host: 'host',
  copy: 'container',
  livenessProbe: 'healthcheck',
  probes: 'healthcheck',
  request: 'reservation',
  security: 'security options',
  unconfined: 'unconfined',
  amount: (quantity, measure) => (measure === 'bytes' ? writeBytes : writeCores)(quantity),
};

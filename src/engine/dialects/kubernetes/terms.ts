import type { Terms } from '../../model/terms.ts';
import type { Cursor } from '../../syntax/cursor.ts';

const KUBERNETES_TERMS: Terms = {
  host: 'node',
  copy: 'pod',
  livenessProbe: 'liveness probe',
  probes: 'probes',
  request: 'request',
  security: 'securityContext',
  unconfined: 'Unconfined',
  amount: ({ text }) => text,
};

/** The same, with the names that the language of an object gives them. */
export function termsFor(cursor: Cursor): Terms {
  const security = cursor.spell?.('securityContext') ?? KUBERNETES_TERMS.security;
  return security === KUBERNETES_TERMS.security ? KUBERNETES_TERMS : { ...KUBERNETES_TERMS, security };
}

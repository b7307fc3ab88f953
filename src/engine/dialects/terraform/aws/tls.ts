import type { Setting } from '../../../model/platform/setting.ts';
import type { Block } from '../module/types.ts';
import { setting } from '../platform/settings.ts';

/** How a platform's policies spell the least version of TLS. The first that matches counts. */
export interface TlsPolicies {
  readonly names: readonly (readonly [name: RegExp, least: string])[];
  readonly byDefault: string;
  /** The policy that asks for at least a version. */
  readonly policyFor: (version: string) => string;
}

/** Elastic Load Balancing, "Security policies"; where nobody writes one, the provider takes `ELBSecurityPolicy-2016-08`. */
const ELB_TLS: TlsPolicies = {
  names: [
    [/TLS13-1-3/, '1.3'],
    [/TLS13-1-2|TLS-1-2|FS-1-2/, '1.2'],
    [/TLS13-1-1|TLS-1-1|FS-1-1/, '1.1'],
    [/TLS13-1-0|TLS-1-0|FS-2018-06|201[0-9]-\d\d$/, '1.0'],
  ],
  byDefault: '1.0',
  policyFor: version => (version === '1.3' ? 'ELBSecurityPolicy-TLS13-1-3-2021-06' : 'ELBSecurityPolicy-TLS13-1-2-2021-06'),
};

/** CloudFront, "Supported protocols and ciphers between viewers and CloudFront". */
export const CLOUDFRONT_TLS: TlsPolicies = {
  names: [
    [/^TLSv1\.3/, '1.3'],
    [/^TLSv1\.2/, '1.2'],
    [/^TLSv1\.1/, '1.1'],
    [/^TLSv1(?:_|$)|^SSLv3$/, '1.0'],
  ],
  byDefault: '1.0',
  policyFor: version => (version === '1.3' ? 'TLSv1.3_2025' : 'TLSv1.2_2021'),
};

/** The least version of TLS that a policy takes. */
export function tlsSetting(block: Block, path: string, { names, byDefault, policyFor }: TlsPolicies = ELB_TLS): Setting<string> {
  const codec = {
    read: (evaluated: { readonly kind: string; readonly value?: unknown }): string | undefined =>
      evaluated.kind === 'scalar' ? names.find(([name]) => name.test(String(evaluated.value)))?.[1] : undefined,
    write: policyFor,
  };
  return setting(block, path, codec, byDefault);
}

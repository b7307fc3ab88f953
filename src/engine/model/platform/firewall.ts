import type { Span } from '../../text/source.ts';
import type { PlatformSubject, Setting } from './setting.ts';

/** What may talk to what: a security group around machines, or the list of a subnet. */
export interface Firewall extends PlatformSubject<'firewall'> {
  readonly guards: 'machines' | 'subnet';
  /** The platform made it, and gives it to whoever names none. */
  readonly isDefault: boolean;
  readonly description?: Setting<string> | undefined;
  readonly rules: readonly FirewallRule[];
  /** False where there may be other rules than these. */
  readonly isWhole: boolean;
}

export interface FirewallRule {
  /** What names the rule in the text. */
  readonly span: Span;
  readonly direction: 'in' | 'out';
  readonly allows: boolean;
  /** Undefined: it is not known. */
  readonly ports: PortRange | undefined;
  /** The networks on the other side, in CIDR notation; other groups are none. Undefined: they are not known. */
  readonly networks: readonly Network[] | undefined;
  readonly description?: Setting<string> | undefined;
}

export interface Network {
  readonly cidr: string;
  readonly span: Span;
}

export interface PortRange {
  /** `all`: every protocol with every port. */
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'all' | 'other';
  readonly from: number;
  readonly to: number;
}

/** Something that gives machines an address on the internet: a machine itself, its template, its subnet, its task. */
export interface Addressing extends PlatformSubject<'addressing'> {
  readonly publicAddress: Setting<boolean>;
}

/** A private network with its subnets. */
export interface PrivateNetwork extends PlatformSubject<'network'> {
  readonly flowLogs: Setting<boolean>;
  /** Undefined where subnets, or the zones of them, are not all known. */
  readonly subnets: readonly Subnet[] | undefined;
}

export interface Subnet {
  readonly name: string;
  /** What stands for its zone: two that differ are two zones. */
  readonly zone: string;
  readonly isPublic: boolean;
}

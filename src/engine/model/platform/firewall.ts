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
  /** Of a subnet's rules the lowest decides; undefined where all hold together, or it is not known. */
  readonly order: number | undefined;
  /** Undefined: it is not known. */
  readonly ports: PortRange | undefined;
  /** The networks on the other side, in CIDR notation; other groups are none. */
  readonly networks: readonly Network[];
  /** False where there may be other networks than these. */
  readonly networksKnown: boolean;
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
  /** It gives addresses to every machine in it. */
  readonly isSubnet: boolean;
}

/** A private network with its subnets. */
export interface PrivateNetwork extends PlatformSubject<'network'> {
  readonly flowLogs: Setting<boolean>;
  readonly subnets: readonly Subnet[];
  /** False where there may be other subnets than these. */
  readonly subnetsKnown: boolean;
}

export interface Subnet {
  /** What stands for its zone: two that differ are two zones. Undefined: it is not known. */
  readonly zone: string | undefined;
  /** Its machines get addresses on the internet. Undefined: it is not known. */
  readonly isPublic: boolean | undefined;
}

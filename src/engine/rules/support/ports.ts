import type { FirewallRule, PortRange } from '../../model/platform/firewall.ts';
import type { Finding, Judgement } from '../rule.ts';
import type { Opinion } from './judge-value.ts';
import { enumerated } from './words.ts';

/** Ports through which machines are administered, or data is had: none of them is for everybody. */
const SENSITIVE: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'],
  [22, 'SSH'],
  [23, 'Telnet'],
  [135, 'RPC'],
  [139, 'NetBIOS'],
  [389, 'LDAP'],
  [445, 'SMB'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [2049, 'NFS'],
  [2375, 'Docker'],
  [2376, 'Docker'],
  [2379, 'etcd'],
  [3306, 'MySQL'],
  [3389, 'RDP'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [5601, 'Kibana'],
  [5900, 'VNC'],
  [5984, 'CouchDB'],
  [5985, 'WinRM'],
  [6379, 'Redis'],
  [6443, 'the Kubernetes API'],
  [7199, 'Cassandra'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [9300, 'Elasticsearch'],
  [10250, 'the kubelet'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
]);

/** Those that answer over UDP as well: telephony and video take thousands of ports, and the kubelet is behind none of them. */
const OVER_UDP: ReadonlySet<number> = new Set([389, 2049, 3389]);

/**
 * What a range holds that is not for everybody: `port 22 (SSH)`, `every port`; undefined where it holds nothing of the kind.
 * @param denied what is taken out of it.
 */
export function sensitivePorts(range: PortRange, further: readonly string[], denied: readonly PortRange[] = []): string | undefined {
  const { protocol, from, to } = range;
  if (protocol === 'icmp' || protocol === 'other') return undefined;
  const isOpen = (port: number): boolean => port >= from && port <= to && !denied.some(one => takesOut(one, protocol, port));
  const named = [...SENSITIVE].filter(([port]) => isOpen(port) && (protocol !== 'udp' || OVER_UDP.has(port))).map(([port, what]) => `${String(port)} (${what})`);
  const all = [...named, ...further.filter(port => !SENSITIVE.has(Number(port)) && isOpen(Number(port)))];
  if (all.length === 0) return undefined;
  const but = denied.length === 0 ? '' : ' that it does not deny';
  if (isEveryPort(range)) return `every port${but}`;
  if (all.length > 3) return `ports ${String(from)} to ${String(to)}${but}`;
  return `${all.length === 1 ? 'port' : 'ports'} ${enumerated(all)}`;
}

/** What is asked for here is asked over TCP, whatever else may be. */
function takesOut(denied: PortRange, protocol: PortRange['protocol'], port: number): boolean {
  const isMeant = denied.protocol === 'all' || denied.protocol === (protocol === 'all' ? 'tcp' : protocol);
  return isMeant && port >= denied.from && port <= denied.to;
}

export function isEveryPort({ protocol, from, to }: PortRange): boolean {
  return protocol === 'all' || ((protocol === 'tcp' || protocol === 'udp') && from <= 1 && to >= 65_535);
}

/** Every address there is, or half of them. */
export function isEverywhere(cidr: string): boolean {
  return /^(?:0\.0\.0\.0\/[01]|128\.0\.0\.0\/1|::\/[01]|8000::\/1)$/.test(cidr.replace(/^(?:0{1,4}:){7}0{1,4}/, '::'));
}

/** Finds the rules of which `judge` finds fault, at each network that is everywhere. */
export function judgeOpen(rules: readonly FirewallRule[], isWhole: boolean, judge: (ports: PortRange, rule: FirewallRule) => Opinion): Judgement {
  const findings: Finding[] = [];
  let isUnknown = !isWhole;
  for (const rule of rules) {
    const { ports, networksKnown } = rule;
    const everywhere = rule.networks.filter(({ cidr }) => isEverywhere(cidr));
    isUnknown ||= !networksKnown;
    if (everywhere.length === 0) continue;
    const opinion = ports === undefined ? 'unknown' : judge(ports, rule);
    isUnknown ||= opinion === 'unknown';
    if (typeof opinion !== 'string') findings.push(...everywhere.map(({ span }) => ({ span, ...opinion })));
  }
  return findings.length === 0 && isUnknown ? 'unknown' : findings;
}

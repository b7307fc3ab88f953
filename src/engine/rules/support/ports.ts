import type { FirewallRule, PortRange } from '../../model/platform/firewall.ts';
import type { Finding, Judgement } from '../rule.ts';

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

/** What a range holds that is not for everybody: `port 22 (SSH)`, `every port`; undefined where it holds nothing of the kind. */
export function sensitivePorts({ protocol, from, to }: PortRange, further: readonly string[]): string | undefined {
  if (protocol === 'icmp' || protocol === 'other') return undefined;
  if (isEveryPort({ protocol, from, to })) return 'every port';
  const within = (port: number): boolean => port >= from && port <= to;
  const named = [...SENSITIVE].filter(([port]) => within(port)).map(([port, what]) => `${String(port)} (${what})`);
  const all = [...named, ...further.filter(port => !SENSITIVE.has(Number(port)) && within(Number(port)))];
  if (all.length === 0) return undefined;
  if (all.length > 3) return `ports ${String(from)} to ${String(to)}`;
  return `${all.length === 1 ? 'port' : 'ports'} ${all.join(', ').replace(/, ([^,]*)$/, ' and $1')}`;
}

export function isEveryPort({ protocol, from, to }: PortRange): boolean {
  return protocol === 'all' || ((protocol === 'tcp' || protocol === 'udp') && from <= 1 && to >= 65_535);
}

/** Every address there is, or half of them. */
export function isEverywhere(cidr: string): boolean {
  return /^(?:0\.0\.0\.0\/[01]|128\.0\.0\.0\/1|::\/[01]|8000::\/1)$/.test(cidr.replace(/^(?:0{1,4}:){7}0{1,4}/, '::'));
}

/** Finds the rules of which `says` finds fault, at each network that is everywhere. */
export function judgeOpen(rules: readonly FirewallRule[], isWhole: boolean, says: (rule: FirewallRule, ports: PortRange) => string | undefined): Judgement {
  const findings: Finding[] = [];
  let isUnknown = !isWhole;
  for (const rule of rules) {
    const { ports, networks, networksKnown } = rule;
    isUnknown ||= !networksKnown || (ports === undefined && networks.some(({ cidr }) => isEverywhere(cidr)));
    const message = ports === undefined ? undefined : says(rule, ports);
    if (message !== undefined) findings.push(...networks.filter(({ cidr }) => isEverywhere(cidr)).map(({ span }) => ({ span, message })));
  }
  return findings.length === 0 && isUnknown ? 'unknown' : findings;
}

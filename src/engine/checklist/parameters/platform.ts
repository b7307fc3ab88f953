import type { Pattern } from './pattern.ts';
import { partsOf } from './pattern.ts';

/** What data stores, hosts, Terraform and the tools around hold. */
export const PLATFORM_PATTERNS: readonly Pattern[] = [
  { match: /\b(?:postgres(?:ql)?)\s+v?(\d+(?:\.\d+)*)\+/i, read: ([, version = '']) => ({ 'postgres.min': version }) },
  { match: /\bredis\s+v?(\d+(?:\.\d+)*)\+/i, read: ([, version = '']) => ({ 'redis.min': version }) },
  { match: /\bmysql\s+v?(\d+(?:\.\d+)*)\+/i, read: ([, version = '']) => ({ 'mysql.min': version }) },
  { match: /\bdocker\s+v?(\d+(?:\.\d+)*)\+/i, read: ([, version = '']) => ({ 'docker.min': version }) },
  { match: /\bcompose\s+v?(\d+(?:\.\d+)*)\+/i, read: ([, version = '']) => ({ 'compose.min': version }) },
  { match: /\b(ubuntu|debian|rhel|centos)\s+(\d+(?:\.\d+)*)\+/i, read: ([, name = '', version = '']) => ({ 'os.min': `${name} ${version}` }) },
  { match: /^cpu:\s*(\d+)\+?\s*cores?/i, read: ([, count = '']) => ({ 'host.cpu.cores.min': Number(count) }) },
  { match: /^(?:ram|memory):\s*(\d+)\+?\s*([GMT]i?B)\b/i, read: ([, count = '', unit = '']) => ({ 'host.memory.min': `${count}${unit}` }) },
  { match: /^(?:storage|disk):\s*(\d+)\+?\s*([GT]i?B)\b/i, read: ([, count = '', unit = ''], { statement }) => ({ 'host.storage.min': `${count}${unit}`, ...(/\bssd\b/i.test(statement) ? { 'host.storage.type': 'SSD' } : {}) }) },
  { match: /^network:\s*(\d+)\+?\s*([GM]bps)\b/i, read: ([, count = '', unit = '']) => ({ 'host.network.min': `${count}${unit}` }) },
  { match: /\bpersistence\b.*\(([^)]*\b(?:aof|rdb)\b[^)]*)\)/i, read: ([, list = '']) => ({ 'redis.persistence': partsOf(list.toLowerCase()) }) },
  { match: /\b(l[rf]u) eviction\b|\beviction polic(?:y|ies)\b.*\b(l[rf]u)\b/i, read: ([, before = '', after = '']) => ({ 'redis.maxmemory-policy': `*${(before === '' ? after : before).toLowerCase()}` }) },
  { match: /\b(hourly|daily|nightly|weekly) (?:\w+ )?backups?\b|\bbackups?\b.*\bautomated (hourly|daily|weekly)\b/i, read: ([, before = '', after = '']) => ({ 'backup.schedule': (before === '' ? after : before).toLowerCase() }) },
  { match: /\b(\d+)[- ]day (?:backup )?retention\b|\bretention\b\D{0,12}(\d+) days?\b/i, read: ([, before = '', after = '']) => ({ 'retention.days': Number(before === '' ? after : before) }) },
  { match: /\bsubnets?\b/i, read: (_, { statement }) => subnets(statement) },
  { match: /\b(?:state|backend)\b.*\(([^)]*\b(?:s3|gcs|azurerm|dynamodb)\b[^)]*)\)/i, read: ([, list = '']) => backend(partsOf(list.toLowerCase())) },
  { match: /\bTLS\s*v?(\d\.\d)\b\+?/i, read: ([, version = '']) => ({ 'tls.min': version }) },
  { match: /\bonly\b.*\bports?\b.*\((\d+(?:\s*,\s*\d+)+)\)/i, read: ([, list = '']) => ({ ports: list.split(/\s*,\s*/).map(Number) }) },
  { match: /\bDNS\b.*\(([A-Z]+(?:\s*,\s*[A-Z]+)*)\)/, read: ([, list = '']) => ({ 'dns.types': partsOf(list) }) },
  { match: /\(\s*(\d+) critical,\s*(?:≤|<=)?\s*(\d+) high\s*\)/i, read: ([, critical = '', high = '']) => ({ 'vulns.critical.max': Number(critical), 'vulns.high.max': Number(high) }) },
  { match: /\bset to\b.*\((\d+(?:\s*\/\s*\d+)+)\)/i, read: ([, list = '']) => ({ 'config.oneOf': list.split(/\s*\/\s*/).map(Number) }) },
  { match: /\b(critical|warning) alerts?\b.*\bconfigured\b/i, read: ([, severity = '']) => ({ 'alert.severity': severity.toLowerCase() }) },
  { match: /\b(?:routing|channels?|receivers?|notifications?)\b.*\(([^)]+)\)/i, read: ([, list = '']) => ({ receivers: partsOf(list.toLowerCase()) }) },
  { match: /\b(?:Deployments?|StatefulSets?|DaemonSets?)\b.*\(([A-Z]\w*(?:\s*,\s*[A-Z]\w*)*)\)/, read: ([, list = '']) => ({ workloads: partsOf(list) }) },
  { match: /\b(json) format\b|\bformat(?:ted as)?:? (json)\b/i, read: () => ({ 'log.format': 'json' }) },
  { match: /\(([A-Z][\w ]*(?:\/[A-Z][\w ]*)+)\)/, read: ([, list = '']) => ({ tools: partsOf(list) }) },
  { match: /^([A-Z][\w ]*) (?:stack )?or similar\b/, read: ([, tool = '']) => ({ tools: [tool.replace(/ stack$/, '')] }) },
  { match: /\b([A-Z]\w+)\/([A-Z]\w+) endpoint\b/, read: ([, one = '', other = '']) => ({ tools: [one, other] }) },
  { match: /\bin (AWS Secrets Manager)(?: or (HashiCorp Vault))?/i, read: ([, one = '', other = '']) => ({ tools: other === '' ? [one] : [one, other] }) },
  { match: /\ball (\d+)\+? (?:\w+ )?(tests|checks)\b/i, read: ([, count = '', what = '']) => ({ [`${what.toLowerCase()}.min`]: Number(count) }) },
  { match: /^all (.+?) items (?:checked|completed?|ticked|done)\b/i, read: ([, section = '']) => ({ rollup: section.toLowerCase() }) },
  { match: /\(?(\d+)% (?:→|->|to) (\d+)%/, read: ([, from = '', to = '']) => ({ 'traffic.from': Number(from), 'traffic.to': Number(to) }) },
  { match: /\b(MIT|BSD|Apache(?: 2\.0)?|A?GPL\w*|MPL) licen[sc]e\b/i, read: ([, license = '']) => ({ license }) },
  { match: /^(\d+)% traffic\b/i, read: ([, percent = '']) => ({ 'traffic.percent': Number(percent) }) },
];

function subnets(statement: string): Record<string, readonly string[]> {
  const kinds = ['public', 'private'].filter(kind => new RegExp(`\\b${kind}\\b`, 'i').test(statement));
  return kinds.length > 0 ? { subnets: kinds } : {};
}

function backend(parts: readonly string[]): Record<string, string> {
  const type = parts.find(part => /^(?:s3|gcs|azurerm|remote)$/.test(part));
  const lock = parts.find(part => /^dynamodb$/.test(part));
  return { ...(type === undefined ? {} : { 'backend.type': type }), ...(lock === undefined ? {} : { 'backend.lock': lock }) };
}

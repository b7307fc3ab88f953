import type { Pattern } from './pattern.ts';
import { numberOf, partsOf } from './pattern.ts';

const QUANTITY = String.raw`\d+(?:\.\d+)?\s?(?:[KMGTPE]i?B?|m)?(?:\s?(?:cores?|CPUs?))?`;

/** What Kubernetes objects hold: resources, replicas, rollouts, probes, contexts. */
export const CLUSTER_PATTERNS: readonly Pattern[] = [
  { match: new RegExp(String.raw`\b(memory|cpu|ram)\b[\w\s]*?\b(request|limit)s?\b(?:\s*(?:set to|of|[:=]))?\s*(?:(minimum|at least|maximum|at most|max|min|up to)\s+)?\(?(${QUANTITY})(?:\s*(minimum|maximum|min|max))?(?=[\s,;).]|$)`, 'i'), read: readBound },
  { match: new RegExp(String.raw`\b(?:minimum|at least|min)(?: of)? (\d+) (?:pod )?(?:replicas?|pods?|instances?)\b`, 'i'), read: ([, count = '']) => ({ 'replicas.min': Number(count) }) },
  { match: /\b(\d+)\+ (?:pod )?replicas?\b/i, read: ([, count = '']) => ({ 'replicas.min': Number(count) }) },
  { match: /\bmin(?:imum)? replicas?\s*[:=]\s*(\d+)/i, read: ([, count = '']) => ({ 'replicas.min': Number(count) }) },
  { match: /\bmax(?:imum)? replicas?\s*[:=]\s*(\d+)/i, read: ([, count = '']) => ({ 'replicas.max': Number(count) }) },
  { match: /\breplicas?\s*(?:[:=]|≥|>=)\s*(\d+)/i, read: ([whole = '', count = ''], { statement }) => (/\b(?:min|max)\w*\s+$/i.test(statement.slice(0, statement.indexOf(whole))) ? {} : { 'replicas.min': Number(count) }) },
  { match: /\b(?:minimum|at least) (\d+) read replicas?\b/i, read: ([, count = '']) => ({ 'readReplicas.min': Number(count) }) },
  { match: /\bstrategy\s*[:=]\s*(RollingUpdate|Recreate)\b/i, read: ([, strategy = '']) => ({ strategy: strategy.toLowerCase() === 'recreate' ? 'Recreate' : 'RollingUpdate' }) },
  { match: /\bmax ?surge\s*[:=]\s*(\d+%?)/i, read: ([, value = '']) => ({ maxSurge: countOrPercent(value) }) },
  { match: /\bmax ?unavailable\s*[:=]\s*(\d+%?)/i, read: ([, value = ''], { statement }) => ({ [/\b(?:pdb|disruption)\b/i.test(statement) ? 'pdb.maxUnavailable' : 'maxUnavailable']: countOrPercent(value) }) },
  { match: /\bmin ?available\s*[:=]\s*(\d+%?)/i, read: ([, value = '']) => ({ 'pdb.minAvailable': countOrPercent(value) }) },
  { match: /\bgrace period\b\D{0,12}?(\d+)\s*(s|seconds?|m|minutes?)\b/i, read: ([, amount = '', unit = '']) => ({ terminationGracePeriodSeconds: Number(amount) * (/^m/i.test(unit) ? 60 : 1) }) },
  { match: /\b(?:uid|user id)\s*[:=]?\s*(\d+)/i, read: ([, uid = '']) => ({ uid: Number(uid) }) },
  { match: /\bcapabilities\b.*\((?:drop )?(ALL)\)|\bdrop(?:ped|s)? (ALL) capabilities/i, read: () => ({ 'capabilities.drop': 'ALL' }) },
  { match: /\b(startup|liveness|readiness)\b.*\((\d+) (?:attempts|failures|tries|retries)\)/i, read: ([, probe = '', count = '']) => ({ [`${probe.toLowerCase()}Probe.failureThreshold`]: Number(count) }) },
  { match: /\b(?:probe|health ?check)\w*\b.*\btimeouts?\b.*?(\d+)\s*[-–]\s*(\d+)\s*s/i, read: ([, from = '', to = '']) => ({ 'probe.timeoutSeconds.min': Number(from), 'probe.timeoutSeconds.max': Number(to) }) },
  { match: /\b(?:hpa|autoscaler)\b.*\(([^)]*\b(?:cpu|memory)\b[^)]*)\)/i, read: ([, list = '']) => ({ 'hpa.metrics': partsOf(list.toLowerCase()) }) },
  { match: /\bingress and egress\b/i, read: (_, { context }) => (/network polic/i.test(context) ? { 'networkPolicy.types': ['Ingress', 'Egress'] } : {}) },
  { match: /\bversion\s*(?:≥|>=|at least|[:=])?\s*v?(\d+\.\d+)(\+)?/i, read: ([, version = ''], { statement, context }) => (/\b(?:cluster|kubernetes|k8s)\b/i.test(`${statement} ${context}`) ? { 'cluster.version.min': version } : {}) },
  { match: /\b(?:kubernetes|k8s)\s+v?(\d+\.\d+)\+/i, read: ([, version = '']) => ({ 'cluster.version.min': version }) },
  { match: /\b(\d+)\+?\s+nodes?\b/i, read: ([, count = '']) => ({ 'nodes.min': Number(count) }) },
  { match: /\bstorage class(?:es)?\b/i, read: (_, { statement }) => (/\bssd\b/i.test(statement) ? { 'storageClass.type': 'ssd' } : {}) },
  { match: /\b(?:rate|limit)\w*\b.*?\((\d[\d,]*)\s*(?:RPS|req\/s|requests?\/s\w*)/i, read: ([, rate = '']) => ({ 'rate.rps': numberOf(rate) }) },
];

function readBound(groups: readonly string[]): Record<string, string> {
  const [, resource = '', bound = '', before = '', quantity = '', after = ''] = groups;
  const name = /^ram$/i.test(resource) ? 'memory' : resource.toLowerCase();
  const kind = bound.toLowerCase();
  const word = (before === '' ? after : before).toLowerCase();
  const least = word === '' ? kind === 'request' : /^(?:min|at least)/.test(word);
  return { [`${name}.${kind}.${least ? 'min' : 'max'}`]: quantity.replace(/\s|B$|cores?|CPUs?/gi, '') };
}

function countOrPercent(text: string): string | number {
  return text.endsWith('%') ? text : Number(text);
}

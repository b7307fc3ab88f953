import type { Source, Topic } from '../topic.ts';
import { cluster, fact, near, object, on, resource, rule } from '../topic.ts';

/** Of the kinds that are named, else any. */
const subnets: Source = (parameters, words) => {
  const { subnets: kinds } = parameters;
  if (!Array.isArray(kinds)) return resource('aws_subnet', 'google_compute_subnetwork', 'azurerm_subnet')(parameters, words);
  return kinds.flatMap(kind => fact('subnet', { kind: String(kind) })({}, words));
};

/** What may talk to what, and how traffic comes in. */
export const NETWORK_TOPICS: readonly Topic[] = [
  { topic: 'sg-least-privilege', noun: /\bsecurity groups?\b/, direction: 'two-way', evidence: [rule('sg-open-ingress')] },
  { topic: 'cluster-network-policy', noun: /\bnetwork polic(?:y|ies) supported\b/, direction: 'none', evidence: [cluster('network-policy')] },
  { topic: 'network-policy', noun: /\bnetwork (?:security )?polic(?:y|ies)\b|\bnamespace isolation\b/, direction: 'pass-only', evidence: [object('NetworkPolicy', 'CiliumNetworkPolicy')] },
  { topic: 'network-policy', noun: /\bingress and egress rules?\b/, when: near(/\bnetwork polic/), direction: 'two-way', evidence: [fact('object', { kind: ['NetworkPolicy'] }, { types: 'networkPolicy.types' })] },
  { topic: 'ip-allowlist', noun: /\bip (?:white|allow)-?list\w*/, direction: 'pass-only', evidence: [fact('annotation', { kind: ['Ingress', 'Service'], name: ['nginx.ingress.kubernetes.io/whitelist-source-range', 'nginx.ingress.kubernetes.io/allowlist-source-range'] }), resource('aws_wafv2_ip_set')] },
  { topic: 'ingress-tls', noun: /\bingress security\b/, direction: 'none', evidence: [rule('ingress-tls')] },
  { topic: 'encryption-in-transit', noun: /\bencrypt(?:ion|ed) in transit\b/, direction: 'two-way', combine: 'every', evidence: [rule('ingress-tls'), rule('lb-https'), rule('cache-encryption-transit'), rule('db-tls'), rule('bucket-https')] },
  { topic: 'tls-certificate', noun: /\b(?:(?:ssl|tls|ssl\/tls) )?certificates?\b/, direction: 'none', evidence: [cluster('certificate'), object('Certificate'), resource('aws_acm_certificate')] },
  { topic: 'tls-version', noun: /\btls v?\d\.\d\+?/, direction: 'none', evidence: [rule('lb-tls-policy', { min: 'tls.min' })] },
  { topic: 'ingress-tls', noun: /(?<!\bor )\b(?:tls\/ssl|ssl\/tls|tls|ssl|https)\b(?=.*\b(?:configured|enabled|enforced|set up|required|terminat\w+|everywhere|for)\b)/, when: ({ scope, item, around }) => (scope.subject === undefined || scope.subject === 'nginx') && ![item.plain, ...around].some(text => /\b(?:sslmode|connection string|database|smtp|email)\b/i.test(text)), direction: 'two-way', combine: 'every', evidence: [rule('ingress-tls'), rule('lb-https')] },
  { topic: 'ingress-controller', noun: /\bingress controllers?\b/, direction: 'none', evidence: [cluster('ingress-controller')] },
  { topic: 'ingress-controller', noun: /\bnginx or similar\b/, when: near(/\bingress controller\b/), direction: 'none', evidence: [cluster('ingress-controller')] },
  { topic: 'ingress', noun: /\bingress(?:es)?\b(?! (?:and egress|security|controller))/, direction: 'pass-only', evidence: [object('Ingress', 'HTTPRoute', 'Gateway')] },
  { topic: 'dns-records', noun: /\bdns\b|\bdomain names?\b/, direction: 'none', evidence: [resource('aws_route53_record', 'google_dns_record_set', 'azurerm_dns_a_record', 'cloudflare_record')] },
  { topic: 'traffic-split', noun: /\btraffic split\w*|\bload balancer weights\b/, direction: 'none', evidence: [object('VirtualService', 'TrafficSplit', 'HTTPRoute')] },
  { topic: 'load-balancer', noun: /\bload[- ]?balanc(?:ers?|ing)\b/, direction: 'pass-only', evidence: [fact('load-balancer'), resource('aws_lb', 'aws_alb', 'google_compute_forwarding_rule', 'azurerm_lb'), fact('service', { image: ['nginx', 'haproxy', 'traefik', 'envoyproxy/envoy', 'caddy'] })] },
  { topic: 'service-mesh', noun: /\bservice mesh\b|\bistio\b|\blinkerd\b/, direction: 'pass-only', evidence: [object('PeerAuthentication', 'VirtualService', 'DestinationRule', 'ServiceProfile')] },
  { topic: 'cloudfront', noun: /\bcdn\b|\bcontent delivery\b|\bcloudfront\b/, direction: 'pass-only', evidence: [resource('aws_cloudfront_distribution', 'google_compute_backend_bucket', 'azurerm_cdn_profile', 'azurerm_cdn_frontdoor_profile')] },
  { topic: 'waf', noun: /\bwaf\b|\bweb application firewall\b/, direction: 'pass-only', evidence: [resource('aws_wafv2_web_acl', 'google_compute_security_policy', 'azurerm_web_application_firewall_policy')] },
  { topic: 'ddos-protection', noun: /\bddos\b/, direction: 'none', evidence: [resource('aws_shield_protection')] },
  { topic: 'rate-limiting', noun: /\brate[- ]limit(?:ing|s)?\b/, direction: 'none', evidence: [fact('annotation', { kind: ['Ingress'], name: ['nginx.ingress.kubernetes.io/limit-rps', 'nginx.ingress.kubernetes.io/limit-rpm'] })] },
  { topic: 'vpc-subnets', noun: /\bvpcs?\b|\bsubnets?\b/, when: ({ nouns }) => !/\b(?:rds|database|peering|transit)\b/.test(nouns), direction: 'pass-only', combine: 'all', evidence: [resource('aws_vpc', 'google_compute_network', 'azurerm_virtual_network'), subnets] },
  { topic: 'compose-ports', noun: /\b(?:required|unnecessary|unused) ports?\b(?=.*\b(?:open|exposed|closed)\b)/, direction: 'fail-only', evidence: [rule('ports-bind', { public: 'ports' })] },
  { topic: 'compose-ports', noun: /\binternal (?:service )?ports?\b/, direction: 'two-way', evidence: [rule('ports-bind')] },
  { topic: 'firewall-rules', noun: /\bfirewalls?(?: rules?)?\b/, direction: 'none', evidence: [rule('sg-open-ingress')] },
  { topic: 'compose-networks', noun: /\b(?:docker )?networks\b/, when: on('compose'), direction: 'two-way', evidence: [rule('network-segmentation')] },
];

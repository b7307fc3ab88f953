import type { Topic } from '../topic.ts';
import { near, onlyAbout, resource, rule } from '../topic.ts';

const AT_REST = /\bencrypt(?:ion|ed) at rest\b/;
const IN_TRANSIT = /\bencrypt(?:ion|ed) in transit\b/;
const MULTI_AZ = /\bmulti-?az\b/;
const BALANCER = near(/\bload[- ]?balancers?\b|\b[an]lbs?\b|\blisteners?\b/);
const EKS = near(/\beks\b/);
const TERRAFORM = near(/\bterraform\b|\btofu\b|\binfrastructure as code\b|\bthe code itself\b/);

/** What a cloud's platform is set to, as Terraform says it. Most of these words mean something else elsewhere: company decides. */
export const PLATFORM_TOPICS: readonly Topic[] = [
  { topic: 'rds-encryption', noun: AT_REST, when: onlyAbout('database'), direction: 'two-way', evidence: [rule('db-encryption')] },
  { topic: 'elasticache-encryption', noun: AT_REST, when: onlyAbout('cache'), direction: 'two-way', evidence: [rule('cache-encryption-rest')] },
  { topic: 's3-encryption', noun: AT_REST, when: onlyAbout('bucket'), direction: 'two-way', evidence: [rule('bucket-encryption')] },
  { topic: 'ebs-encryption', noun: AT_REST, when: onlyAbout('disk'), direction: 'two-way', evidence: [rule('ebs-encryption')] },
  { topic: 'queue-encryption', noun: AT_REST, when: onlyAbout('queue'), direction: 'two-way', evidence: [rule('queue-encryption')] },
  { topic: 's3-encryption', noun: /\b(?:s3|bucket) (?:default |server-side )?encrypt\w*/, direction: 'two-way', evidence: [rule('bucket-encryption')] },
  { topic: 'rds-encryption', noun: /\brds (?:storage )?encrypt\w*/, direction: 'two-way', evidence: [rule('db-encryption')] },
  { topic: 'ebs-encryption', noun: /\bebs (?:volumes? )?encrypt\w*/, direction: 'two-way', evidence: [rule('ebs-encryption')] },
  { topic: 'db-tls', noun: IN_TRANSIT, when: onlyAbout('database'), direction: 'two-way', evidence: [rule('db-tls')] },
  { topic: 'elasticache-encryption-transit', noun: IN_TRANSIT, when: onlyAbout('cache'), direction: 'two-way', evidence: [rule('cache-encryption-transit')] },
  { topic: 's3-https', noun: IN_TRANSIT, when: onlyAbout('bucket'), direction: 'two-way', evidence: [rule('bucket-https')] },
  { topic: 'elasticache-multi-az', noun: MULTI_AZ, when: onlyAbout('cache'), direction: 'two-way', attribute: true, evidence: [rule('cache-multi-az')] },

  { topic: 'pitr', noun: /\bpoint[- ]in[- ]time recovery\b|\bpitr\b/, when: onlyAbout('table'), direction: 'two-way', evidence: [rule('dynamodb-backup')] },
  { topic: 'pitr', noun: /\bpoint[- ]in[- ]time recovery\b|\bpitr\b/, when: near(/\brds\b|\baurora\b/), direction: 'two-way', evidence: [rule('db-backup', { days: 'retention.days' })] },
  { topic: 'db-snapshot', noun: /\bfinal snapshots?\b/, direction: 'two-way', evidence: [rule('db-snapshot')] },
  { topic: 'db-minor-upgrades', noun: /\bauto(?:matic)?\b.*\bminor (?:version )?upgrades?\b/, direction: 'two-way', evidence: [rule('db-minor-upgrades')] },
  { topic: 'db-insights', noun: /\bperformance insights\b|\benhanced monitoring\b/, when: near(/\brds\b|\baurora\b|\bperformance insights\b/), direction: 'two-way', evidence: [rule('db-monitoring')] },
  { topic: 'lb-deletion-protection', noun: /(?:\bload[- ]?balancers? )?\bdeletion protection\b(?:.*\bload[- ]?balancers?\b)?/, when: BALANCER, direction: 'two-way', evidence: [rule('lb-deletion-protection')] },

  { topic: 'lb-access-logs', noun: /(?:\bload[- ]?balancers? |\b[an]lbs? )?\baccess log(?:s|ging)\b(?:.*\bload[- ]?balancers?\b)?/, when: BALANCER, direction: 'two-way', evidence: [rule('lb-access-logs')] },
  { topic: 's3-access-logs', noun: /\baccess log(?:s|ging)\b/, when: onlyAbout('bucket'), direction: 'two-way', evidence: [rule('bucket-logging')] },
  { topic: 'vpc-flow-logs', noun: /(?:\bvpcs? )?\bflow logs?\b(?:.*\bvpcs?\b)?/, direction: 'two-way', evidence: [rule('vpc-flow-logs')] },
  { topic: 'log-retention', noun: /\b(?:log )?retention\b/, when: near(/\bcloudwatch log groups?\b/), direction: 'two-way', evidence: [rule('log-retention', { days: 'retention.days' })] },
  { topic: 'lb-tls-policy', noun: /\btls v?\d\.\d\+?(?:.*\bload[- ]?balancers?\b)?/, when: BALANCER, direction: 'two-way', attribute: true, evidence: [rule('lb-tls-policy', { min: 'tls.min' })] },
  { topic: 'lb-https', noun: /\bhttps\b|\bssl\/tls\b|\btls\b/, when: near(/\b(?:application load balancers?|albs?|listeners?)\b/), direction: 'two-way', evidence: [rule('lb-https')] },
  { topic: 'public-ip', noun: /\bpublic ip(?:s| address(?:es)?)?\b/, direction: 'fail-only', evidence: [rule('public-ip'), rule('ecs-public-ip')], combine: 'every' },
  { topic: 'sg-default', noun: /\bdefault security groups?\b/, direction: 'two-way', evidence: [rule('sg-default')] },
  { topic: 'nacl', noun: /\bnetwork acls?\b|\bnacls?\b/, direction: 'two-way', evidence: [rule('nacl-open')] },

  { topic: 'imds', noun: /\bimds ?v?2\b|\binstance metadata (?:service )?v?2\b/, direction: 'two-way', bare: true, evidence: [rule('ec2-imds')] },
  { topic: 'kms-rotation', noun: /\bkms\b.*\brotation\b|\brotation\b.*\bkms\b/, direction: 'two-way', evidence: [rule('kms-rotation')] },
  { topic: 'iam-wildcard', noun: /\bwildcards?\b.*\biam \w+|\biam \w+\b.*\bwildcards?\b|\bwildcards?\b/, when: near(/\biam\b/), direction: 'fail-only', evidence: [rule('iam-wildcard')] },
  { topic: 'cluster-logging', noun: /\b(?:control[- ]plane|cluster|eks)(?: audit)? log(?:s|ging)\b/, when: EKS, direction: 'two-way', evidence: [rule('k8s-cluster-logging')] },
  { topic: 'cluster-endpoint', noun: /\b(?:public|private|cluster|api|eks)(?: \w+){0,2} endpoint\b/, when: EKS, direction: 'two-way', evidence: [rule('k8s-cluster-endpoint')] },
  { topic: 'circuit-breaker', noun: /\bcircuit breakers?\b/, when: near(/\becs\b|\bfargate\b/), direction: 'two-way', evidence: [rule('ecs-circuit-breaker')] },
  { topic: 'container-insights', noun: /\bcontainer insights\b/, direction: 'two-way', evidence: [rule('ecs-insights')] },
  { topic: 'dead-letter-queue', noun: /\bdead[- ]letter queues?\b|\bdlqs?\b/, when: near(/\blambdas?\b/), direction: 'two-way', evidence: [rule('lambda-reliability')] },
  { topic: 'cloudtrail', noun: /\bcloudtrail\b/, direction: 'pass-only', evidence: [resource('aws_cloudtrail')] },
  { topic: 'guardduty', noun: /\bguardduty\b/, direction: 'pass-only', evidence: [resource('aws_guardduty_detector')] },

  { topic: 'version-pin', noun: /\b(?:provider|terraform|module)s?(?: and (?:provider|module))? versions?\b|\bversions of (?:terraform|providers|modules)\b/, when: TERRAFORM, direction: 'two-way', evidence: [rule('version-pin')] },
  { topic: 'output-secret', noun: /\boutputs?\b.*\bsensitive\b|\bsensitive outputs?\b/, direction: 'two-way', bare: true, evidence: [rule('output-secret')] },
  { topic: 'variable-secret', noun: /\bvariables?\b.*\bsensitive\b|\bsensitive variables?\b/, when: TERRAFORM, direction: 'two-way', bare: true, evidence: [rule('variable-secret')] },
  { topic: 'variable-docs', noun: /\bvariables?\b.*\b(?:described|documented|descriptions?)\b/, when: TERRAFORM, direction: 'two-way', bare: true, document: true, evidence: [rule('variable-docs')] },
  { topic: 'unused-declarations', noun: /\bunused (?:variables?|declarations?|locals?|data sources?)\b/, when: TERRAFORM, direction: 'fail-only', evidence: [rule('unused-declarations')] },
];

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bind, demandsOf, evaluate, isRefuted } from '../../../src/engine/checklist/index.ts';
import type { Answer, Binding, Evidence } from '../../../src/engine/checklist/index.ts';
import { TOPICS } from '../../../src/engine/checklist/bind/topics/index.ts';
import { RULES } from '../../../src/engine/rules/index.ts';
import { read } from './support.ts';

function bound(text: string, heading = 'Production', group?: string): Binding {
  const { items } = read(group === undefined ? `# ${heading}\n- [ ] ${text}\n` : `# ${heading}\n- [ ] **${group}**\n  - [ ] ${text}\n`);
  const item = items.at(-1);
  assert.ok(item !== undefined);
  return bind(item);
}

const answer = (examined: number, found: number, unknown = 0): Answer => ({ kind: 'tally', examined, found, unknown, at: [] });
const said = (binding: Binding, given: Answer): string => evaluate(binding, () => given).verdict.kind;

/** What an item is bound to, and what it can come to: m where proof is possible, u where refutation is. */
function summary(binding: Binding): string {
  const can = `${said(binding, answer(1, 0)) === 'met' ? 'm' : ''}${said(binding, answer(1, 1)) === 'unmet' ? 'u' : ''}`;
  return `${binding.claims.map(({ topic }) => topic).join('+')}${can === '' ? '' : ` ${can}`}`;
}

describe('the verb decides what can be claimed', () => {
  const table: readonly (readonly [string, string])[] = [
    ['Liveness probes configured on every pod', 'liveness-probe u'],
    ['Liveness probes configured', 'liveness-probe mu'],
    ['Configure liveness probes', 'liveness-probe mu'],
    ['Liveness probes tested', 'liveness-probe'],
    ['Liveness probes configured and tested', 'liveness-probe'],
    ['Verify that liveness probes are configured', 'liveness-probe'],
    ['Are liveness probes configured?', 'liveness-probe'],
    ['Non-root containers', 'run-as-non-root mu'],
    ['Network policies configured', 'network-policy m'],
    ['Network policies deployed', 'network-policy'],
    ['Memory limits set sensibly', 'memory-limit mu'],
    ['Appropriate memory limits set', 'memory-limit u'],
    ['Autoscaler monitoring configured', ''],
    ['Rate limiting configured', 'rate-limiting'],
    ['Rollback plan documented', 'rollback-plan m'],
    ['Rollback plan reviewed', 'rollback-plan'],
    ['No hard-coded credentials', 'hardcoded-credentials u'],
    ['No hard-coded credentials in use', 'hardcoded-credentials u'],
    ['Customers told about the window', ''],
  ];
  for (const [text, expected] of table) it(`${text}: ${expected === '' ? 'nothing' : expected}`, () => { assert.equal(summary(bound(text)), expected); });
});

describe('items about a platform ask the rules of what they name', () => {
  const asked = ({ claims }: Binding): string => claims.flatMap(({ evidence }) => evidence.map(({ id, parameters }) => [id, ...Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`)].join(' '))).join(', ');
  const table: readonly (readonly [text: string, heading: string, can: string, evidence: string])[] = [
    ['Encryption at rest enabled', 'RDS', 'rds-encryption mu', 'db-encryption'],
    ['Encryption at rest enabled', 'Amazon S3', 's3-encryption mu', 'bucket-encryption'],
    ['Encryption at rest enabled for all EBS volumes', 'AWS', 'ebs-encryption u', 'ebs-encryption'],
    ['Encryption at rest enabled for databases and buckets', 'AWS', 'encryption-at-rest mu', 'db-encryption, bucket-encryption, cache-encryption-rest, ebs-encryption'],
    ['Encryption in transit enabled', 'ElastiCache', 'elasticache-encryption-transit mu', 'cache-encryption-transit'],
    ['Multi-AZ enabled', 'ElastiCache', 'elasticache-multi-az mu', 'cache-multi-az'],
    ['Point-in-time recovery enabled', 'DynamoDB', 'pitr mu', 'dynamodb-backup'],
    ['Automated backups enabled with 14-day retention', 'RDS', 'db-backup mu', 'db-backup days=14'],
    ['Load balancer access logging enabled', 'AWS', 'lb-access-logs mu', 'lb-access-logs'],
    ['TLS 1.2 configured on load balancer listeners', 'AWS', 'lb-tls-policy mu', 'lb-tls-policy min=1.2'],
    ['VPC flow logs enabled', 'AWS', 'vpc-flow-logs mu', 'vpc-flow-logs'],
    ['IMDSv2 required', 'EC2', 'imds mu', 'ec2-imds'],
    ['KMS key rotation enabled', 'AWS', 'kms-rotation mu', 'kms-rotation'],
    ['API key rotation enabled', 'AWS', '', ''],
    ['No wildcard actions in IAM policies', 'AWS', 'iam-wildcard u', 'iam-wildcard'],
    ['Terraform provider versions pinned', 'Code', 'version-pin mu', 'version-pin'],
    ['Image versions pinned', 'Terraform', '', ''],
    ['Outputs marked sensitive', 'Terraform', 'output-secret mu', 'output-secret'],
    ['Database replicated: 2 read replicas configured', 'AWS', 'read-replicas m', 'read-replicas'],
    ['At least 2 read replicas configured', 'AWS', 'read-replicas m', 'read-replicas min=2'],
    ['VPC configured (public/private subnets)', 'AWS', 'vpc-subnets m', 'resource type=aws_vpc,google_compute_network,azurerm_virtual_network, subnet kind=public, subnet kind=private'],
    ['Point-in-time recovery tested', 'DynamoDB', 'pitr', 'dynamodb-backup'],
  ];
  for (const [text, heading, can, evidence] of table) it(`${heading}: ${text}`, () => { assert.deepEqual([summary(bound(text, heading)), asked(bound(text, heading))], [can, evidence]); });

  it('all of several pieces must be met where none stands for another', () => {
    const binding = bound('VPC configured (public/private subnets)', 'AWS');
    const without = (missing: string) => ({ parameters }: Evidence): Answer => answer(parameters['kind'] === missing ? 0 : 1, 0);
    assert.equal(evaluate(binding, without('none')).verdict.kind, 'met');
    assert.equal(evaluate(binding, without('private')).verdict.kind, 'unknown');
  });
});

describe('the context gives the subject', () => {
  it('limits under Redis are those of Redis', () => {
    const { claims } = bound('Memory limits set', 'Production', 'Redis cache');
    assert.equal(claims[0]?.topic, 'redis-memory-limit');
    assert.equal(claims[0].evidence[0]?.scope?.subject, 'redis');
  });

  it('health checks under Docker are those of Compose', () => {
    assert.equal(bound('Health checks configured', 'Docker Compose').claims[0]?.evidence[0]?.scope?.platform, 'compose');
  });

  it('the same words under tests prove nothing', () => {
    assert.equal(summary(bound('Memory limits set', 'Production', 'Load tests')), 'memory-limit');
  });

  it('roles of an application are not those of Kubernetes', () => {
    assert.equal(summary(bound('Role-based access control implemented', 'Login')), '');
    assert.equal(summary(bound('Role-based access control implemented', 'Kubernetes cluster')), 'rbac m');
  });
});

describe('numbers become parameters', () => {
  const table: readonly (readonly [string, string, Evidence['parameters']])[] = [
    ['Memory limits: 3Gi maximum', 'memory-limit', { max: '3Gi' }],
    ['Memory limits set to at most 3Gi', 'memory-limit', { max: '3Gi' }],
    ['CPU requests: at least 200m', 'cpu-request', { min: '200m' }],
    ['At least 4 replicas configured', 'replicas', { min: 4 }],
    ['Update strategy: RollingUpdate', 'rolling-update', { strategy: 'RollingUpdate' }],
    ['MaxSurge: 25%', 'rolling-update', { maxSurge: '25%' }],
    ['Pod disruption budget set (minAvailable: 3)', 'pdb-amount', { minAvailable: 3 }],
    ['Grace period: 2 minutes', 'grace-period', { minimum: 120, required: true }],
    ['Runs as non-root (UID 4711)', 'run-as-non-root', { uid: 4711 }],
    ['Probe timeouts set (2-6s)', 'probe-timings', { minimumTimeout: 2, maximumTimeout: 6 }],
    ['`LOG_LEVEL=WARN` set', 'log-level', { level: 'WARN' }],
    ['PostgreSQL 16+ deployed', 'version', { of: 'postgres', min: '16' }],
  ];
  for (const [text, id, parameters] of table) {
    it(text, () => { assert.deepEqual(bound(text).claims[0]?.evidence.find(one => one.id === id)?.parameters, parameters); });
  }

  it('of what concerns the whole repository, the linter runs with them', () => {
    const [item] = read('- [ ] Memory limits: 3Gi maximum\n').items;
    assert.ok(item !== undefined);
    assert.deepEqual(demandsOf([[item, bind(item)]]).map(({ ruleId, parameters, origin }) => [ruleId, parameters, origin]), [['memory-limit', { max: '3Gi' }, 'suggested']]);
  });
});

describe('verdicts', () => {
  const binding = bound('Memory limits set');

  it('an empty set is never met', () => {
    assert.equal(said(binding, answer(0, 0)), 'unknown');
    assert.equal(evaluate({ claims: [], because: undefined }, () => answer(1, 0)).verdict.kind, 'unknown');
  });

  it('what is decided elsewhere is not judged, unless something is found', () => {
    assert.equal(said(binding, answer(3, 0, 1)), 'unknown');
    assert.equal(said(binding, answer(3, 1, 1)), 'unmet');
    assert.equal(said(binding, { kind: 'unasked', because: 'no' }), 'unknown');
  });

  it('absence of what may be elsewhere is unknown', () => {
    assert.equal(said(bound('Network policies configured'), { kind: 'fact', holds: false, because: 'none', at: [] }), 'unknown');
  });

  it('of several topics all must be met', () => {
    const both = bound('CPU and memory limits configured');
    const one = (bad: string): string => evaluate(both, ({ id }) => answer(1, id === bad ? 1 : 0)).verdict.kind;
    assert.equal(said(both, answer(1, 0)), 'met');
    assert.equal(one('cpu-limit'), 'unmet');
    assert.equal(evaluate(both, ({ id }) => (id === 'cpu-limit' ? answer(0, 0) : answer(1, 0))).verdict.kind, 'unknown');
  });

  it('a ticked box whose evidence is unmet is refuted', () => {
    const [item] = read('- [x] Memory limits set\n').items;
    assert.ok(item !== undefined && isRefuted(item, evaluate(bind(item), () => answer(1, 1))));
    assert.ok(!isRefuted(item, evaluate(bind(item), () => answer(1, 0))));
    assert.ok(!isRefuted({ ticked: false }, evaluate(bind(item), () => answer(1, 1))));
  });

  it('what a person accepted or refused goes before what the words suggest', () => {
    const [item] = read('- [ ] Memory limits set\n').items;
    assert.ok(item !== undefined);
    assert.deepEqual(bind(item, { refused: ['memory-limit'] }).claims, []);
    const accepted = read('- [ ] x <!-- seaworthy: cpu-limit -->\n').items[0]?.annotations ?? [];
    assert.deepEqual(bind(item, { accepted }).claims.map(({ topic, origin }) => [topic, origin]), [['cpu-limit', 'accepted']]);
  });
});

it('every parameter of a rule that there is, is one that the rule has', () => {
  const [item] = read('- [ ] x\n').items;
  assert.ok(item !== undefined);
  const everything = new Proxy<Readonly<Record<string, string>>>({}, { get: () => '1' });
  const words = { item, nouns: '', sentence: '', around: [], scope: { subject: undefined, platform: undefined } };
  const unknown = TOPICS.flatMap(({ topic, evidence }) => evidence.flatMap(source => source(topic === 'env-var' ? {} : everything, words))).flatMap(({ kind, id, parameters }) => {
    const rule = RULES.find(one => one.id === id);
    return kind !== 'rule' || rule === undefined ? [] : Object.keys(parameters).filter(name => !(name in rule.parameters)).map(name => `${id} ${name}`);
  });
  assert.deepEqual([...new Set(unknown)], []);
});

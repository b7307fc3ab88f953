import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hclFiles } from '../../src/cli/hcl-files.ts';
import { ChecklistWorkspace, Workspace } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const ROOT = { uri: '/repo', name: 'repo' };

type Contents = Readonly<Record<string, string>>;

/** The verdict and its reason for each item. */
async function said(checklist: string, contents: Contents): Promise<readonly (readonly [string, string])[]> {
  const files = new MemoryFiles({ '/repo/checklist.md': checklist, ...Object.fromEntries(Object.entries(contents).map(([path, text]) => [`/repo/${path}`, text])) });
  const yieldNow = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const workspace = new Workspace({ files, hclFiles, folders: [ROOT], now: () => 0, yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders: [ROOT], yieldNow });
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await checklists.idle();
  return checklists.list('/repo/checklist.md')?.status.items.map(({ evaluation: { verdict } }) => [verdict.kind, verdict.because] as const) ?? [];
}

async function verdict(item: string, tf: string | Contents, above = ''): Promise<string> {
  return (await said(`${above}- [ ] ${item}\n`, typeof tf === 'string' ? { 'main.tf': tf } : tf)).at(-1)?.[0] ?? 'no item';
}

const annotated = (words: string): string => `x <!-- seaworthy: ${words} -->`;
const NETWORK = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
`;
const subnet = (name: string, more = ''): string => `resource "aws_subnet" "${name}" {\n  vpc_id = aws_vpc.main.id\n  ${more}\n}\n`;
const database = (name: string, more = ''): string => `resource "aws_db_instance" "${name}" {\n  identifier = "${name}"\n  engine = "postgres"\n  ${more}\n}\n`;

describe('what Terraform declares', () => {
  test('is proven where it is created for certain, and is never refuted', async () => {
    const item = annotated('resource type=aws_vpc');
    assert.deepEqual(await said(`- [ ] ${item}\n`, { 'main.tf': NETWORK }), [['met', 'aws_vpc main is declared in main.tf.']]);
    assert.equal(await verdict(item, subnet('a')), 'unknown');
    assert.equal(await verdict(item, 'data "aws_vpc" "main" {\n  default = true\n}\n'), 'unknown', 'what is looked up is not declared here');
    assert.equal(await verdict(item, 'resource "aws_vpc" "main" {\n  count = 0\n}\n'), 'unknown');
    assert.equal(await verdict(item, 'variable "on" {}\nresource "aws_vpc" "main" {\n  count = var.on ? 1 : 0\n}\n'), 'unknown');
    assert.equal(await verdict(item, 'variable "on" {\n  default = true\n}\nresource "aws_vpc" "main" {\n  count = var.on ? 1 : 0\n}\n'), 'met');
  });

  test('in a module counts where the module is called for certain', async () => {
    const item = annotated('resource type=aws_vpc');
    const called = (more: string): Contents => ({ 'main.tf': `variable "on" {}\nmodule "net" {\n  source = "./net"\n  ${more}\n}\n`, 'net/main.tf': NETWORK });
    assert.equal(await verdict(item, called('')), 'met');
    assert.equal(await verdict(item, called('count = var.on ? 1 : 0')), 'unknown');
  });

  test('with attributes is one that says them', async () => {
    const item = annotated('resource type=aws_lb has=access_logs.enabled,idle_timeout');
    assert.equal(await verdict(item, 'resource "aws_lb" "a" {\n  idle_timeout = 30\n  access_logs {\n    enabled = true\n  }\n}\n'), 'met');
    assert.equal(await verdict(item, 'resource "aws_lb" "a" {\n  idle_timeout = 30\n}\n'), 'unknown');
  });

  test('is asked for under the heading of a database, too', async () => {
    assert.equal(await verdict('Connection pooling configured', 'resource "aws_db_proxy" "main" {\n  name = "main"\n}\n', '# PostgreSQL\n'), 'met');
  });
});

describe('subnets', () => {
  const item = 'VPC and networking configured (public/private subnets)';

  test('of both kinds are met where both are declared in a network', async () => {
    const both = NETWORK + subnet('public', 'map_public_ip_on_launch = true') + subnet('private');
    assert.equal(await verdict(item, both), 'met');
    assert.equal(await verdict(item, NETWORK + subnet('front', 'map_public_ip_on_launch = true') + subnet('back', 'tags = { Name = "shop-private-a" }')), 'met');
  });

  test('of one kind, without a network, or of names that say nothing, prove nothing', async () => {
    assert.equal(await verdict(item, NETWORK), 'unknown');
    assert.equal(await verdict(item, NETWORK + subnet('public') + subnet('a')), 'unknown');
    assert.equal(await verdict(item, NETWORK + subnet('public') + subnet('private', 'map_public_ip_on_launch = true')), 'unknown');
    assert.equal(await verdict(item, NETWORK + subnet('public') + subnet('private', 'map_public_ip_on_launch = var.public') + 'variable "public" {}\n'), 'unknown');
    assert.equal(await verdict(item, subnet('public') + subnet('private')), 'unknown');
  });
});

describe('copies to read from', () => {
  const item = 'At least 2 read replicas configured';
  const replica = (name: string, of: string, more = ''): string => database(name, `replicate_source_db = aws_db_instance.${of}.identifier\n  ${more}`);

  test('are counted for one database', async () => {
    assert.equal(await verdict(item, database('main') + replica('a', 'main') + replica('b', 'main')), 'met');
    assert.equal(await verdict(item, database('main') + replica('a', 'main', 'count = 2')), 'met');
    assert.equal(await verdict(item, database('main') + replica('a', 'main')), 'unknown');
    assert.equal(await verdict(item, database('main') + replica('a', 'main') + database('other') + replica('b', 'other')), 'unknown');
  });

  test('of Aurora are all instances but one', async () => {
    const cluster = (count: number): string => `resource "aws_rds_cluster" "main" {\n  cluster_identifier = "main"\n  engine = "aurora-postgresql"\n}\nresource "aws_rds_cluster_instance" "one" {\n  count = ${String(count)}\n  cluster_identifier = aws_rds_cluster.main.id\n  engine = "aurora-postgresql"\n}\n`;
    assert.equal(await verdict(item, cluster(3)), 'met');
    assert.equal(await verdict(item, cluster(2)), 'unknown');
  });
});

describe('items about the platform', () => {
  const bucket = 'resource "aws_s3_bucket" "a" {\n  bucket = "a"\n}\n';
  const plain = database('main', 'storage_encrypted = false');
  const encrypted = database('main', 'storage_encrypted = true\n  multi_az = true\n  backup_retention_period = 7\n  deletion_protection = true');

  test('ask the rules of the store that they name, and of no other', async () => {
    const cache = 'resource "aws_elasticache_replication_group" "c" {\n  replication_group_id = "c"\n  at_rest_encryption_enabled = false\n}\n';
    assert.equal(await verdict('Encryption at rest enabled for RDS', encrypted + cache), 'met');
    assert.equal(await verdict('Encryption at rest enabled for RDS', plain), 'unmet');
    assert.equal(await verdict('Encryption at rest enabled for ElastiCache', encrypted + cache), 'unmet');
    assert.equal(await verdict('Encryption at rest enabled for databases and caches', encrypted + cache), 'unmet');
    assert.equal(await verdict('Encryption at rest enabled', encrypted + cache, '## RDS\n'), 'met');
  });

  test('take their numbers along', async () => {
    assert.equal(await verdict('Automated RDS backups configured with 7-day retention', encrypted), 'met');
    assert.equal(await verdict('Automated RDS backups configured with 30-day retention', encrypted), 'unmet');
    assert.equal(await verdict('Multi-AZ enabled for the database', encrypted), 'met');
    assert.equal(await verdict('PostgreSQL RDS instance provisioned with Multi-AZ', plain), 'unmet');
    assert.equal(await verdict('Versioning enabled on S3 buckets', bucket), 'unmet');
    assert.equal(await verdict('Versioning enabled on S3 buckets', encrypted), 'unknown', 'there is no bucket');
  });

  test('about the code itself ask for its state, versions and tags', async () => {
    const applied = (backend: string): string => `terraform {\n  required_version = ">= 1.9"\n${backend}}\nprovider "aws" {\n  region = "eu-west-1"\n}\n`;
    const s3 = applied('  backend "s3" {\n    bucket = "state"\n    key = "a"\n    region = "eu-west-1"\n    dynamodb_table = "locks"\n    encrypt = true\n  }\n');
    assert.equal(await verdict('Terraform state backend configured (S3 + DynamoDB)', s3), 'met');
    assert.equal(await verdict('Terraform state backend configured (S3 + DynamoDB)', applied('')), 'unmet');
    assert.equal(await verdict('Provider versions pinned', `${applied('')}${bucket}`, '## Terraform\n'), 'unmet');
    const tagged = 'provider "aws" {\n  region = "eu-west-1"\n}\nresource "aws_s3_bucket" "b" {\n  tags = { owner = "shop" }\n}\n';
    assert.equal(await verdict(annotated('tags tags=owner'), tagged), 'met');
    assert.equal(await verdict(annotated('tags tags=owner'), tagged + bucket), 'unmet');
  });

  test('are judged by its files alone, where an annotation says so', async () => {
    const compose = { 'compose.yaml': 'services:\n  web:\n    image: example.com/web:latest\n' };
    const task = 'resource "aws_ecs_task_definition" "web" {\n  family = "web"\n  container_definitions = jsonencode([{ name = "web", image = "example.com/web:1.4.2" }])\n}\n';
    assert.equal(await verdict(annotated('image-tag in=terraform'), { ...compose, 'main.tf': task }), 'met');
    assert.equal(await verdict(annotated('image-tag in=compose'), { ...compose, 'main.tf': task }), 'unmet');
    assert.equal(await verdict(annotated('service image=example.com/web in=kubernetes'), { ...compose, 'main.tf': task }), 'unknown');
  });

  test('find the file of variables in whichever folder it is', async () => {
    const item = 'Variables file configured (`terraform.tfvars`)';
    assert.equal(await verdict(item, { 'infra/main.tf': NETWORK, 'infra/terraform.tfvars': 'a = 1\n' }), 'met');
    assert.equal(await verdict(item, NETWORK), 'unknown');
  });
});

describe('classes of storage', () => {
  const item = 'Fast SSD storage classes configured';
  const kubernetes = (type: string): Contents => ({ 'sc.yaml': `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata:\n  name: fast\nprovisioner: ebs.csi.aws.com\nparameters:\n  type: ${type}\n` });

  test('are on SSDs where their driver calls them so, in Kubernetes and in Terraform', async () => {
    assert.equal(await verdict(item, kubernetes('gp3')), 'met');
    assert.equal(await verdict(item, kubernetes('st1')), 'unknown');
    assert.equal(await verdict(item, kubernetes('"{{ .Values.type }}"')), 'unknown');
    assert.equal(await verdict('Storage classes configured', kubernetes('st1')), 'met');
    assert.equal(await verdict(item, 'resource "kubernetes_storage_class_v1" "fast" {\n  metadata {\n    name = "fast"\n  }\n  storage_provisioner = "pd.csi.storage.gke.io"\n  parameters = {\n    type = "pd-ssd"\n  }\n}\n'), 'met');
  });
});

describe('alerts and who hears of them', () => {
  const item = 'Critical alerts configured';
  const rules = (severity: string, indent = ''): string => `groups:\n  - name: shop\n    rules:\n      - alert: Down\n        expr: up == 0\n        labels:\n          severity: ${severity}\n`.replace(/^(?=.)/gm, indent);

  test('of a severity are proven by a PrometheusRule, or by a file of rules', async () => {
    const object = (severity: string): Contents => ({ 'k8s/monitor.yaml': `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: shop\nspec:\n${rules(severity, '  ')}` });
    assert.equal(await verdict(item, object('critical')), 'met');
    assert.equal(await verdict(item, object('warning')), 'unknown');
    assert.equal(await verdict('Alert rules configured', object('warning')), 'met');
    assert.equal(await verdict(item, { 'prometheus/alerts.yml': rules('"critical"') }), 'met');
    assert.equal(await verdict(item, { 'prometheus/alerts.yml': rules('warning # not severity: critical') }), 'unknown');
    assert.equal(await verdict(item, { 'alertmanager.yml': 'route:\n  routes:\n    - match:\n        severity: critical\n' }), 'unknown', 'a route is no alert');
  });

  test('lead to those that are named', async () => {
    const routing = 'Alert channels configured (Slack, PagerDuty)';
    const slack = 'receivers:\n  - name: ops\n    slack_configs:\n      - channel: ops\n';
    assert.equal(await verdict(routing, { 'alertmanager.yml': `${slack}    pagerduty_configs:\n      - service_key: x\n` }), 'met');
    assert.equal(await verdict(routing, { 'alertmanager.yml': slack }), 'unknown');
  });
});

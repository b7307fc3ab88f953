import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, rulesetOf } from '../../../src/engine/index.ts';
import type { RuleChoice } from '../../../src/engine/index.ts';
import { lintIn } from '../../support/terraform.ts';

// As in not-examined.test.ts: good may tick a box, unknown may not.

type Said = 'good' | 'unknown' | 'not-applicable' | 'found';

function said(ruleId: string, text: string, parameters: RuleChoice['parameters'] = {}): Said {
  const rules = RULES.filter(({ id }) => id === ruleId);
  const choices = new Map(rules.map(({ id, meta }) => [id, { severity: meta.severity, parameters }]));
  assert.equal(rules.length, 1);
  const { tallies } = lintIn({ 'main.tf': text }, 'main.tf', rulesetOf(rules, 'strict', choices)).report;
  const { examined = 0, found = 0, unknown = 0 } = tallies.get(ruleId) ?? {};
  return found > 0 ? 'found' : unknown > 0 ? 'unknown' : examined > 0 ? 'good' : 'not-applicable';
}

describe('the subnets of a network', () => {
  const network = (...subnets: readonly string[]): string =>
    `variable "given" {}\nresource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n${subnets.map((own, i) => `resource "aws_subnet" "s${String(i)}" {\n  vpc_id = aws_vpc.main.id\n  ${own}\n}\n`).join('')}`;

  test('two zones are two', () => {
    assert.equal(said('vpc-subnets', network('availability_zone = "eu-central-1a"', 'availability_zone = "eu-central-1b"')), 'good');
  });

  test('a zone that is not known may be the one that is', () => {
    assert.equal(said('vpc-subnets', network('availability_zone = "eu-central-1a"', 'availability_zone = var.given')), 'unknown');
    assert.equal(said('vpc-subnets', network('availability_zone = "eu-central-1a"', 'availability_zone = "eu-central-1b"', 'availability_zone = var.given')), 'good');
  });

  test('a subnet of which it is not known may be public as all others are', () => {
    const zones = ['a', 'b'].map(letter => `availability_zone = "eu-central-1${letter}"\n  map_public_ip_on_launch = `);
    assert.equal(said('vpc-subnets', network(`${zones[0] ?? ''}true`, `${zones[1] ?? ''}var.given`)), 'unknown');
    assert.equal(said('vpc-subnets', network(`${zones[0] ?? ''}false`, `${zones[1] ?? ''}var.given`)), 'good');
  });
});

describe('the version of a database', () => {
  const database = (engine: string, version = ''): string => `resource "aws_db_instance" "main" {\n  engine = "${engine}"\n${version === '' ? '' : `  engine_version = "${version}"\n`}}\n`;

  test('one that the platform supports, and one that it takes by itself', () => {
    assert.equal(said('db-version', database('postgres', '16.3')), 'good');
    assert.equal(said('db-version', database('postgres')), 'good');
  });

  test('of an engine whose dates are not known nothing is proved', () => {
    assert.equal(said('db-version', database('sqlserver-ex', '11.00.7507.2.v1')), 'unknown');
  });

  test('whether the one that the platform takes is enough for the team is not known', () => {
    assert.equal(said('db-version', database('postgres'), { postgres: '17' }), 'unknown');
    assert.equal(said('db-version', database('mysql'), { postgres: '17' }), 'good');
  });
});

describe('the list of a subnet', () => {
  const list = (deny: string): string => `variable "given" {}\nresource "aws_network_acl" "main" {\n  vpc_id = "vpc-1"\n\n  ingress {\n    action = "deny"\n${deny}  }\n\n  ingress {\n    rule_no    = 100\n    action     = "allow"\n    protocol   = "tcp"\n    from_port  = 22\n    to_port    = 22\n    cidr_block = "0.0.0.0/0"\n  }\n}\n`;
  const ssh = '    protocol   = "tcp"\n    from_port  = 22\n    to_port    = 22\n';

  test('what is denied to everybody before is closed', () => {
    assert.equal(said('nacl-open', list(`    rule_no    = 90\n${ssh}    cidr_block = "0.0.0.0/0"\n`)), 'good');
  });

  test('what is denied to some, or over IPv6 alone, is open', () => {
    assert.equal(said('nacl-open', list(`    rule_no    = 90\n${ssh}    cidr_block = "10.0.0.0/8"\n`)), 'found');
    assert.equal(said('nacl-open', list(`    rule_no    = 90\n${ssh}    ipv6_cidr_block = "::/0"\n`)), 'found');
  });

  test('a denial of which something is not known may close it', () => {
    assert.equal(said('nacl-open', list(`    rule_no    = var.given\n${ssh}    cidr_block = "0.0.0.0/0"\n`)), 'unknown');
    assert.equal(said('nacl-open', list(`    rule_no    = 90\n    protocol   = var.given\n    cidr_block = "0.0.0.0/0"\n`)), 'unknown');
    assert.equal(said('nacl-open', list(`    rule_no    = 90\n${ssh}    cidr_block = var.given\n`)), 'unknown');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkWithin } from '../../../src/engine/model/values/checks-within.ts';
import type { Setting } from '../../../src/engine/model/values/checks-within.ts';

const nothing: Setting = () => ({ kind: 'absent' });
const set = (variable: string, value?: string): Setting => name => (name !== variable ? { kind: 'absent' } : value === undefined ? { kind: 'unknown' } : { kind: 'known', value });
const asked = (reference: string, setting = nothing): string | undefined => checkWithin(reference, setting)?.join(' ');

describe('how a container of a known image is asked from within', () => {
  it('by the command that its makers give it', () => {
    assert.equal(asked('postgres:17.2'), 'pg_isready -U postgres');
    assert.equal(asked('mysql:8.4'), 'mysqladmin ping -h 127.0.0.1');
    assert.equal(asked('mariadb:11.4'), 'healthcheck.sh --connect --innodb_initialized');
    assert.equal(asked('redis:7.4.1'), 'redis-cli ping');
    assert.equal(asked('valkey/valkey:8'), 'valkey-cli ping');
    assert.equal(asked('rabbitmq:4.0'), 'rabbitmq-diagnostics -q check_port_connectivity');
    assert.equal(asked('mongo:8'), "mongosh --quiet --eval db.adminCommand('ping')");
    assert.equal(asked('apache/kafka:3.9.0'), '/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092');
  });

  it('as the user that the database is made with', () => {
    assert.equal(asked('postgres:17.2', set('POSTGRES_USER', 'shop')), 'pg_isready -U shop');
    assert.equal(asked('postgres:17.2', set('POSTGRES_USER')), '/bin/sh -c pg_isready -U "$POSTGRES_USER"');
  });

  it('with TLS, unless it is switched off', () => {
    const image = 'docker.elastic.co/elasticsearch/elasticsearch:8.17.0';
    assert.equal(asked(image), 'curl -ksS -o /dev/null https://127.0.0.1:9200');
    assert.equal(asked(image, set('xpack.security.enabled', 'false')), 'curl -fsS -o /dev/null http://127.0.0.1:9200/_cluster/health');
    assert.equal(asked(image, set('xpack.security.enabled')), undefined);
    assert.equal(asked('opensearchproject/opensearch:2.18.0', set('DISABLE_SECURITY_PLUGIN', 'true')), 'curl -fsS -o /dev/null http://127.0.0.1:9200/_cluster/health');
  });

  it('with what the base image has: busybox in Alpine, curl in nginx, bash in Keycloak', () => {
    assert.equal(asked('nginx:1.27-alpine'), 'wget -q --spider http://127.0.0.1/');
    assert.equal(asked('nginx:1.27'), 'curl -fsS -o /dev/null http://127.0.0.1/');
    assert.equal(asked('memcached:1.6-alpine'), 'nc -z 127.0.0.1 11211');
    assert.match(asked('quay.io/keycloak/keycloak:26.0') ?? '', /^bash -c .*dev\/tcp\/localhost\/9000$/);
  });

  it('not at all where it has nothing to ask with, or nothing that is known', () => {
    for (const reference of ['memcached:1.6', 'nats:2.10', 'qdrant/qdrant:v1.12.0', 'grafana/loki:3.3.0', 'example.com/web:1.4.2', 'Not an image']) assert.equal(asked(reference), undefined, reference);
  });
});
